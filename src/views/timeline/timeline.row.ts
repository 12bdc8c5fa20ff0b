import type { JourneyFacts } from '../../contexts/journey/facts.js';
import type { Fact } from '../../kernel/messages.js';
import type { projection } from '../../kernel/projection.js';
import type { TimelineBar, TimelineMark } from './timeline.dto.js';

type Bar = Omit<TimelineBar, 'contested'>;
type Mark = Omit<TimelineMark, 'contested'>;

/** A timeline in the making. */
export class TimelineRow {
  id!: string;
  bars!: readonly Bar[];
  marks!: readonly Mark[];
  /** Facts that are contested. */
  contested!: readonly string[];
}

/** What facts of a chapter do to it. */
export type On = Parameters<typeof projection<JourneyFacts, TimelineRow>>[0]['on'];

export type Told = Pick<Fact, 'id' | 'happenedOn'>;
type Opening = Pick<Bar, 'kind' | 'id' | 'label'> & Partial<Pick<Bar, 'from' | 'to' | 'planned'>>;

/** A bar begins, on the day of the fact unless it says otherwise. */
export const begins = (row: TimelineRow, { id: fact, happenedOn }: Told, bar: Opening): TimelineRow => ({
  ...row,
  bars: [...row.bars, { from: happenedOn, to: null, planned: false, outcome: null, ...bar, facts: [fact] }],
});

/** Something becomes of a bar: of the last one with this id, since one can be in a programme more than once. */
export const becomes = (
  row: TimelineRow,
  { id: fact }: Told,
  kind: Bar['kind'],
  id: string,
  change: Partial<Bar>,
): TimelineRow => {
  const at = row.bars.findLastIndex((bar) => bar.kind === kind && bar.id === id);
  const bar = row.bars[at];
  return bar ? { ...row, bars: row.bars.with(at, { ...bar, ...change, facts: [...bar.facts, fact] }) } : row;
};

/** A bar ends, with the day of the fact as its last. */
export const ends = (
  row: TimelineRow,
  told: Told,
  kind: Bar['kind'],
  id: string,
  outcome: string | null = null,
): TimelineRow => becomes(row, told, kind, id, { to: told.happenedOn, outcome });

export const mark = (row: TimelineRow, told: Told, kind: Mark['kind'], label = ''): TimelineRow => ({
  ...row,
  marks: [...row.marks, { kind, on: told.happenedOn, label, fact: told.id }],
});
