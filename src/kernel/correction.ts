import type { Given } from './decider.js';
import { berlinDayAt, type LocalDate } from './local-date.js';
import {
  type Decision,
  type Fact,
  isRefusal,
  type Origin,
  type Recording,
  type Refusal,
  refuse,
} from './messages.js';

/*
 * Nothing is edited: an entry that was wrong is corrected or retracted by facts of its own. An entry is what one command
 * recorded in a stream, and any of its facts names it. Corrections are resolved here, before any fold, so that no
 * chapter and no view knows of them: what they fold is the history as it would be, had the entry been right at first.
 */

/** Which entry is wrong, by one of its facts, and why. */
export interface Correction {
  readonly entry: string;
  readonly reason: string;
}

/** The facts that say so; a context that allows corrections declares them in its `facts.ts`. */
export const CORRECTED = 'EntryCorrected';
export const RETRACTED = 'EntryRetracted';

/** The effective content of one entry: as recorded, as corrected last, or nothing if it was retracted. */
export interface Entry {
  readonly first: Fact;
  readonly content: readonly Fact[];
}

/** Who recorded a fact at first, when, and by which command: what that created bears the command's id. */
export const originOf = ({ meta, stream, recordedAt }: Fact): Origin => {
  const { copies, actor, commandId, causeId } = meta;
  return copies ?? { stream, recordedAt, actor, commandId, ...(causeId && { causeId }) };
};

/** Whether what was folded before this fact must be folded anew. */
export const isCorrection = (fact: Pick<Fact, 'meta'>): boolean =>
  fact.meta.corrects !== undefined || fact.meta.retracts !== undefined;

interface Entries {
  /** In their order, by key. */
  readonly byKey: ReadonlyMap<string, Entry>;
  /** To which entry each fact belongs. */
  readonly keyOf: ReadonlyMap<string, string>;
  /** By which fact another one counts no longer. */
  readonly superseded: ReadonlyMap<string, string>;
}

const entriesOf = (facts: readonly Fact[]): Entries => {
  const byKey = new Map<string, Entry>();
  const keyOf = new Map<string, string>();
  const superseded = new Map<string, string>();
  for (const fact of facts) {
    const { commandId, corrects, retracts, copies } = fact.meta;
    const own = copies ? `${copies.stream}/${copies.commandId}` : commandId;
    const key = keyOf.get(corrects ?? retracts ?? '') ?? own;
    const { first = fact, content = [] } = byKey.get(key) ?? {};
    const goesOn = content.at(-1)?.meta.commandId === commandId;
    keyOf.set(fact.id, key);
    if (!goesOn) for (const { id } of content) superseded.set(id, fact.id);
    byKey.set(key, {
      first,
      content: retracts ? [] : goesOn ? [...content, fact] : [fact],
    });
  }
  return { byKey, keyOf, superseded };
};

/** The entries of a stream in their order, retracted ones among them. */
export const entriesIn = (facts: readonly Fact[]): readonly Entry[] => [...entriesOf(facts).byKey.values()];

/** A stream's facts, oldest first, with corrections resolved: retracted entries dropped, corrected ones in place. */
export const effective = (facts: readonly Fact[]): readonly Fact[] =>
  facts.some(isCorrection) ? entriesIn(facts).flatMap(({ content }) => content) : facts;

/** For facts that count no longer: the fact by which they were corrected or retracted. */
export const supersededIn = (facts: readonly Fact[]): ReadonlyMap<string, string> =>
  facts.some(isCorrection) ? entriesOf(facts).superseded : new Map<string, string>();

/** A place in the history at which a command can be decided once more. */
export interface Place extends Entry {
  /** The fact that names the entry. */
  readonly entry: string;
  /** The effective history before the entry. */
  readonly before: readonly Fact[];
  /** The circumstances in which it was recorded. */
  readonly given: Given;
}

const unknown = refuse(
  'unknown-entry',
  'There is no entry with this id in this history. Take the id of one of its facts.',
);
const retracted = refuse('entry-retracted', 'This entry was retracted. Record it anew.');
const foreign = refuse(
  'decided-elsewhere',
  'This follows from what another stream decided, such as a programme about a seat. Change it there.',
);

/** Where an entry stands, or why it can be neither corrected nor retracted. */
export const placeOf = (facts: readonly Fact[], id: string): Place | Refusal => {
  const { byKey, keyOf } = entriesOf(facts);
  const entry = byKey.get(keyOf.get(id) ?? '');
  if (!entry) return unknown;
  const { content, first } = entry;
  if (content.length === 0) return retracted;
  const { recordedAt, actor, commandId, causeId } = originOf(first);
  if (causeId) return foreign;
  const all = [...byKey.values()].flatMap((each) => each.content);
  const given = { today: berlinDayAt(recordedAt), actor, commandId };
  return { entry: id, first, content, before: all.slice(0, all.indexOf(content[0]!)), given };
};

/** What was decided at an entry's place, as its correction. */
export const corrected = (place: Place, decision: Decision<object>, reason: string): Decision<object> => {
  if (isRefusal(decision)) return decision;
  const recordings: readonly Recording[] = decision;
  const [first] = recordings;
  if (!first)
    return refuse('says-nothing-new', 'With these values the entry says nothing new. Retract it instead.');
  const said: Recording = { type: CORRECTED, happenedOn: first.happenedOn, data: { reason } };
  return [said, ...recordings].map((recording) => ({ ...recording, corrects: place.entry })) as never;
};

/** Other facts that name what this entry created; without it they would speak of nothing. */
export const dependents = (facts: readonly Fact[], { first, content }: Entry): readonly Fact[] => {
  const { commandId } = originOf(first);
  return effective(facts).filter(
    (fact) => !content.includes(fact) && Object.values(fact.data as object).includes(commandId),
  );
};

/** Takes an entry back. */
export const retraction = (
  facts: readonly Fact[],
  id: string,
  reason: string,
  today: LocalDate,
): Decision<object> => {
  const place = placeOf(facts, id);
  if (isRefusal(place)) return place;
  if (place.before.length === 0)
    return refuse('opens-the-history', 'With this entry everything began. Correct it instead.');
  const [dependent] = dependents(facts, place);
  if (dependent)
    return refuse(
      'others-build-on-it',
      `The entry ${dependent.type} of ${dependent.happenedOn} rests on this one. Retract that first, or correct this one.`,
    );
  return [{ type: RETRACTED, happenedOn: today, data: { reason }, retracts: id }] as never;
};
