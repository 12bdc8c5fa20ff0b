import type { Context, State } from '../kernel/context.js';
import { berlinDay } from '../kernel/local-date.js';
import type { Journal } from '../kernel/journal.js';
import type { Codec } from './codec.js';
import { factsOf } from './history.js';
import { firstIndex, type Past, pastOf } from './line.js';

/** Both time axes: what was known by then, and what had happened by then. */
export interface Cut {
  /** A day (its end, Europe/Berlin) or an instant; facts recorded later are left out. */
  readonly recordedUntil?: string;
  /** A day; facts that happened later are left out. */
  readonly happenedUntil?: string;
}

/** `2022-07-31` is known until the end of that day in Berlin; an instant until that instant. */
export const recordedBy = (recordedAt: string, until: string): boolean =>
  until.length === 10
    ? berlinDay(new Date(recordedAt)) <= until
    : Date.parse(recordedAt) <= Date.parse(until);

/** How many of a stream's facts were recorded by then; within a stream time never runs backwards. */
export const recordedCount = (
  facts: readonly { readonly recordedAt: string }[],
  until: string | undefined,
): number =>
  until ? firstIndex(facts.length, (index) => !recordedBy(facts[index]!.recordedAt, until)) : facts.length;

/** A state at a cut, and the version of the last fact before it; version 0 if there was none. */
export interface AsOf {
  readonly version: number;
  readonly state: State;
  /** Whether the stream exists at all, now. */
  readonly exists: boolean;
}

/** Histories in memory, by stream, for those who move about in the past of one person. */
export interface Pasts {
  asOf(context: Context, stream: string, cut: Cut): Promise<AsOf>;
}

/** Facts kept, over all streams. */
const MOST_FACTS = 20_000;

export const rememberedPasts = (journal: Journal, codec: Codec): Pasts => {
  const kept = new Map<string, Past>();
  let size = 0;

  const forget = (stream: string): void => {
    size -= kept.get(stream)?.facts.length ?? 0;
    kept.delete(stream);
  };
  const keep = (stream: string, past: Past): Past => {
    forget(stream);
    if (past.facts.length > 0) kept.set(stream, past);
    size += past.facts.length;
    while (size > MOST_FACTS && kept.size > 1) forget(kept.keys().next().value!);
    return past;
  };

  /** What has been recorded since matters only to a cut that it may belong to. */
  const upTo = async (context: Context, stream: string, { recordedUntil }: Cut): Promise<Past> => {
    const past = kept.get(stream) ?? pastOf(context, []);
    const last = past.facts.at(-1);
    if (last && recordedUntil && !recordedBy(last.recordedAt, recordedUntil)) return keep(stream, past);
    const more = factsOf(codec, await journal.read(stream, last?.version));
    return keep(stream, more.length > 0 ? pastOf(context, [...past.facts, ...more]) : past);
  };

  return {
    asOf: async (context, stream, cut) => {
      const past = await upTo(context, stream, cut);
      const { facts } = past;
      const { recordedUntil, happenedUntil } = cut;
      const count = recordedCount(facts, recordedUntil);
      let last = count - 1;
      while (happenedUntil && last >= 0 && facts[last]!.happenedOn > happenedUntil) last--;
      return {
        version: facts[last]?.version ?? 0,
        state: past.at(count, happenedUntil),
        exists: facts.length > 0,
      };
    },
  };
};
