import { Get, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Context } from '../../kernel/context.js';
import type { By } from '../by.js';
import { Recall, Replay } from '../replay.js';
import type { Declared } from '../runtime.js';
import type { StreamView } from '../tell.js';
import { AsOf, HistoryAnswer, StateAnswer } from './answers.dto.js';
import { commandRoutes } from './command-routes.js';
import { controller, type Route } from './controller.js';
import { always, id, idParameter, query, who, reply } from './documentation.js';
import { importRoutes } from './import-routes.js';
import { streamRoute } from './stream-routes.js';
import { viewController } from './view-routes.js';

const historyRoutes = (context: Context): readonly Route[] => [
  {
    name: `read${context.name}`,
    verb: Get(':id'),
    parameters: [id, query(AsOf), who, reply],
    documentation: [
      ApiOperation({
        summary: `The state of one ${context.name}, by chapter: now, or at a point of its history.`,
        operationId: `read-${context.name}`,
      }),
      idParameter,
      ApiResponse({ status: 200, type: StateAnswer }),
      ...always,
    ],
    run: async ({ queries }, subject: string, asked: AsOf, by: By, to: FastifyReply) => {
      const state = await queries.execute(new Recall(context.name, subject, asked, by));
      // A version of the past is none to decide on.
      if (!asked.recordedUntil && !asked.happenedUntil) void to.header('ETag', `"${state.version}"`);
      return state;
    },
  },
  {
    name: `replay${context.name}`,
    verb: Get(':id/history'),
    parameters: [id, query(AsOf), who],
    documentation: [
      ApiOperation({
        summary: `The history of one ${context.name}: each fact as stored and as read today, and the state at that point.`,
        operationId: `replay-${context.name}`,
      }),
      idParameter,
      ApiResponse({ status: 200, type: HistoryAnswer }),
      ...always,
    ],
    run: ({ queries }, subject: string, asked: AsOf, by: By) =>
      queries.execute(new Replay(context.name, subject, asked, by)),
  },
];

/** A command that several contexts offer has the bare name in the first of them. */
const operationOf = (contexts: readonly Context[], { name }: Context, command: string): string => {
  const first = contexts.find(({ chapters }) =>
    chapters.some(({ commands }) => Object.hasOwn(commands, command)),
  );
  return first?.name === name ? command : `${command}Of${name[0]!.toUpperCase()}${name.slice(1)}`;
};

/** One POST for each command, one GET for a state, one for a history and one for each view of a single stream. */
const contextController = (
  context: Context,
  summaries: Readonly<Record<string, string>>,
  views: readonly StreamView[],
  contexts: readonly Context[],
): Type => {
  const mine = views.filter(({ fold }) => fold.of === context.name);
  const served = controller(`${context.name}Controller`, context.path, context.path, [
    ...context.chapters.flatMap((chapter) =>
      Object.keys(chapter.commands).flatMap((command) =>
        commandRoutes(
          context,
          chapter,
          command,
          summaries[command] ?? command,
          operationOf(contexts, context, command),
        ),
      ),
    ),
    ...importRoutes(context),
    ...historyRoutes(context),
    ...mine.map(streamRoute),
  ]);
  ApiExtraModels(...mine.map(({ answer }) => answer))(served);
  return served;
};

export const controllersOf = (
  { contexts, views, streamViews = [] }: Declared,
  summaries: Readonly<Record<string, string>>,
): Type[] => [
  ...contexts.map((context) => contextController(context, summaries, streamViews, contexts)),
  ...views.filter(({ internal }) => !internal).map(viewController),
];
