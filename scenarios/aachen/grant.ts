import { addDays, addMonths, type Day, lastDayOf, monthsFrom, workday } from '../calendar.js';
import type { Actor } from '../client.js';
import { goesOn, opens, type Thing } from '../script/places.js';
import type { Step } from '../script/script.js';
import { AMENDMENTS, AWARD, AWARDED } from './plan.js';
import { END, FROM, LAST_ENTRY, MUNICIPALITIES } from './region.js';

/* What the controller enters: the notices, posts, costs with receipts, money that was asked for and given back. */

export const CONTROLLER: Actor = { id: 'funding-aachen', role: 'funding-officer', unit: 'region' };
/** Sees what the controller prepared before it goes out. */
const SECOND: Actor = { id: 'treasury-aachen', role: 'funding-officer', unit: 'region' };
const GRANT: Thing = { kind: 'grants', name: 'grant', by: CONTROLLER };

const does = (day: Day, command: string, body: object, more: Partial<Step> = {}): Step =>
  goesOn(GRANT, day, command, body, more);

/** Two of the four managers until spring, all of them after it. */
const posts = (): Step[] =>
  monthsFrom(FROM, END).map((month) => {
    const [last, share] = [lastDayOf(month), month < '2019-03' ? 500 : 1000];
    const entered = workday(addDays(last, 5));
    const charge = { module: 'management', line: 'posts', month, permille: share };
    return does(entered < LAST_ENTRY ? entered : LAST_ENTRY, 'costs/charge-staff-post', charge);
  });

const QUARTERS = Array.from({ length: 18 }, (_, n) => addMonths('2018-11-15', 3 * n));
const PAYEES = ['Muster-Vermietung', 'Beispiel-Papierwaren', 'Probe-Druckerei'];

const receipt = (n: number, issuedOn: Day) => ({ number: `MUSTER-${1000 + n}`, issuedOn });

/** A receipt each quarter, some of it entered late; one is corrected, and one was entered twice. */
const costs = (): Step[] =>
  QUARTERS.flatMap((day, n) => {
    const on = workday(day);
    const body = {
      ...{ on, module: 'projects', line: 'rooms', cents: 1_210_45 + 137_31 * (n % 5) },
      ...{ receipt: receipt(n, addDays(on, -9)), payee: PAYEES[n % PAYEES.length] },
      ...(n % 3 !== 1 && {
        municipality: MUNICIPALITIES[on < '2019-03-01' ? n % 2 : n % MUNICIPALITIES.length],
      }),
    };
    const as = `cost-${n + 1}`;
    const entered = workday(addDays(on, n % 4 === 2 ? 41 : 3));
    return [
      does(entered, 'costs/record-cost', body, { as }),
      ...(n === 4
        ? [
            does(addDays(entered, 20), 'costs/record-cost', {
              ...{ ...body, cents: body.cents - 200_00 },
              correction: { entry: `@${as}/entry`, reason: 'The discount was forgotten.' },
            }),
          ]
        : []),
      ...(n === 7
        ? [
            does(
              addDays(entered, 1),
              'costs/record-cost',
              { ...body, receipt: receipt(90, on) },
              { as: 'cost-twice' },
            ),
            does(addDays(entered, 15), 'corrections/retract-entry', {
              ...{ entry: '@cost-twice/entry', reason: 'The copy of a bill that is paid already.' },
            }),
          ]
        : []),
    ];
  });

