import { all } from './happenings.js';
import { says, type Tell } from './telling.js';

/* What entries about a change of law say; who is judged by it, and how, follows from them in told.ts. */

export const COHORTS: Readonly<Record<string, Tell>> = {
  cohorts: says('CohortDrafted', ({ body }) => ({ belongs: {}, requires: {}, excludes: [], ...body })),
  'amend-cohort': says('CohortAmended'),
  'preview-cohort': ({ previewed }) => [{ type: 'CohortPreviewed', data: previewed() }],
  'apply-cohort': ({ body, so, today }) => {
    const drafted = all(so, 'CohortDrafted', 'CohortAmended').flatMap(({ data }) => data.effectiveOn ?? []);
    return [{ type: 'CohortApplied', on: drafted.at(-1), data: { decidedOn: today, ...body } }];
  },
  'revoke-cohort': says('CohortRevoked'),

  'apply-for-temporary-protection': says('TemporaryProtectionApplied'),
  'apply-for-asylum': says('AsylumApplied'),
  'take-fingerprints': says('FingerprintsTaken'),
  'record-benefit': ({ body }) => [{ type: 'BenefitPaid', on: `${String(body.month)}-01`, data: body }],
};
