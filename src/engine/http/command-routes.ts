import { Post, type Type } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiProperty, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Chapter, Context } from '../../kernel/context.js';
import { CORRECTED } from '../../kernel/correction.js';
import { IsA, Optional } from '../../shapes/is.js';
import type { By } from '../by.js';
import { Issue } from '../issue.js';
import { positionToken } from '../position.js';
import type { Runtime } from '../runtime.js';
import { CommandAnswer } from './answers.dto.js';
import type { Route, Served } from './controller.js';
import { EntryCorrection } from './correction.dto.js';
import { always, body, header, id, idParameter, reply, who } from './documentation.js';

/** `HoldSession` → `hold-session`. */
export const kebab = (name: string): string =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

const answered = (runtime: Runtime, to: FastifyReply, issued: Awaited<ReturnType<typeof issuedBy>>) => {
  void to.status(issued.facts.length > 0 ? 201 : 200).header('ETag', `"${issued.version}"`);
  return { ...issued, position: positionToken(runtime.journal, issued.position) };
};

const issuedBy = ({ commands }: Served, request: Issue) => commands.execute(request);

/** The body of a command that may replace an entry: the command and, if it does, which entry and why. */
const correctable = (type: Type<object>): Type<object> => {
  const { [type.name]: its } = { [type.name]: class extends type {} };
  Optional()(its!.prototype, 'correction');
  IsA(() => EntryCorrection)(its!.prototype, 'correction');
  ApiProperty({ required: false })(its!.prototype, 'correction');
  return its!;
};

const mayCorrect = ({ chapters }: Context): boolean =>
  chapters.some(({ decider }) => Object.hasOwn(decider.evolve, CORRECTED));

interface Asked {
  readonly correction?: EntryCorrection;
}

/** One POST for a command; one that opens a stream has a second address, at which its entry is corrected. */
export const commandRoutes = (
  context: Context,
  chapter: Chapter,
  command: string,
  summary: string,
  /** By which the documentation knows it. */
  operation = command,
): readonly Route[] => {
  const opens = command === context.creates;
  const corrects = mayCorrect(context) && !chapter.history && !chapter.final;
  const plain = chapter.commands[command]! as Type<object>;
  const type = corrects ? correctable(plain) : plain;
  const address = [':id', ...(context.flat ? [] : [kebab(chapter.name)]), kebab(command)].join('/');
  const issue = async (
    served: Served,
    subject: string | undefined,
    { correction, ...asked }: Asked,
    by: By,
    to: FastifyReply,
  ) =>
    answered(
      served.runtime,
      to,
      await issuedBy(served, new Issue(context.name, subject, command, asked, by, correction)),
    );
  const documentation = [
    ApiBody({ type }),
    header('Idempotency-Key', 'The same key with the same body takes effect once, however often it is sent.'),
    header('Legal-Basis', 'Legal ground of this entry, if it is not the usual one.'),
    ApiResponse({
      status: 201,
      description: 'Recorded.',
      type: CommandAnswer,
      headers: { ETag: { schema: { type: 'string' } } },
    }),
    ApiResponse({ status: 200, description: 'There was nothing new to record.', type: CommandAnswer }),
    ...always,
  ];
  const opening: Route = {
    name: command,
    verb: Post(),
    parameters: [body(type), who, reply],
    documentation: [ApiOperation({ summary, operationId: operation }), ...documentation],
    run: (served, asked: object, by: By, to: FastifyReply) => issue(served, undefined, asked, by, to),
  };
  const going: Route = {
    name: opens ? `Correct${command}` : command,
    verb: Post(address),
    parameters: [id, body(type), who, reply],
    documentation: [
      ApiOperation({
        summary: opens ? `${summary} Here: to correct that entry.` : summary,
        operationId: opens ? `Correct${command}` : operation,
      }),
      idParameter,
      header('If-Match', 'ETag of the version that you decided on; another one is 412.'),
      ...documentation,
    ],
    run: (served, subject: string, asked: object, by: By, to: FastifyReply) =>
      issue(served, subject, asked, by, to),
  };
  return [...(opens ? [opening] : []), ...(!opens || corrects ? [going] : [])];
};
