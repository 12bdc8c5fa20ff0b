import { addDays, type LocalDate } from '../kernel/local-date.js';
import { ask, type Criteria } from './criteria.js';
import type { Known, KnownSpell } from './known.js';

/** A change of law that moves a group of people from one regime to another, as data. */
export interface LawChange {
  /** First day under the new law; may lie in the past. */
  readonly effectiveOn: LocalDate;
  readonly oldRegime: string;
  readonly newRegime: string;
  /** Who is meant. */
  readonly belongs: Criteria;
  /** What they must have. */
  readonly requires: Criteria;
  /** Who stays where they are, and why. */
  readonly excludes: readonly (Criteria & { readonly reason: string })[];
  /** For how long, and for want of what, the law waits. */
  readonly transition?: { readonly until: LocalDate; readonly lacking: readonly string[] };
}

export type Outcome = 'switched' | 'transitional' | 'excluded' | 'unknown';

/** What becomes of one person. */
export interface Judgement {
  readonly outcome: Outcome;
  /** Why excluded, or what is not met. */
  readonly reasons: readonly string[];
  /** What is not known. */
  readonly missing: readonly string[];
  /** Spells under the old law that end. */
  readonly ended: readonly string[];
  /** First day under the new one; only of who is switched. */
  readonly from?: LocalDate;
  /** Last day under the new one, where all spells under the old one had an end. */
  readonly to?: LocalDate;
  /** Until when the law waits; only of who is transitional. */
  readonly until?: LocalDate;
}

interface Spell extends Omit<KnownSpell, 'ends'> {
  readonly id: string;
  readonly to?: LocalDate;
}

/** The spells as they would be without what this cohort has made of them. */
export const spellsWithout = (cohort: string, { spells }: Known): readonly Spell[] =>
  Object.entries(spells)
    .filter(([id]) => id !== cohort)
    .map(([id, { ends, ...spell }]) => {
      const to = ends.findLast(({ by }) => by !== cohort)?.on;
      return { ...spell, id, ...(to && { to }) };
    });

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** The last day of a spell that a cohort ends: the day before the new law holds, or before it began at all. */
const lastDayOf = ({ from }: Pick<KnownSpell, 'from'>, { effectiveOn }: Pick<LawChange, 'effectiveOn'>) =>
  addDays(later(from, effectiveOn), -1);

const nobody = { reasons: [], missing: [], ended: [] };

const switched = (change: LawChange, old: readonly Spell[]): Judgement => {
  const begun = old.map(({ from }) => from).reduce((a, b) => (a < b ? a : b));
  const ends = old.flatMap(({ to }) => to ?? []);
  return {
    ...nobody,
    outcome: 'switched',
    ended: old.map(({ id }) => id).toSorted(),
    from: later(begun, change.effectiveOn),
    ...(ends.length === old.length && { to: ends.reduce(later) }),
  };
};

/**
 * Judges one person by what is known, whenever it happened or was recorded; nothing that the cohort itself has done counts.
 * @returns undefined for somebody whom the change does not concern
 */
export const judge = (cohort: string, change: LawChange, known: Known): Judgement | undefined => {
  const { effectiveOn, belongs, requires, excludes, transition } = change;
  const spells = spellsWithout(cohort, known);
  const lasting = spells.filter(({ to, from }) => to === undefined || (to >= effectiveOn && to >= from));
  const old = lasting.filter(({ regime }) => regime === change.oldRegime);
  const among = ask(belongs, known, effectiveOn);
  if (among.held === 'not-met' || (spells.length > 0 && old.length === 0)) return undefined;
  if (spells.length === 0)
    // Somebody of whom neither law nor group is known has nothing to do with this.
    return among.held === 'met' ? { ...nobody, outcome: 'unknown', missing: ['regime'] } : undefined;
  if (lasting.some(({ regime, from }) => regime === change.newRegime && from <= effectiveOn))
    return { ...nobody, outcome: 'excluded', reasons: ['already-switched'] };

  const exclusions = excludes.map(({ reason, ...criteria }) => ({
    reason,
    ...ask(criteria, known, effectiveOn),
  }));
  const reasons = exclusions.filter(({ held }) => held === 'met').map(({ reason }) => reason);
  if (reasons.length > 0) return { ...nobody, outcome: 'excluded', reasons };

  const wanted = ask(requires, known, effectiveOn);
  if (wanted.held === 'not-met')
    return { ...nobody, outcome: 'excluded', reasons: wanted.unmet.map((name) => `${name}-not-met`) };

  const missing = [
    ...new Set([
      ...among.missing,
      ...exclusions.filter(({ held }) => held === 'unknown').flatMap((each) => each.missing),
      ...wanted.missing,
    ]),
  ];
  if (missing.length === 0) return switched(change, old);
  return transition && missing.every((name) => transition.lacking.includes(name))
    ? { ...nobody, outcome: 'transitional', missing, until: transition.until }
    : { ...nobody, outcome: 'unknown', missing };
};

/** What a judgement does to the spells of a person. */
export interface Effect {
  /** Spells that end, with their last days. */
  readonly ends: readonly { readonly spell: string; readonly on: LocalDate }[];
  /** The spell that begins, and its last day where it has one. */
  readonly begins?: { readonly from: LocalDate; readonly to?: LocalDate; readonly rank: KnownSpell['rank'] };
}

export const effectOf = (
  change: Pick<LawChange, 'effectiveOn'>,
  { spells }: Known,
  { ended, from, to }: Pick<Judgement, 'ended' | 'from' | 'to'>,
): Effect => ({
  ends: ended.map((spell) => ({ spell, on: lastDayOf(spells[spell]!, change) })),
  ...(from && { begins: { from, rank: spells[ended[0]!]!.rank, ...(to && { to }) } }),
});
