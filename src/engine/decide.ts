import type { Chapter, Context } from '../kernel/context.js';
import { corrected, type Correction, placeOf } from '../kernel/correction.js';
import { evolved, type Given } from '../kernel/decider.js';
import type { StoredFact } from '../kernel/journal.js';
import { berlinDay } from '../kernel/local-date.js';
import {
  type Decision,
  type Fact,
  isRefusal,
  type Recording,
  refuse,
  type Refusal,
  warnIf,
} from '../kernel/messages.js';
import type { By } from './by.js';
import { factsOf, type History, stateOf } from './history.js';
import type { Issue } from './issue.js';
import { Problem } from './problems.js';
import type { Runtime } from './runtime.js';

/** Within a stream time never runs backwards, whatever a clock says. */
const recordingTime = ({ now }: By, last: string): string => {
  const present = now.toISOString();
  return present > last ? present : last;
};

const accepted = <T extends object>(decision: T | Refusal): T => {
  if ('refused' in decision) throw new Problem(409, decision.refused, decision.hint);
  return decision;
};

/** What follows from a command, or the refusal as a problem. */
export const decide = async (
  runtime: Runtime,
  context: Context,
  { state, recordedAt, place }: History,
  { command, body, by, correction }: Issue,
): Promise<readonly Recording[]> => {
  const chapter = runtime.registry.deciding(context, command);
  const barred = context.guard(state as never, command);
  if (barred) throw new Problem(409, barred.refused, barred.hint);
  const decideOn = async (present: object, given: Given): Promise<Decision<object>> => {
    const known = await consulted(runtime, chapter, command, body, present);
    const all = { ...known, ...given };
    return chapter.decider.decide[command]!({ ...body } as never, present as never, all as never) as never;
  };
  const given = {
    today: berlinDay(new Date(recordingTime(by, recordedAt))),
    actor: by.actor,
    commandId: by.commandId,
  };
  if (!chapter.history && !correction) return accepted(await decideOn(state, given));

  const history = factsOf(runtime.codec, await runtime.journal.read(place.stream));
  const decision = correction
    ? await correct(context, chapter, history, correction, decideOn)
    : await decideOn(state, { ...given, history } as Given);
  return warnOthers(runtime, history, accepted(decision));
};

/** Decides a command once more, at the place of the entry that it corrects. */
const correct = async (
  context: Context,
  chapter: Chapter,
  history: readonly Fact[],
  { entry, reason }: Correction,
  decideOn: (state: object, given: Given) => Promise<Decision<object>>,
): Promise<Decision<object>> => {
  const at = placeOf(history, entry);
  if (isRefusal(at)) return at;
  if (!Object.hasOwn(chapter.decider.evolve, at.content.at(-1)!.type))
    return refuse('other-kind-of-entry', 'An entry is corrected by the kind of command that made it.');
  return corrected(at, await decideOn(stateOf(context, at.before), at.given), reason);
};

/** What other streams have decided on an entry stands, and whoever changes the entry is told so. */
const warnOthers = (
  { registry }: Runtime,
  history: readonly Fact[],
  recordings: readonly Recording[],
): readonly Recording[] => {
  const [first, ...others] = recordings;
  const at = first && placeOf(history, first.corrects ?? first.retracts ?? '');
  if (!at || isRefusal(at)) return recordings;
  const decided = at.content.some(({ type }) => registry.reactsTo(type));
  const warnings = [...(first.warnings ?? []), ...warnIf(decided, 'others-have-decided')];
  return warnings.length > 0 ? [{ ...first, warnings }, ...others] : recordings;
};

/** What other streams have published, folded for this decision. */
const consulted = async (
  { codec, folded, journal }: Runtime,
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
    if (asked === undefined) return [name, initial] as const;
    if (!evolve) return [name, factsOf(codec, await journal.read(asked))] as const;
    const folding = {
      purpose,
      initial,
      evolve: (known: unknown, fact: Fact) => evolved(evolve, known, fact),
    };
    return [name, await folded.latest(folding, asked)] as const;
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
