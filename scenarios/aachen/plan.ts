import type { Day } from '../calendar.js';
import { END, FIRST_END, FROM, LATER_SINCE, type Module, MUNICIPALITIES, PROGRAMMES } from './region.js';

/*
 * The financing plan: modules with their lines as the notice has them. 1.2 million, of which the region pays a fifth
 * itself; the rates, the period and the modules change by later notices.
 */

interface Line {
  readonly line: string;
  readonly title: string;
  readonly kind: 'rate' | 'actual' | 'staff-post';
  readonly [more: string]: string | number;
}

interface Budget {
  readonly module: string;
  readonly title: string;
  readonly programme?: string;
  readonly cents: number;
  readonly lines: readonly Line[];
}

const lessons = (cents: number): Line => ({
  ...{ line: 'lessons', title: 'Unterrichtseinheiten', kind: 'rate', unit: 'teaching-unit', cents },
  counting: 'exact',
});
const exams = (capCents?: number): Line => ({
  ...{ line: 'exams', title: 'Prüfungsgebühren', kind: 'actual', unit: 'exam-fee' },
  ...(capCents && { capCents }),
});
const hours = (cents: number): Line => ({
  ...{ line: 'hours', title: 'Coachingstunden', kind: 'rate', unit: 'coaching-hour', cents },
  ...{ minutesPerUnit: 60, counting: 'exact' },
});

const ofModule = (module: Module, title: string, cents: number, ...lines: Line[]): Budget => ({
  ...{ module, title, cents, lines, programme: `@${PROGRAMMES[module]}` },
});

const coaching = (rate: number): Budget =>
  ofModule('coaching', 'Individuelles Coaching', 120_000_00, hours(rate));
const projects = (cents: number): Budget => ({
  ...{ module: 'projects', title: 'Vorhaben in den Gemeinden', cents },
  lines: [{ line: 'rooms', title: 'Räume und Material', kind: 'actual' }],
});

export const MODULES: readonly Budget[] = [
  coaching(46_50),
  ofModule('work', 'Berufsbegleitende Qualifizierung', 190_000_00, lessons(11_85), exams(150_00)),
  ofModule('school', 'Nachholen des Hauptschulabschlusses', 130_000_00, lessons(9_35), exams()),
  ofModule('courses', 'Vorbereitende Kurse', 420_000_00, lessons(37_50)),
  {
    ...{ module: 'management', title: 'Teilhabemanagement', cents: 280_000_00 },
    lines: [{ line: 'posts', title: 'Stellen', kind: 'staff-post', monthlyCents: 4_812_37, permille: 1000 }],
  },
  projects(60_000_00),
];

const named = (names: readonly string[], ...cents: number[]): object[] =>
  names.map((name, n) => ({ name, ...(cents[n] !== undefined && { cents: cents[n] }) }));

/** When the notice comes. */
export const AWARDED: Day = '2018-08-24';

export const AWARD = {
  ...{
    title: 'Durchstarten in der Muster-Region',
    funder: 'Ministerium des Landes',
    reference: 'MUSTER-AC-2018',
  },
  ...{ legalBasis: 'Förderrichtlinie des Landes, §§ 23, 44 LHO', from: FROM, to: FIRST_END },
  ...{ ownShare: { permille: 200, basis: 'within' }, modules: MODULES, statementDueMonths: 6 },
  municipalities: named(MUNICIPALITIES.slice(0, 2), 200_000_00, 180_000_00),
  conditions: ['Belege werden fünf Jahre aufbewahrt.'],
};

/** By the day of the notice: from which day it holds, and what is another then. */
export const AMENDMENTS: readonly (readonly [notice: Day, body: object])[] = [
  [
    '2019-02-18',
    { on: LATER_SINCE, municipalities: named(MUNICIPALITIES, 200_000_00, 180_000_00, 150_000_00) },
  ],
  // The hour is paid better, from the beginning of the month before the notice on.
  ['2020-03-16', { on: '2020-02-01', modules: [coaching(49_20)], reason: 'The wages were raised.' }],
  [
    '2022-11-14',
    {
      ...{ on: '2022-11-01', to: END },
      modules: [
        projects(45_000_00),
        {
          ...{ module: 'digital', title: 'Digitales Lernen', cents: 15_000_00 },
          lines: [{ line: 'devices', title: 'Geräte', kind: 'actual', capCents: 400_00 }],
        },
      ],
      reason: 'Many could not begin in the years of the pandemic.',
    },
  ],
];
