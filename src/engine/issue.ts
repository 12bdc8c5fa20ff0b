import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v5 as uuid5 } from 'uuid';
import type { Context } from '../kernel/context.js';
import type { Correction } from '../kernel/correction.js';
import { WrongVersion } from '../kernel/journal.js';
import { admitted, assertBelongs, assertNamed, type Scope } from './access.js';
import type { By } from './by.js';
import { decide, encode } from './decide.js';
import type { Folding } from './folded.js';
import { type History, historyOf } from './history.js';
import { answer, type Issued, nothingNew, repeated } from './issued.js';
import type { Metrics } from './metrics.js';
import { Problem, problemOf, unknownStream } from './problems.js';
import { enterRefusal } from './read-log/witnessed.js';
import { METRICS, RUNTIME, type Runtime } from './runtime.js';
import { fingerprint } from './seal.js';

/** Write: a command for the stream `<context>-<id>`; without an id, the command that opens a new one. */
export class Issue extends Command<Issued> {
  constructor(
    readonly context: string,
    readonly id: string | undefined,
    readonly command: string,
    readonly body: object,
    readonly by: By,
    /** The entry that this command is to replace. */
    readonly correction?: Correction,
  ) {
    super();
  }
}

/** Writers on one stream in other instances make us decide again, this often at most; our own come in turn. */
const ATTEMPTS = 32;

/**
 * Decides on what this instance remembers of the stream. An append proves that to be the present; anything else that
 * would come of it (a refusal, nothing new, not found) is only answered once the journal has been read.
 */
export const issue = (runtime: Runtime, request: Issue): Promise<Issued> => {
  const { context, id, command, body, by, correction } = request;
  return runtime.tracing.traced(`issue ${command}`, by, { context, command }, (within) =>
    issueWithin(runtime, new Issue(context, id, command, body, { ...by, ...within }, correction)),
  );
};

const issueWithin = async (runtime: Runtime, request: Issue): Promise<Issued> => {
  await runtime.readOnly.assertWritable();
  const context = runtime.registry.context(request.context);
  const id = request.id ?? context.single ?? uuid5(context.name, request.by.commandId);
  const stream = `${context.name}-${id}`;
  const chapter = runtime.registry.deciding(context, request.command);
  const scope = admitted(runtime, request.by, 'issue', `${context.name}/${chapter.name}/${request.command}`);
  return runtime.inTurn(stream, async () => {
    const folding = historyOf(context, stream);
    const recalled = runtime.folded.recall(folding, stream);
    const early =
      recalled &&
      (await attempt(runtime, context, id, folding, recalled, request, scope).catch(unlessPresent));
    if (early && early.facts.length > 0) return early;
    for (let tries = 1; ; tries++) {
      const latest = await runtime.folded.latest(folding, stream);
      try {
        return await attempt(runtime, context, id, folding, latest, request, scope);
      } catch (error) {
        if (!(error instanceof WrongVersion)) throw error;
        if (tries === ATTEMPTS) throw busy();
      }
    }
  });
};

/** A conflict or a refusal may only mean that we remembered the past. */
const unlessPresent = (error: unknown): undefined => {
  if (!(error instanceof WrongVersion || (error instanceof Problem && error.status < 500))) throw error;
};

const busy = () =>
  new Problem(503, 'busy', 'Too many people write here at this moment. Send the same request again.', {
    retryAfter: 1,
  });

/** @throws WrongVersion if the history is not the present one; Problem for what is refused */
const attempt = async (
  runtime: Runtime,
  context: Context,
  id: string,
  folding: Folding<History>,
  history: History,
  request: Issue,
  scope: Scope,
): Promise<Issued> => {
  const { by } = request;
  const { place, commands } = history;
  if (request.id !== undefined) {
    if (place.version === 0) throw unknownStream(context.name);
    await assertBelongs(runtime, by, scope, context, history.state);
  }
  const digest = by.repeatable ? () => digestOf(runtime, place.stream, request) : () => undefined;
  const earlier = commands.get(by.commandId);
  if (earlier) return repeated(runtime, context, id, place.stream, earlier, await digest());
  if (by.ifMatch !== undefined && by.ifMatch !== place.version)
    throw new Problem(
      412,
      'wrong-version',
      `It is at version ${place.version} by now. Look again, then decide.`,
    );

  await assertNamed(runtime, request);
  const recordings = await decide(runtime, context, history, request);
  if (recordings.length === 0) return nothingNew(id, by.commandId, history);
  const facts = await encode(runtime, context, history, recordings, by, await digest());
  const position = await runtime.tracing.traced('append', by, { facts: facts.length }, () =>
    runtime.journal.append(place.stream, place.version, facts),
  );
  // Only the last position is ever asked for.
  const appended = facts.map((fact) => ({ ...fact, position }));
  runtime.folded.advance(folding, place.stream, appended);
  return answer(context, id, by.commandId, facts, position);
};

const digestOf = async (
  { keyring }: Runtime,
  stream: string,
  { command, body, correction }: Issue,
): Promise<string | undefined> => {
  const key = await keyring.keyFor(stream, 'personal');
  if (keyring.isErased(stream)) return undefined;
  return fingerprint(key, {
    command,
    body: { ...body },
    ...(correction && { correction: { ...correction } }),
  });
};

@CommandHandler(Issue)
export class IssueHandler implements ICommandHandler<Issue> {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  async execute(request: Issue): Promise<Issued> {
    const count = (result: string) => this.metrics.commands.inc({ command: request.command, result });
    try {
      const issued = await issue(this.runtime, request);
      count(issued.facts.length > 0 ? 'recorded' : 'nothing-new');
      return issued;
    } catch (error) {
      count(problemOf(error).code);
      const { command: what, by, id } = request;
      await enterRefusal(this.runtime, { verb: 'issue', what, by }, error, id ? [id] : []);
      throw error;
    }
  }
}
