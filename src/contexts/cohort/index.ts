import { chapter, context } from '../../kernel/context.js';
import { idOf } from '../../kernel/projection.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * A cohort is a group of people whom a change of law moves from one regime to another (Rechtskreiswechsel), also with effect
 * for the past. Who belongs to it is data. Once another person than drafted it has applied it, a sweep asks each
 * journey, which judges itself; who comes later, or gets what was missing, is judged then.
 */
export const cohort = context({
  name: 'cohort',
  path: 'cohorts',
  creates: 'DraftCohort',
  flat: true,
  legalBasis: 'Art. 6(1)(e) GDPR with § 67a SGB X',
  chapters: [
    chapter({
      name: 'cohort',
      commands,
      decider,
      consults: {
        /** What the present draft would do, as the views know it. */
        preview: {
          commands: ['PreviewCohort'],
          view: 'cohort-preview-counts',
          ask: (_: object, __: object, own: string) => ({ cohort: idOf(own) }),
          initial: [],
        },
      },
      outcomes: { CohortApplied: 'applied', CohortRevoked: 'revoked' },
    }),
  ],
});
