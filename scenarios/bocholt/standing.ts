import { addDays, type Day, lastDayOf, monthOf, workday } from '../calendar.js';
import { type Case, enters, inOrder, records, type Step } from '../script/script.js';
import type { Member } from './families.js';

/*
 * Papers and benefits. Until the end of May 2022 everybody lives on asylum seekers' benefits; from 1 June the Jobcenter
 * pays for those who have a title or its provisional certificate. That is decided in July, with effect for the past.
 */

const SOCIAL_OFFICE = 'Muster-Sozialamt Bocholt';
const JOBCENTER = 'Muster-Jobcenter Bocholt';
const AUTHORITY = 'Muster-Ausländerbehörde Borken';
/** As long as the Union protects them for the time being. */
const PROTECTED_UNTIL: Day = '2024-03-04';
export const SWITCH: Day = '2022-06-01';

const paper = (of: Case, day: Day, on: Day, body: object, as: string): Step[] => [
  enters(of, day, 'status/record-residence-title', { on, authority: AUTHORITY, ...body }, { as }),
  enters(of, day, 'status/record-work-permission', { on, scope: 'unrestricted' }),
];

const papers = (of: Case, { start, arrived, standing }: Member): Step[] => {
  if (standing === 'without-papers') return [];
  if (standing === 'asylum-seeker')
    return [
      enters(of, start, 'status/record-residence-title', {
        ...{ on: addDays(arrived, 5), kind: 'permission-to-stay-for-asylum', paragraph: '§ 55 AsylG' },
        authority: AUTHORITY,
      }),
    ];
  const certified = addDays(arrived, of.chance.between(5, 11));
  const titled = workday(addDays(start, of.chance.between(30, 75)));
  const provisional = `${of.key}/provisional`;
  return [
    ...paper(
      of,
      start,
      certified,
      { kind: 'fiction', paragraph: '§ 81 Abs. 3 AufenthG', validUntil: addDays(certified, 365) },
      provisional,
    ),
    records(of, titled, 'status/withdraw-residence-title', {
      ...{ title: `@${provisional}`, reason: 'Replaced by the title itself.' },
    }),
    records(of, addDays(titled, 1), 'status/record-residence-title', {
      ...{ kind: 'temporary-protection', paragraph: '§ 24 Abs. 1 AufenthG', authority: AUTHORITY },
      validUntil: PROTECTED_UNTIL,
    }),
  ];
};

/** When the Jobcenter decides; late fingerprints, late decision. */
const decided = (of: Case, { start, standing }: Member): Day => {
  const late = standing === 'fingerprints-late';
  const day = workday(addDays(late ? '2022-08-22' : '2022-07-04', of.chance.between(0, late ? 60 : 18)));
  const known = workday(addDays(start, 10));
  return known > day ? known : day;
};

const benefits = (of: Case, member: Member): Step[] => {
  const { start, arrived, standing } = member;
  const [first, spell] = [addDays(arrived, 2), `${of.key}/asylblg`];
  const started = enters(
    of,
    start,
    'status/start-regime',
    { on: first, decidedOn: workday(addDays(first, -1), -1), regime: 'asylblg', payer: SOCIAL_OFFICE },
    { as: spell },
  );
  if (standing === 'asylum-seeker' || standing === 'without-papers') return [started];
  const day = decided(of, member);
  // Who came after the switch lives on the other benefits until the end of that month.
  const from = first < SWITCH ? SWITCH : addDays(lastDayOf(monthOf(first)), 1);
  return [
    started,
    enters(of, day, 'status/end-regime', {
      ...{ on: addDays(from, -1), decidedOn: day, spell: `@${spell}` },
      reason: 'Displaced from Ukraine: the Jobcenter pays.',
    }),
    enters(of, day, 'status/start-regime', {
      ...{ on: from, decidedOn: day, regime: 'sgb-ii', payer: JOBCENTER },
    }),
  ];
};

export const standingOf = (of: Case, member: Member): Step[] => [
  ...inOrder(papers(of, member)),
  ...inOrder(benefits(of, member)),
  enters(of, member.start, 'status/record-accommodation', {
    ...{ on: addDays(member.arrived, 1), municipality: of.person.municipality },
    accommodation: of.chance.of(['with-others', 'with-others', 'own-flat', 'collective']),
  }),
];
