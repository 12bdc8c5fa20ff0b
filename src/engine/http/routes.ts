import { Body, Get, Param, Post, Query, Res, type Type } from '@nestjs/common';
import {
  ApiBody,
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Chapter, Context } from '../../kernel/context.js';
import type { By } from '../by.js';
import { Issue } from '../issue.js';
import { Look, type View } from '../look.js';
import { positionToken } from '../position.js';
import { Replay } from '../replay.js';
import type { Declared, Runtime } from '../runtime.js';
import {
  After,
  CommandAnswer,
  HistoryAnswer,
  HistoryQuery,
  ProblemDocument,
  StateAnswer,
} from './answers.dto.js';
import { controller, type Parameter, type Route, type Served } from './controller.js';
import { IdPipe } from './validation.js';
import { Who } from './who.js';

/** `HoldSession` → `hold-session`. */
export const kebab = (name: string): string =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

const id: Parameter = [Param('id', IdPipe), String];
const who: Parameter = [Who(), Object];
const reply: Parameter = [Res({ passthrough: true }), Object];
const body = (type: Type): Parameter => [Body(), type];
const query = (type: Type): Parameter => [Query(), type];

const problem = (status: number | '4XX' | '5XX', description: string) =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } },
  });

const idParameter = ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });
const header = (name: string, description: string) => ApiHeader({ name, description, required: false });

/** What any address may answer. */
export const problems = [
  problem('4XX', 'Refused or not as documented; `code` says which.'),
  problem('5XX', 'Try again; with the same Idempotency-Key nothing happens twice.'),
];

const always = [
  header('Correlation-Id', 'Ties together what one request sets off; made up when absent.'),
  ...problems,
];

const answered = (runtime: Runtime, to: FastifyReply, issued: Awaited<ReturnType<typeof issuedBy>>) => {
  void to.status(issued.facts.length > 0 ? 201 : 200).header('ETag', `"${issued.version}"`);
  return { ...issued, position: positionToken(runtime.journal, issued.position) };
};

const issuedBy = ({ commands }: Served, request: Issue) => commands.execute(request);

const commandRoute = (context: Context, chapter: Chapter, command: string, summary: string): Route => {
  const type = chapter.commands[command]! as Type<object>;
  const opens = command === context.creates;
  const path = opens ? '' : [':id', ...(context.flat ? [] : [chapter.name]), kebab(command)].join('/');
  const issue = async (
    served: Served,
    subject: string | undefined,
    asked: object,
    by: By,
    to: FastifyReply,
  ) =>
    answered(
      served.runtime,
      to,
      await issuedBy(served, new Issue(context.name, subject, command, asked, by)),
    );
  return {
    name: command,
    verb: Post(path),
    parameters: opens ? [body(type), who, reply] : [id, body(type), who, reply],
    documentation: [
      ApiOperation({ summary, operationId: command }),
      ApiBody({ type }),
      header(
        'Idempotency-Key',
        'The same key with the same body takes effect once, however often it is sent.',
      ),
      ...(opens
        ? []
        : [idParameter, header('If-Match', 'ETag of the version that you decided on; another one is 412.')]),
      header('Legal-Basis', 'Legal ground of this entry, if it is not the usual one.'),
      ApiResponse({
        status: 201,
        description: 'Recorded.',
        type: CommandAnswer,
        headers: { ETag: { schema: { type: 'string' } } },
      }),
      ApiResponse({ status: 200, description: 'There was nothing new to record.', type: CommandAnswer }),
      ...always,
    ],
    run: opens
      ? (served, asked: object, by: By, to: FastifyReply) => issue(served, undefined, asked, by, to)
      : (served, subject: string, asked: object, by: By, to: FastifyReply) =>
          issue(served, subject, asked, by, to),
  };
};

const historyRoutes = (context: Context): readonly Route[] => [
  {
    name: `read${context.name}`,
    verb: Get(':id'),
    parameters: [id, query(After), who, reply],
    documentation: [
      ApiOperation({
        summary: `The present state of one ${context.name}, by chapter.`,
        operationId: `read-${context.name}`,
      }),
      idParameter,
      ApiResponse({ status: 200, type: StateAnswer }),
      ...always,
    ],
    run: async ({ queries }, subject: string, asked: After, by: By, to: FastifyReply) => {
      const { entries: _, ...state } = await queries.execute(new Replay(context.name, subject, asked, by));
      void to.header('ETag', `"${state.version}"`);
      return state;
    },
  },
  {
    name: `replay${context.name}`,
    verb: Get(':id/history'),
    parameters: [id, query(HistoryQuery), who],
    documentation: [
      ApiOperation({
        summary: `The history of one ${context.name}: each fact as stored and as read today, and the state at that point.`,
        operationId: `replay-${context.name}`,
      }),
      idParameter,
      ApiResponse({ status: 200, type: HistoryAnswer }),
      ...always,
    ],
    run: ({ queries }, subject: string, asked: HistoryQuery, by: By) =>
      queries.execute(new Replay(context.name, subject, asked, by)),
  },
];

/** One POST for each command, one GET for a state and one for a history. */
const contextController = (context: Context, summaries: Readonly<Record<string, string>>): Type =>
  controller(`${context.name}Controller`, context.path, context.path, [
    ...context.chapters.flatMap((chapter) =>
      Object.keys(chapter.commands).map((command) =>
        commandRoute(context, chapter, command, summaries[command] ?? command),
      ),
    ),
    ...historyRoutes(context),
  ]);

/** One GET for each view. */
const viewController = (view: View): Type => {
  const page = {
    type: 'object',
    required: ['rows'],
    properties: {
      rows: { type: 'array', items: { $ref: getSchemaPath(view.row) } },
      next: { type: 'string', description: 'Cursor of the next page, absent on the last.' },
    },
  };
  const served = controller(`${view.name}View`, view.name, 'views', [
    {
      name: view.name,
      verb: Get(),
      parameters: [query(view.query), who],
      documentation: [
        ApiOperation({ summary: view.summary, operationId: `look-${view.name}` }),
        ApiResponse({ status: 200, schema: page }),
        ...always,
      ],
      run: ({ queries }, asked: object, by: By) => queries.execute(new Look(view, asked, by)),
    },
  ]);
  ApiExtraModels(view.row)(served);
  return served;
};

export const controllersOf = (
  { contexts, views }: Declared,
  summaries: Readonly<Record<string, string>>,
): Type[] => [
  ...contexts.map((context) => contextController(context, summaries)),
  ...views.map(viewController),
];
