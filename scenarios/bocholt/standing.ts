import { addDays, type Day, monthOf, monthsFrom, workday } from '../calendar.js';
import { type Case, enters, inOrder, records, type Step } from '../script/script.js';
import type { Member } from './families.js';

/*
 * Papers and benefits. At first everybody lives on asylum seekers' benefits; from 1 June 2022 the Jobcenter should pay for
 * those who have a title or its provisional certificate and whose fingerprints were taken.
 */

const SOCIAL_OFFICE = 'Muster-Sozialamt Bocholt';
const AUTHORITY = 'Muster-Ausländerbehörde Borken';
/** As long as the Union protects them for the time being. */
const PROTECTED_UNTIL: Day = '2024-03-04';

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

/** Paid for each month by the office that had to at first, until it is known better. */
const benefits = (of: Case, { start, arrived }: Member, taken?: Day): Step[] => {
  const [first, spell] = [addDays(arrived, 2), `${of.key}/asylblg`];
  const paid = of.chance.between(367_00, 449_00);
  const last = taken && taken > '2022-08-04' ? '2022-08' : '2022-07';
  return inOrder([
    enters(
      of,
      start,
      'status/start-regime',
      { on: first, decidedOn: workday(addDays(first, -1), -1), regime: 'asylblg', payer: SOCIAL_OFFICE },
      { as: spell },
    ),
    ...monthsFrom(first, `${last}-01`).map((month) => {
      const day = workday(`${month}-04`);
      const cents = month === monthOf(first) ? Math.round(paid / 2) : paid;
      return enters(of, day > start ? day : start, 'benefits/record-benefit', {
        spell: `@${spell}`,
        month,
        cents,
      });
    }),
  ]);
};

/** Whether, and when, it was recorded who somebody is; for some the appointment is only in summer. */
const registration = (
  of: Case,
  { start, arrived, standing }: Member,
): { readonly on?: Day; readonly steps: Step[] } => {
  const authority = 'Muster-Ausländerbehörde Borken';
  if (standing === 'without-papers') return { steps: [] };
  if (standing === 'asylum-seeker')
    return {
      steps: [enters(of, start, 'protection/apply-for-asylum', { on: addDays(arrived, 4), authority })],
    };
  const applied = enters(of, start, 'protection/apply-for-temporary-protection', {
    ...{ on: addDays(arrived, of.chance.between(1, 4)), country: 'UA', authority },
  });
  const taken = (day: Day, on: Day, more: object = {}) =>
    enters(of, day, 'protection/take-fingerprints', { on, authority }, more);
  if (standing !== 'fingerprints-late')
    return { steps: [applied, taken(start, addDays(arrived, of.chance.between(5, 11)))] };
  const on = workday(addDays('2022-07-25', of.chance.between(0, 75)));
  return { on, steps: [applied, taken(workday(addDays(on, 2)), on, { alone: true, settles: true })] };
};

export const standingOf = (of: Case, member: Member): Step[] => {
  const { on, steps } = registration(of, member);
  return [
    ...inOrder(papers(of, member)),
    ...benefits(of, member, on),
    ...steps,
    enters(of, member.start, 'status/record-accommodation', {
      ...{ on: addDays(member.arrived, 1), municipality: of.person.municipality },
      accommodation: of.chance.of(['with-others', 'with-others', 'own-flat', 'collective']),
    }),
  ];
};
