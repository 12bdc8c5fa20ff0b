import { Get, HttpCode, Post, type Type } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { By } from '../by.js';
import type { Dialect } from '../csv.js';
import { Look, type Page, type View } from '../look.js';
import { controller, type Route, type Served } from './controller.js';
import { always, body, query, reply, request, who } from './documentation.js';
import { csvOf, dialectOf, sendCsv } from './table.js';

/** Rows that an export reads at once. */
const EXPORTED = 500;

type Asked = object & { readonly format?: 'json' | Dialect };

const text = { schema: { type: 'string' as const } };

const json = ({ row }: View) => ({
  schema: {
    type: 'object' as const,
    required: ['rows'],
    properties: {
      rows: { type: 'array', items: { $ref: getSchemaPath(row) } },
      next: { type: 'string', description: 'Cursor of the next page, absent on the last.' },
    },
  },
});

const page = ({ rows, next }: Page) => ({ rows, next });

const ask = ({ queries }: Served, view: View, asked: object, by: By): Promise<Page> =>
  queries.execute(new Look(view, asked, by));

/** By POST, because addresses are logged on many ways. */
const confidential = (view: View): Omit<Route, 'name'> => ({
  verb: Post(),
  parameters: [body(view.query), who],
  documentation: [
    ApiBody({ type: view.query }),
    HttpCode(200),
    ApiResponse({ status: 200, content: { 'application/json': json(view) } }),
  ],
  run: async (served, asked: object, by: By) => page(await ask(served, view, asked, by)),
});

/** As a text of a format of its own, such as a calendar. */
const formatted = (view: View, { type, of }: NonNullable<View['format']>): Omit<Route, 'name'> => ({
  verb: Get(),
  parameters: [query(view.query), who, reply],
  documentation: [ApiResponse({ status: 200, content: { [type]: text } })],
  run: async (served, asked: object, by: By, to: FastifyReply) => {
    void to.type(`${type}; charset=utf-8`);
    return of((await ask(served, view, asked, by)).rows);
  },
});

/** A page of rows, or all of them for a spreadsheet. */
const listed = (view: View): Omit<Route, 'name'> => ({
  verb: Get(),
  parameters: [query(view.query), who, request, reply],
  documentation: [
    ApiResponse({
      status: 200,
      description: 'A page of rows; as text/csv all rows from there on.',
      content: { 'application/json': json(view), 'text/csv': text },
    }),
  ],
  run: async (served, asked: Asked, by: By, from: FastifyRequest, to: FastifyReply) => {
    const dialect = dialectOf(from, asked);
    if (!dialect) return page(await ask(served, view, asked, by));
    const more = (cursor?: string) =>
      ask(served, view, { ...asked, format: dialect, limit: EXPORTED, ...(cursor && { cursor }) }, by);
    return sendCsv(to, view.name, csvOf(await more(), more, dialect));
  },
});

const routeOf = (view: View): Omit<Route, 'name'> => {
  if (view.confidential) return confidential(view);
  return view.format ? formatted(view, view.format) : listed(view);
};

/** One route for each view. */
export const viewController = (view: View): Type => {
  const { documentation, ...route } = routeOf(view);
  const served = controller(`${view.name}View`, view.name, 'views', [
    {
      name: view.name,
      ...route,
      documentation: [
        ApiOperation({ summary: view.summary, operationId: `look-${view.name}` }),
        ...documentation,
        ...always,
      ],
    },
  ]);
  if (!view.format) ApiExtraModels(view.row)(served);
  return served;
};
