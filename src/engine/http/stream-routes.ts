import { hash } from 'node:crypto';
import { Get, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { By } from '../by.js';
import { type StreamView, Tell } from '../tell.js';
import { AsOf } from './answers.dto.js';
import type { Route } from './controller.js';
import { always, id, idParameter, query, reply, who } from './documentation.js';

const JSON_TYPE = 'application/json';

/** Each form as the documentation has it: what is JSON has a schema, the others are bytes. */
const contentOf = ({ answer, files = {} }: StreamView) =>
  Object.fromEntries(
    Object.values(files).map(({ type }) => [
      type.replace(/;.*/, ''),
      {
        schema: type.startsWith(JSON_TYPE)
          ? { $ref: getSchemaPath(answer) }
          : { type: 'string' as const, format: 'binary' },
      },
    ]),
  );

const toldRun =
  (view: StreamView): Route['run'] =>
  ({ queries }, subject: string, asked: AsOf, by: By) =>
    queries.execute(new Tell(view, subject, asked, by));

/** The bytes of the form that is asked for, with their digest (RFC 9530), so that a reader can compare. */
const fileRun =
  (view: StreamView, files: NonNullable<StreamView['files']>): Route['run'] =>
  async ({ queries }, subject: string, asked: AsOf & { format?: string }, by: By, to: FastifyReply) => {
    const format = asked.format ?? Object.keys(files)[0]!;
    const { type, of } = files[format]!;
    const bytes = await of((await queries.execute(new Tell(view, subject, asked, by))) as never);
    void to
      .type(type)
      .header('Content-Disposition', `attachment; filename="${view.name}-${subject}.${format}"`)
      .header('Repr-Digest', `sha-256=:${hash('sha256', bytes, 'base64')}:`);
    return new StreamableFile(bytes);
  };

/** A GET for a view of a single stream. */
export const streamRoute = (view: StreamView): Route => ({
  name: `tell${view.name}`,
  verb: Get(`:id/${view.name}`),
  parameters: [id, query(view.query ?? AsOf), who, ...(view.files ? [reply] : [])],
  documentation: [
    ApiOperation({ summary: view.summary, operationId: `tell-${view.name}` }),
    idParameter,
    view.files
      ? ApiResponse({ status: 200, content: contentOf(view) })
      : ApiResponse({ status: 200, type: view.answer }),
    ...always,
  ],
  run: view.files ? fileRun(view, view.files) : toldRun(view),
});
