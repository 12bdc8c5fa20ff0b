import { effective, supersededIn } from '../../../src/kernel/correction.js';
import { berlinDayAt } from '../../../src/kernel/local-date.js';
import type { Fact } from '../../../src/kernel/messages.js';
import { rowAfter } from '../../../src/kernel/projection.js';
import { drawn } from '../../../src/views/timeline/timeline.drawn.js';
import type { Timeline } from '../../../src/views/timeline/timeline.dto.js';
import { timelineProjection } from '../../../src/views/timeline/timeline.projection.js';
import type { TimelineRow } from '../../../src/views/timeline/timeline.row.js';
import type { components } from '../../generated/api.js';

export type { Timeline };
export type History = components['schemas']['HistoryAnswer'];
export type Entry = components['schemas']['HistoryEntry'];

/** Days of both time axes: what was known by the end of the one, and had happened by the other. */
export interface Cut {
  readonly recordedUntil?: string;
  readonly happenedUntil?: string;
}

/** A history as the page keeps it: read once, and cut as often as somebody moves a slider. */
export interface Known {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly facts: readonly Fact[];
  /** On which day in Berlin each was recorded. */
  readonly recordedOn: readonly string[];
}

export const known = ({ id, entries }: History): Known => ({
  id,
  entries,
  facts: entries.map(({ stored, read }) => ({ ...stored, ...read }) as unknown as Fact),
  recordedOn: entries.map(({ stored }) => berlinDayAt(stored.recordedAt)),
});

export interface Past {
  /** What had happened and was known, as it was recorded. */
  readonly entries: readonly Entry[];
  /** By which fact another one counted no longer then. */
  readonly superseded: ReadonlyMap<string, string>;
  readonly timeline: Timeline;
}

/**
 * The service's own rules (ADR 0012), on facts that it has opened: first what was known by then, then corrections, then
 * what had happened by then. That it is the same as the service's answer at this cut, cut.spec.ts says.
 */
export const cut = (
  { id, entries, facts, recordedOn }: Known,
  { recordedUntil, happenedUntil }: Cut,
): Past => {
  const count = recordedUntil ? recordedOn.filter((day) => day <= recordedUntil).length : facts.length;
  const then = facts.slice(0, count);
  const held = <Of extends { readonly happenedOn: string }>(all: readonly Of[]): readonly Of[] =>
    happenedUntil ? all.filter(({ happenedOn }) => happenedOn <= happenedUntil) : all;
  const row = rowAfter(timelineProjection, held(effective(then))) ?? timelineProjection.initial(id);
  return {
    entries: entries
      .slice(0, count)
      .filter(({ stored }) => !happenedUntil || stored.happenedOn <= happenedUntil),
    superseded: supersededIn(then),
    timeline: drawn(row as TimelineRow),
  };
};

/** First and last days of both axes. */
export interface Span {
  readonly recorded: readonly [first: string, last: string];
  readonly happened: readonly [first: string, last: string];
}

export const spanOf = ({ facts, recordedOn }: Known): Span => {
  const happened = facts.map(({ happenedOn }) => happenedOn).sort();
  return {
    recorded: [recordedOn[0]!, recordedOn.at(-1)!],
    happened: [happened[0]!, happened.at(-1)!],
  };
};
