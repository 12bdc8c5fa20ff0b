import type { Day } from '../calendar.js';
import type { Actor } from '../client.js';
import { expecting, goesOn, opens, type Thing } from '../script/places.js';
import type { Step } from '../script/script.js';
import { MUNICIPALITIES } from './families.js';
import { COORDINATOR } from './team.js';

/*
 * The change of the law as data: drafted and decided in July, in force since 1 June. A first draft had the wrong day; it was
 * applied all the same, and taken back on the next morning.
 */

const LEAD: Actor = { id: 'lead-bocholt', role: 'team-lead', unit: 'jobcenter-bocholt' };
export const SWITCH: Day = '2022-06-01';

const TERMS = {
  ...{ title: 'Wechsel vom AsylbLG ins SGB II', legalBasis: '§ 74 SGB II, § 18 AsylbLG' },
  ...{ oldRegime: 'asylblg', newRegime: 'sgb-ii', payer: 'Muster-Jobcenter Bocholt' },
  belongs: { municipalities: MUNICIPALITIES },
  requires: { titles: ['fiction', 'temporary-protection'], fingerprints: true },
  excludes: [{ reason: 'ordinary-asylum-procedure', asylumApplied: true }],
};
const TRANSITION = { until: '2022-08-31', lacking: ['fingerprints'] };

const law = (name: string): Thing => ({ kind: 'cohorts', name, by: COORDINATOR });

const alone = (at: string, more: Partial<Step> = {}): Partial<Step> => ({
  at,
  alone: true,
  settles: true,
  ...more,
});

export const changeOfLaw = (): Step[] => {
  const [wrong, right] = [law('law-of-july'), law('law-of-june')];
  return [
    opens(wrong, '2022-07-14', { ...TERMS, effectiveOn: '2022-07-01', transition: TRANSITION }),
    goesOn(
      wrong,
      '2022-07-14',
      'apply-cohort',
      {},
      {
        ...alone('2022-07-14T16:30:00Z', { by: LEAD }),
        expects: { outcome: 'applied', warnings: ['not-previewed'] },
      },
    ),
    goesOn(
      wrong,
      '2022-07-15',
      'revoke-cohort',
      { reason: 'The law holds since June.' },
      {
        ...alone('2022-07-15T07:00:00Z', { by: LEAD }),
        ...expecting('revoked'),
      },
    ),
    opens(right, '2022-07-15', { ...TERMS, effectiveOn: SWITCH, transition: TRANSITION }),
    goesOn(right, '2022-07-18', 'amend-cohort', { transition: { ...TRANSITION, until: '2022-10-31' } }),
    goesOn(right, '2022-07-18', 'preview-cohort', {}, alone('2022-07-18T16:00:00Z')),
    goesOn(
      right,
      '2022-07-18',
      'apply-cohort',
      { decidedOn: '2022-07-18' },
      {
        ...alone('2022-07-18T16:30:00Z', { by: LEAD }),
        ...expecting('applied'),
      },
    ),
  ];
};
