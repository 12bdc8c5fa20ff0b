import type { CohortFacts } from '../../src/contexts/cohort/facts.js';
import type { Day } from '../calendar.js';
import { addDays } from '../calendar.js';
import { livedIn } from './financing.js';
import { all, type Happening } from './happenings.js';
import type { Said } from './telling.js';

type So = readonly Happening[];
type Law = CohortFacts['CohortDrafted'];

/* What a change of law makes of a person, judged by the conditions that the stories have. */

/** The change as it is drafted. */
const draftOf = (so: So): Law =>
  Object.assign({}, ...all(so, 'CohortDrafted', 'CohortAmended').map(({ data }) => data)) as Law;

/** The change as it is applied, if it is. */
export const lawOf = (so: So): { readonly law: Law; readonly decidedOn: Day } | undefined => {
  const word = all(so, 'CohortApplied', 'CohortRevoked').at(-1);
  if (word?.type !== 'CohortApplied') return undefined;
  return { law: draftOf(so.slice(0, so.indexOf(word))), decidedOn: word.data.decidedOn };
};

const NOTHING = { reasons: [], missing: [], ended: [] };

const conditions = (so: So, { effectiveOn, requires, excludes }: Law) => {
  const over = all(so, 'ResidenceTitleExpired', 'ResidenceTitleWithdrawn');
  const titles = all(so, 'ResidenceTitleRecorded').filter(({ data: { title, validUntil } }) => {
    const until = over.find(({ data }) => data.title === title)?.on ?? validUntil ?? '9999';
    return until >= effectiveOn;
  });
  const asked = requires.titles;
  return {
    excluded: excludes
      .filter(({ asylumApplied }) => asylumApplied && all(so, 'AsylumApplied').length > 0)
      .map(({ reason }) => reason),
    unmet:
      asked && titles.length > 0 && !titles.some(({ data }) => asked.includes(data.kind))
        ? ['residence-title-not-met']
        : [],
    missing: [
      ...(asked && titles.length === 0 ? ['residence-title'] : []),
      ...(requires.fingerprints && all(so, 'FingerprintsTaken').length === 0 ? ['fingerprints'] : []),
    ],
  };
};

/** @param so what happened, without what the change itself has made of it */
export const outcomeOf = (
  cohort: string,
  law: Law,
  so: So,
): Readonly<Record<string, unknown>> | undefined => {
  const { effectiveOn, belongs, transition } = law;
  const old = all(so, 'RegimeStarted').filter(({ data: { spell, regime } }) => {
    const end = all(so, 'RegimeEnded').findLast(({ data }) => data.spell === spell)?.on;
    return regime === law.oldRegime && (end === undefined || end >= effectiveOn);
  });
  const home = livedIn(so, effectiveOn);
  if (old.length === 0 || (belongs.municipalities && !belongs.municipalities.includes(home)))
    return undefined;
  const { excluded, unmet, missing } = conditions(so, law);
  if (excluded.length > 0) return { cohort, ...NOTHING, outcome: 'excluded', reasons: excluded };
  if (unmet.length > 0) return { cohort, ...NOTHING, outcome: 'excluded', reasons: unmet };
  if (missing.length > 0)
    return missing.every((name) => (transition?.lacking as readonly string[] | undefined)?.includes(name))
      ? { cohort, ...NOTHING, outcome: 'transitional', missing, until: transition!.until }
      : { cohort, ...NOTHING, outcome: 'unknown', missing };
  const [first] = old.map(({ on }) => on).toSorted();
  const ended = old.map(({ data }) => data.spell).toSorted();
  const from = first! > effectiveOn ? first! : effectiveOn;
  return { cohort, ...NOTHING, outcome: 'switched', ended, from, regime: law.newRegime, payer: law.payer };
};

/** How many people a draft would bring to each outcome. */
export const countsOf = (cohort: string, draft: So, people: readonly So[]): object => {
  const outcomes = people.map((so) => outcomeOf(cohort, draftOf(draft), so)?.outcome);
  return Object.fromEntries(
    ['switched', 'transitional', 'excluded', 'unknown'].map((word) => [
      word,
      outcomes.filter((outcome) => outcome === word).length,
    ]),
  );
};

/** What is entered of it: the outcome, and the benefits that end and begin. */
export const judged = (
  law: Law,
  decidedOn: Day,
  outcome: NonNullable<ReturnType<typeof outcomeOf>>,
  so: So,
): Said[] => {
  const { cohort, ended, from, regime, payer } = outcome as Record<string, string> & { ended: string[] };
  return [
    { type: 'CohortOutcomeNoted', on: law.effectiveOn, data: outcome },
    ...ended.map((spell): Said => {
      const { on } = all(so, 'RegimeStarted').find(({ data }) => data.spell === spell)!;
      const last = addDays(on > law.effectiveOn ? on : law.effectiveOn, -1);
      return { type: 'RegimeEnded', on: last, data: { spell, decidedOn } };
    }),
    ...(from
      ? [
          {
            type: 'RegimeStarted',
            on: from,
            data: { spell: cohort, regime, decidedOn, payer, rank: 'primary' },
          } as const,
        ]
      : []),
  ];
};
