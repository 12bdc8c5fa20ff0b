import type { Chapter, Context } from '../kernel/context.js';
import { evolved } from '../kernel/decider.js';
import type { StoredFact } from '../kernel/journal.js';
import { berlinDay } from '../kernel/local-date.js';
import { type Decision, type Fact, isRefusal, type Recording } from '../kernel/messages.js';
import type { By } from './by.js';
import type { History } from './history.js';
import type { Issue } from './issue.js';
import { Problem } from './problems.js';
import type { Runtime } from './runtime.js';

/** Within a stream time never runs backwards, whatever a clock says. */
const recordingTime = ({ now }: By, last: string): string => {
  const present = now.toISOString();
  return present > last ? present : last;
};

/** What follows from a command, or the refusal as a problem. */
export const decide = async (
  runtime: Runtime,
  context: Context,
  { state, recordedAt }: History,
  { command, body, by }: Issue,
): Promise<readonly Recording[]> => {
  const chapter = runtime.registry.deciding(context, command);
  const known = await consulted(runtime, chapter, command, body, state);
  const given = {
    ...known,
    today: berlinDay(new Date(recordingTime(by, recordedAt))),
    actor: by.actor,
    commandId: by.commandId,
  };
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
  { folded }: Runtime,
  chapter: Chapter,
  command: string,
  body: object,
  state: object,
): Promise<object> => {
  const consults = Object.entries(chapter.consults);
  if (consults.length === 0) return {};
  const answers = consults.map(async ([name, { commands, stream, initial, evolve }]) => {
    const concerned = !commands || commands.includes(command);
    const asked = concerned ? stream(body as never, state as never) : undefined;
    const purpose = `${chapter.name}/${name}`;
    const folding = {
      purpose,
      initial,
      evolve: (known: unknown, fact: Fact) => evolved(evolve, known, fact),
    };
    return [name, asked === undefined ? initial : await folded.latest(folding, asked)] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
};

/** Recordings as facts to be stored after a history. */
export const encode = (
  { codec }: Runtime,
  context: Context,
  { place, recordedAt }: History,
  recordings: readonly Recording[],
  by: By,
  digest: string | undefined,
): Promise<StoredFact[]> => {
  return codec.encode(recordings, place, recordingTime(by, recordedAt), {
    actor: by.actor,
    commandId: by.commandId,
    ...(by.causeId && { causeId: by.causeId }),
    correlationId: by.correlationId,
    legalBasis: by.legalBasis ?? context.legalBasis,
    ...(digest && { fingerprint: digest }),
    ...(by.simulated && { simulated: true as const }),
  });
};
