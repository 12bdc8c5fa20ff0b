import { CORRECTED, RETRACTED } from '../../../kernel/correction.js';
import type { Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { type Decision, type Recording, recorder } from '../../../kernel/messages.js';
import type { CohortLaw } from '../../../rules/cohort-law.js';
import type { Known } from '../../../rules/known.js';
import { effectOf, judge, type LawChange } from '../../../rules/law-change.js';
import { changesTo, isEmpty } from '../../changes.js';
import type { CohortFacts } from '../../cohort/facts.js';
import type { StatusFacts } from '../status/facts.js';
import type { CohortOutcomeFacts } from './facts.js';

type Outcome = CohortOutcomeFacts['CohortOutcomeNoted'];
type Law = CohortLaw<CohortFacts['CohortDrafted']>;
type Applied = NonNullable<Law['applied']>;

export interface Cohorts {
  /** Outcomes that stand, and the facts that say so; after a merge there may be two of a cohort until it is judged again. */
  readonly noted: readonly (Outcome & { readonly fact: string })[];
}

/** What a cohort's sweep asks of a journey; no person issues it. */
export interface Reactions {
  JudgeForCohort: { cohort: string };
}

interface Knows {
  readonly known: Known;
  readonly law: Law;
}

const record = recorder<CohortOutcomeFacts & StatusFacts>();

const outcomeOf = (cohort: string, law: Applied, known: Known): Outcome | undefined => {
  const judgement = judge(cohort, law satisfies LawChange, known);
  return (
    judgement && {
      ...judgement,
      cohort,
      ...(judgement.from && { regime: law.newRegime, ...(law.payer && { payer: law.payer }) }),
    }
  );
};

/** The outcome, and the spells that end and begin by it. The new one bears the cohort's id, however often it is judged. */
const entry = (outcome: Outcome, law: Applied, known: Known, decidedOn: LocalDate): readonly Recording[] => {
  const { cohort, regime, payer } = outcome;
  const { ends, begins } = effectOf(law, known, outcome);
  return [
    ...record('CohortOutcomeNoted', law.effectiveOn, outcome),
    ...ends.flatMap(({ spell, on }) => record('RegimeEnded', on, { spell, decidedOn })),
    ...(begins && regime
      ? record('RegimeStarted', begins.from, { spell: cohort, regime, decidedOn, payer, rank: begins.rank })
      : []),
    ...(begins?.to ? record('RegimeEnded', begins.to, { spell: cohort, decidedOn }) : []),
  ];
};

const same = ({ fact: _, ...standing }: Outcome & { fact: string }, outcome: Outcome): boolean =>
  isEmpty(changesTo(standing, outcome)) && isEmpty(changesTo(outcome, standing));

const takenBack = (fact: string, today: LocalDate, reason: string): Recording => ({
  type: RETRACTED,
  happenedOn: today,
  data: { reason },
  retracts: fact,
});

const restated = (fact: string, recordings: readonly Recording[], today: LocalDate): readonly Recording[] =>
  [
    { type: CORRECTED, happenedOn: today, data: { reason: 'Judged again by what is known by now.' } },
    ...recordings,
  ].map((recording) => ({ ...recording, corrects: fact }));

export const decider: Decider<'cohorts', Cohorts, Reactions, CohortOutcomeFacts, object, Knows> = {
  initial: { noted: [] },

  decide: {
    JudgeForCohort: ({ cohort }, { cohorts }, { known, law: { applied }, today }) => {
      const [standing, ...more] = cohorts.noted.filter((each) => each.cohort === cohort);
      const outcome = applied && outcomeOf(cohort, applied, known);
      const reason = applied
        ? 'The change of law does not concern this person.'
        : 'The change of law was revoked.';
      const gone = (outcome ? more : [standing ?? [], more].flat()).map(({ fact }) =>
        takenBack(fact, today, reason),
      );
      const stays = standing && outcome && same(standing, outcome);
      // Who is judged again is moved by what became known since the decision.
      const decidedOn = standing || !applied ? today : applied.decidedOn;
      const recordings = outcome && !stays ? entry(outcome, applied, known, decidedOn) : [];
      return [
        ...gone,
        ...(standing && recordings.length > 0 ? restated(standing.fact, recordings, today) : recordings),
      ] as unknown as Decision<CohortOutcomeFacts>;
    },
  },

  evolve: {
    CohortOutcomeNoted: ({ noted }, { data, id }) => ({ noted: [...noted, { ...data, fact: id }] }),
  },
};
