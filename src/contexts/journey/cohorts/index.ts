import { chapter } from '../../../kernel/context.js';
import { cohortLaw } from '../../../rules/cohort-law.js';
import { KNOWN, UNKNOWN } from '../../../rules/known.js';
import { decider } from './decider.js';

/**
 * Cohorts (Rechtskreiswechsel): what a change of law makes of this person. The journey judges itself by all that is known,
 * as if the change had not touched it; exactly one outcome stands for each cohort. Whatever was recorded by it is corrected
 * when the judgement changes, and retracted when the cohort is revoked.
 */
export const cohorts = chapter({
  name: 'cohorts',
  commands: {},
  decider,
  consults: {
    /** What this journey itself tells, birth date and origin in plain. */
    known: {
      stream: (_: object, __: object, own: string) => own,
      opened: true,
      initial: UNKNOWN,
      evolve: KNOWN,
    },
    law: {
      stream: ({ cohort }: { readonly cohort: string }) => `cohort-${cohort}`,
      initial: {},
      evolve: cohortLaw(),
    },
  },
});
