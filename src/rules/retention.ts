import type { LocalDate } from '../kernel/local-date.js';
import { type RuleChange, ruleOn } from './in-force.js';

/* How long a person's data has to be kept, and on which ground. */

/** What the periods are reckoned from. */
export interface Kept {
  /** The last day of the journey, once it is closed. */
  readonly closedOn?: LocalDate | null;
  /** The last day of which something is charged to a grant. */
  readonly fundedOn?: LocalDate | null;
}

export const RETENTIONS = ['case-file', 'funding'] as const;
export type RetentionGround = (typeof RETENTIONS)[number];

export interface Retention {
  readonly ground: RetentionGround;
  /** The last day of the period. */
  readonly until: LocalDate;
}

const endOfYear = (day: LocalDate, years: number): LocalDate => `${Number(day.slice(0, 4)) + years}-12-31`;

/** The periods that run, or have run, for somebody whose journey is closed. */
export const retentionsOf = (
  { closedOn, fundedOn }: Kept,
  changes: readonly RuleChange[] = [],
): readonly Retention[] => {
  if (!closedOn) return [];
  const caseFile = endOfYear(closedOn, ruleOn('retention-case-file', closedOn, changes)!);
  if (!fundedOn) return [{ ground: 'case-file', until: caseFile }];
  // The statement of use is due in the year after: its receipts are kept from then on.
  const funding = endOfYear(fundedOn, 1 + ruleOn('retention-funding', fundedOn, changes)!);
  return [
    { ground: 'case-file', until: caseFile },
    { ground: 'funding', until: funding },
  ];
};

/** The period that runs longest, on a day, of those that count. */
export const heldBack = (
  retentions: readonly Retention[],
  counting: readonly RetentionGround[],
  today: LocalDate,
): Retention | undefined =>
  retentions
    .filter(({ ground, until }) => counting.includes(ground) && until >= today)
    .toSorted((one, other) => (one.until < other.until ? 1 : -1))[0];
