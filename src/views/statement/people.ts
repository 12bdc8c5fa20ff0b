import { addMonths } from '../../kernel/local-date.js';
import { isIn, type Span } from '../indicators/periods.js';
import { byText, distinct, inOrder } from './lists.js';
import type { Outcome, Participation as Figures } from './statement.js';

/** A person in a programme of the grant. */
export interface Participation {
  readonly person: string;
  readonly from: string;
  /** Last day. */
  readonly to: string | null;
}

export interface Exit {
  readonly person: string;
  readonly on: string;
  /** How the participation ended. */
  readonly outcome: string;
}

export interface Placement {
  readonly person: string;
  readonly kind: string;
  readonly from: string;
  /** Last day. */
  readonly to: string | null;
}

/** Stock on the last day, distinct people, entries and exits of a period. */
export const participationIn = (period: Span, all: readonly Participation[]): Figures => {
  const { from, to } = period;
  const people = (counts: (each: Participation) => boolean) =>
    distinct(all.filter(counts).map(({ person }) => person));
  return {
    stockAtEnd: people((each) => each.from <= to && (!each.to || each.to > to)),
    distinct: people((each) => each.from <= to && (!each.to || each.to >= from)),
    entries: all.filter((each) => isIn(period, each.from)).length,
    exits: all.filter((each) => isIn(period, each.to)).length,
  };
};

const PLACED = ['job', 'apprenticeship', 'school'] as const;
export const OUTCOMES = [...PLACED, 'completed', 'dropped-out', 'none', 'open'] as const;

/** What became of those who left in a period, by their last exit: on that day, and six months later if the period has it. */
export const outcomesOf = (
  period: Span,
  exits: readonly Exit[],
  placements: readonly Placement[],
): Outcome[] => {
  const left = new Map<string, Exit>();
  for (const exit of inOrder(exits, ({ on, outcome }) => byText(on, outcome)))
    if (isIn(period, exit.on)) left.set(exit.person, exit);
  const placedOn = (who: string, day: string) =>
    PLACED.find((word) =>
      placements.some(
        ({ person, kind, from, to }) => person === who && kind === word && from <= day && (!to || to >= day),
      ),
    );
  const all = [...left.values()].map(({ person, on, outcome }) => {
    const later = addMonths(on, 6);
    return {
      atExit: placedOn(person, on) ?? outcome,
      afterSixMonths: later > period.to ? 'open' : (placedOn(person, later) ?? 'none'),
    };
  });
  return OUTCOMES.map((outcome) => ({
    outcome,
    atExit: all.filter((each) => each.atExit === outcome).length,
    afterSixMonths: all.filter((each) => each.afterSixMonths === outcome).length,
  }));
};
