import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v5 as uuid5 } from 'uuid';
import { type Chapter, type Context } from '../kernel/context.js';
import { evolved } from '../kernel/decider.js';
import { type JournalFact, WrongVersion } from '../kernel/journal.js';
import { berlinDay } from '../kernel/local-date.js';
import { type Decision, isRefusal, type Recording } from '../kernel/messages.js';
import type { By } from './by.js';
import { factsOf, type History, loadHistory } from './history.js';
import { notFound, Problem } from './problems.js';
import { RUNTIME, type Runtime } from './runtime.js';
import { fingerprint } from './seal.js';

/** What a command did. The same command, sent again, is answered the same. */
export interface Issued {
  /** Id of the stream's subject: of the participant, the programme … */
  readonly id: string;
  /** Also the id of what the command created within the stream. */
  readonly commandId: string;
  /** The stream's version after the command. */
  readonly version: number;
  readonly position: bigint;
  readonly facts: readonly { readonly id: string; readonly type: string; readonly version: number }[];
  readonly outcome?: string;
  readonly warnings: readonly string[];
}

/** Write: a command for the stream `<context>-<id>`; without an id, the command that opens a new one. */
export class Issue extends Command<Issued> {
  constructor(
    readonly context: string,
    readonly id: string | undefined,
    readonly command: string,
    readonly body: object,
    readonly by: By,
  ) {
    super();
  }
}

/** Writers on one stream at the same moment decide again, each of them this often at most. */
const ATTEMPTS = 32;

export const issue = async (runtime: Runtime, request: Issue): Promise<Issued> => {
  const context = runtime.registry.context(request.context);
  const opens = request.id === undefined;
  const id = request.id ?? uuid5(context.name, request.by.commandId);
  const stream = `${context.name}-${id}`;
  for (let attempt = 1; ; attempt++) {
    const history = await loadHistory(runtime.journal, runtime.codec, context, stream);
    const earlier = history.stored.filter(({ meta }) => meta.commandId === request.by.commandId);
    const digest = () => (request.by.repeatable ? digestOf(runtime, stream, request) : undefined);
    if (earlier.length > 0) return repeated(context, id, earlier, await digest());
    if (!opens && history.stored.length === 0) throw notFound(`There is no ${context.name} with this id.`);
    const { ifMatch } = request.by;
    if (ifMatch !== undefined && ifMatch !== history.place.version)
      throw new Problem(
        412,
        'wrong-version',
        `It is at version ${history.place.version} by now. Look again, then decide.`,
      );

    const recordings = await decide(runtime, context, history, request);
    if (recordings.length === 0) return nothingNew(id, request.by.commandId, history);
    try {
      return await append(runtime, context, id, history, recordings, request, await digest());
    } catch (error) {
      if (!(error instanceof WrongVersion)) throw error;
      if (attempt === ATTEMPTS)
        throw new Problem(
          503,
          'busy',
          'Too many people write here at this moment. Send the same request again.',
          { retryAfter: 1 },
        );
    }
  }
};

const digestOf = async ({ keyring }: Runtime, stream: string, { command, body }: Issue): Promise<string> =>
  fingerprint(await keyring.keyFor(stream, 'personal'), { command, body: { ...body } });

const decide = async (
  runtime: Runtime,
  context: Context,
  { state }: History,
  { command, body, by }: Issue,
): Promise<readonly Recording[]> => {
  const chapter = runtime.registry.deciding(context, command);
  const known = await consulted(runtime, chapter, body, state);
  const given = { ...known, today: berlinDay(by.now), actor: by.actor, commandId: by.commandId };
  const decision = chapter.decider.decide[command]!(
    { ...body } as never,
    state as never,
    given as never,
  ) as Decision<object>;
  if (isRefusal(decision)) throw new Problem(409, decision.refused, decision.hint);
  return decision;
};

/** What other streams have published, folded for this decision. */
const consulted = async (
  { journal, codec }: Runtime,
  { consults }: Chapter,
  body: object,
  state: object,
): Promise<object> => {
  const answers = Object.entries(consults).map(async ([name, { stream, initial, evolve }]) => {
    const asked = stream(body as never, state as never);
    const facts = asked === undefined ? [] : factsOf(codec, await journal.read(asked));
    return [name, facts.reduce((known, fact) => evolved(evolve, known, fact), initial)] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
};

const append = async (
  { journal, codec }: Runtime,
  context: Context,
  id: string,
  { place, stored }: History,
  recordings: readonly Recording[],
  { by }: Issue,
  digest: string | undefined,
): Promise<Issued> => {
  const now = by.now.toISOString();
  const last = stored.at(-1)?.recordedAt ?? '';
  const facts = await codec.encode(recordings, place, now > last ? now : last, {
    actor: by.actor,
    commandId: by.commandId,
    ...(by.causeId && { causeId: by.causeId }),
    correlationId: by.correlationId,
    legalBasis: by.legalBasis ?? context.legalBasis,
    ...(digest && { fingerprint: digest }),
    ...(by.simulated && { simulated: true as const }),
  });
  const position = await journal.append(place.stream, place.version, facts);
  return answer(context, id, by.commandId, facts, position);
};

const repeated = (
  context: Context,
  id: string,
  earlier: readonly JournalFact[],
  digest: string | undefined,
): Issued => {
  const { meta, position } = earlier.at(-1)!;
  if (meta.fingerprint !== digest)
    throw new Problem(
      422,
      'idempotency-key-reused',
      'This Idempotency-Key was used for another request. Take a new key for a new request.',
    );
  return answer(context, id, meta.commandId, earlier, position);
};

const answer = (
  context: Context,
  id: string,
  commandId: string,
  facts: readonly Omit<JournalFact, 'position'>[],
  position: bigint,
): Issued => {
  const outcomes = Object.assign({}, ...context.chapters.map((chapter) => chapter.outcomes)) as Readonly<
    Record<string, string>
  >;
  const outcome = facts.map(({ type }) => outcomes[type]).find(Boolean);
  return {
    id,
    commandId,
    version: facts.at(-1)!.version,
    position,
    facts: facts.map(({ id: fact, type, version }) => ({ id: fact, type, version })),
    ...(outcome && { outcome }),
    warnings: [...new Set(facts.flatMap(({ meta }) => meta.warnings ?? []))],
  };
};

const nothingNew = (id: string, commandId: string, { place, stored }: History): Issued => ({
  id,
  commandId,
  version: place.version,
  position: stored.at(-1)?.position ?? 0n,
  facts: [],
  warnings: [],
});

@CommandHandler(Issue)
export class IssueHandler implements ICommandHandler<Issue> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  execute(request: Issue): Promise<Issued> {
    return issue(this.runtime, request);
  }
}