/** Money that was promised: paid in two parts, paid in whole, and not needed any more. */
const commitments = (): Step[] => {
  const rooms = { module: 'projects', line: 'rooms', municipality: 'Stolberg' };
  const paid = (on: Day, cents: number, n: number, more: object) =>
    does(addDays(on, 4), 'costs/record-cost', {
      ...{ on, ...rooms, cents, receipt: receipt(50 + n, addDays(on, -10)), payee: 'Muster-Möbel', ...more },
    });
  const promise = (on: Day, dueOn: Day, cents: number, as: string) =>
    does(
      on,
      'costs/enter-commitment',
      { dueOn, ...rooms, cents, payee: 'Muster-Möbel', what: 'Tables.' },
      { as },
    );
  return [
    promise('2019-05-06', '2019-07-31', 3_000_00, 'tables'),
    paid('2019-06-18', 1_200_00, 1, { commitment: '@tables' }),
    paid('2019-08-06', 1_750_50, 2, { commitment: '@tables', closes: true }),
    promise('2021-02-08', '2021-04-30', 1_500_00, 'chairs'),
    does('2021-04-19', 'costs/release-commitment', { commitment: '@chairs', reason: 'Lent by the school.' }),
    promise('2023-05-08', '2023-06-15', 2_400_00, 'shelves'),
    paid('2023-06-12', 900_00, 3, { commitment: '@shelves' }),
    does('2023-06-05', 'costs/record-cost', {
      ...{ on: '2023-05-30', module: 'digital', line: 'devices', cents: 449_00 },
      ...{ receipt: receipt(70, '2023-05-23'), payee: 'Probe-Technik' },
    }),
  ];
};

/** Twice a year, for payments of the next two months; each is seen by a second person. */
const drawDowns = (): Step[] =>
  Array.from({ length: 9 }, (_, n) => addMonths('2018-11-05', 6 * n)).flatMap((day, n) => {
    const on = workday(day);
    const as = `draw-down-${n + 1}`;
    const named = { drawDown: `@${as}` };
    const late = n === 3 ? { reason: 'The school asks for the whole year.' } : {};
    const due = (days: number) => addDays(on, days);
    const payments = [
      { module: 'courses', line: 'lessons', cents: 31_000_00, dueOn: due(30) },
      { module: 'management', line: 'posts', cents: 24_500_50, dueOn: due(45) },
      { module: 'school', line: 'lessons', cents: 14_250_00, dueOn: due(n === 3 ? 120 : 20) },
    ];
    const cents = payments.reduce((sum, each) => sum + each.cents, 0);
    return [
      does(
        on,
        'draw-downs/request-draw-down',
        { cents, payments, ...late },
        {
          ...{ as, ...(n === 3 && { expects: { warnings: ['due-late'] } }) },
        },
      ),
      ...(n === 0
        ? [
            does(on, 'draw-downs/approve-draw-down', named, {
              ...{ at: `${on}T11:00:00Z`, expects: { refusal: ['four-eyes', 'draw-down-paid'] } },
            }),
          ]
        : []),
      ...(n === 5
        ? [
            does(
              due(2),
              'draw-downs/reject-draw-down',
              { ...named, reason: 'Nothing is due in summer.' },
              { by: SECOND },
            ),
          ]
        : [
            does(due(1), 'draw-downs/approve-draw-down', named, { by: SECOND }),
            does(due(16), 'draw-downs/record-draw-down-payment', { ...named, on: due(14), cents }),
          ]),
    ];
  });

/** What was asked for too early goes back, with interest over two base rates. */
const repayment = (): Step[] => [
  does(
    '2023-03-20',
    'repayments/demand-repayment',
    { cents: 18_000_00, interestFrom: '2022-09-01', reason: 'Was not spent within two months.' },
    { as: 'repayment' },
  ),
  does('2023-04-14', 'repayments/record-repayment', {
    on: '2023-04-12',
    repayment: '@repayment',
    cents: 18_000_00,
  }),
];

/** Notices are entered alone, since all charges of the time depend on them. */
export const grant = (): Step[] => [
  opens(GRANT, AWARDED, { on: AWARDED, ...AWARD }, { alone: true }),
  ...AMENDMENTS.map(([notice, body]) =>
    does(notice, 'award/amend-grant', body, { at: `${notice}T11:30:00Z`, alone: true }),
  ),
  ...[...posts(), ...costs(), ...commitments(), ...drawDowns(), ...repayment()],
];
