import type { Day } from './calendar.js';
import type { CoursePlan } from './script/course.js';
import type { Leaving } from './script/seat.js';
import type { InternshipPlan, PlacementPlan, RecognitionPlan } from './script/work.js';

/** One participant's year in outline; talks and lateness are left to chance. */
export interface Outline {
  /** Day on which a seat is asked for. */
  readonly asks: Day;
  /** First day with the seat, where it had to be waited for. */
  readonly accepts?: Day;
  readonly withdraws?: Day;
  readonly leaves?: Leaving;
  readonly needs: readonly string[];
  readonly german: string;
  readonly course?: CoursePlan;
  readonly internship?: InternshipPlan;
  readonly placements?: readonly PlacementPlan[];
  readonly recognition?: RecognitionPlan;
}

type Work = readonly [employer: string, occupation: string];
type Follow = Omit<PlacementPlan, 'on' | 'kind' | 'employer' | 'occupation'>;

const trial = ([employer, occupation]: Work, first: Day, last: Day): InternshipPlan => {
  return { kind: 'trial-work', employer, occupation, first, last, ended: { on: last, outcome: 'hired' } };
};
const practice = ([employer, occupation]: Work, first: Day, last: Day): InternshipPlan => {
  return {
    kind: 'work-experience',
    employer,
    occupation,
    first,
    last,
    ended: { on: last, outcome: 'completed' },
  };
};
const place =
  (kind: PlacementPlan['kind']) =>
  ([employer, occupation]: Work, on: Day, follow: Follow = {}): PlacementPlan => ({
    ...{ on, kind, employer, occupation },
    ...follow,
  });
const [job, apprenticeship, school] = [place('job'), place('apprenticeship'), place('school')];

const BAKERY: Work = ['Muster-Bäckerei', 'Baker'];
const CARPENTRY: Work = ['Beispiel-Holzbau', 'Carpenter'];
const STORE: Work = ['Probe-Logistik', 'Warehouse worker'];
const GARDEN: Work = ['Muster-Gartenbau', 'Gardening assistant'];
const HOUSE: Work = ['Probe-Hausdienste', 'Caretaker'];
const CARE: Work = ['Beispiel-Pflegedienst', 'Care assistant'];
const GARAGE: Work = ['Muster-Kfz-Werkstatt', 'Car mechanic'];
const HOTEL: Work = ['Probe-Hotel', 'Housekeeper'];
const PAINTER: Work = ['Beispiel-Malerbetrieb', 'Painter'];
const COLLEGE: Work = ['Beispiel-Berufskolleg', 'Vocational school'];

const winter = { units: 350, first: '2021-01-11', weekdays: [1, 3], unitsADay: 5 };
const evening = { units: 280, first: '2021-02-02', weekdays: [2, 4], unitsADay: 4, ofProgramme: true };
const done = { because: 'completed' } as const;
const A2 = { exams: [['A2', 'passed', 3]] } as const;
const B1 = { exams: [['B1', 'passed', 3]] } as const;
const B1_AT_SECOND_TRY = {
  exams: [
    ['B1', 'failed', 2],
    ['B1', 'passed', 10],
  ],
} as const;

const yearEnds = (late: number): { readonly leaves: Leaving } => ({ leaves: { on: '2021-11-30', late } });

const electrician: RecognitionPlan = {
  ...{ occupation: 'Elektroniker', authority: 'Muster-Kammer', country: 'SY' },
  ...{ filed: '2021-02-09', receipt: '2021-02-26', complete: '2021-04-20' },
  decided: {
    on: '2021-07-13',
    result: 'partial',
    differences: 'Practice with the standards for house wiring.',
  },
};
const educator: RecognitionPlan = {
  ...{ occupation: 'Erzieherin', authority: 'Muster-Bezirksregierung', country: 'IR' },
  ...{ filed: '2021-03-16', receipt: '2021-04-07', complete: '2021-08-24' },
};

/** In order of their requests: six are placed by 31 July 2021, and on that day one waits. */
export const OUTLINES: readonly Outline[] = [
  {
    ...{ asks: '2020-12-01', needs: ['work', 'language', 'recognition'], german: 'A2' },
    ...{ course: { ...winter, ...A2, last: '2021-03-10', because: 'work' } },
    ...{ internship: trial(BAKERY, '2021-03-08', '2021-03-12') },
    placements: [
      job(BAKERY, '2021-03-15', {
        ...{ hoursPerWeek: 35, retained: { '42-days': '2021-04-28', '6-months': '2021-09-15' } },
      }),
    ],
    leaves: { on: '2021-09-30', late: 1, offerTo: 'p17' },
  },
  {
    ...{ asks: '2020-12-01', needs: ['education', 'housing', 'language'], german: 'A2' },
    ...{ course: { ...winter, ...B1, ...done, units: 250 } },
    ...{ internship: practice(CARPENTRY, '2021-05-03', '2021-05-28') },
    placements: [
      apprenticeship(CARPENTRY, '2021-08-02', { hoursPerWeek: 39, retained: { '42-days': '2021-09-14' } }),
    ],
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-02', needs: ['childcare', 'language', 'work'], german: 'A1' },
    ...{ course: { ...winter, ...A2, ...done } },
    ...yearEnds(2),
  },
  {
    ...{ asks: '2020-12-03', needs: ['work', 'mobility'], german: 'B1' },
    ...{ course: { ...evening, last: '2021-04-08', because: 'work' } },
    ...{ internship: trial(STORE, '2021-03-29', '2021-04-09') },
    placements: [
      job(STORE, '2021-04-12', {
        ...{ hoursPerWeek: 39, retained: { '42-days': '2021-05-26', '6-months': '2021-10-13' } },
      }),
    ],
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-04', needs: ['recognition', 'language'], german: 'A2' },
    ...{ course: { ...winter, ...B1, ...done }, recognition: electrician },
    ...yearEnds(3),
  },
  {
    ...{ asks: '2020-12-07', needs: ['work', 'housing', 'debt'], german: 'A2' },
    ...{ course: { ...winter, ...A2, ...done, units: 150 } },
    placements: [
      job(GARDEN, '2021-05-17', {
        ...{ hoursPerWeek: 30, retained: { '42-days': '2021-06-30' } },
        ended: { on: '2021-08-31', because: 'fixed-term' },
      }),
      job(HOUSE, '2021-10-04', { hoursPerWeek: 39 }),
    ],
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-08', needs: ['language', 'housing'], german: 'A1' },
    ...{ course: { ...winter, last: '2021-03-24', because: 'moved' } },
    leaves: { on: '2021-03-26', late: 3, because: 'moved', offerTo: 'p16' },
  },
  {
    ...{ asks: '2020-12-09', needs: ['education', 'language'], german: 'A2' },
    ...{ course: { ...winter, ...B1, ...done, units: 250 } },
    ...{ placements: [school(COLLEGE, '2021-08-18')] },
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-10', needs: ['work', 'psychosocial', 'language'], german: 'A2' },
    ...{ course: { ...winter, ...B1_AT_SECOND_TRY, ...done, units: 200 } },
    ...{ internship: practice(CARE, '2021-05-03', '2021-05-30') },
    ...{ placements: [job(CARE, '2021-06-14', { hoursPerWeek: 25, retained: { '42-days': '2021-07-27' } })] },
    ...yearEnds(2),
  },
  {
    ...{ asks: '2020-12-11', needs: ['language', 'health'], german: 'A1' },
    ...{ course: { ...evening, ...A2, ...done } },
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-14', needs: ['work', 'recognition', 'mobility'], german: 'B1' },
    ...{ internship: trial(GARAGE, '2021-06-21', '2021-07-02') },
    ...{ placements: [job(GARAGE, '2021-07-05', { hoursPerWeek: 39 })] },
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-15', needs: ['work', 'language', 'childcare'], german: 'A2' },
    ...{ course: { ...winter, ...B1, ...done, repeats: true } },
    ...{ internship: practice(HOTEL, '2021-07-19', '2021-08-13') },
    ...{ placements: [job(HOTEL, '2021-10-11', { hoursPerWeek: 20 })] },
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-16', needs: ['language', 'psychosocial'], german: 'A1' },
    ...{ course: { ...winter, last: '2021-05-12', because: 'gave-up' } },
    ...yearEnds(2),
  },
  {
    ...{ asks: '2020-12-17', needs: ['work', 'language'], german: 'A2' },
    ...{ course: { ...evening, ...B1, ...done } },
    ...{ internship: trial(PAINTER, '2021-07-19', '2021-07-23') },
    // Entered ten days later: on 31 July nobody knew of it yet.
    placements: [
      job(PAINTER, '2021-07-26', { hoursPerWeek: 39, late: 10, retained: { '42-days': '2021-09-08' } }),
    ],
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-18', needs: ['recognition', 'education'], german: 'B1' },
    ...{ course: { ...evening, target: 'B2', exams: [['B2', 'failed', 3]] }, recognition: educator },
    // The last entry of all.
    leaves: { on: '2021-11-30', late: 10, at: '2021-12-10T16:30:00Z' },
  },
  {
    ...{ asks: '2021-01-18', accepts: '2021-04-01', needs: ['work', 'language'], german: 'A2' },
    ...{ course: { ...evening, first: '2021-04-13' } },
    ...{ internship: practice(GARDEN, '2021-09-06', '2021-10-01') },
    ...yearEnds(1),
  },
  { asks: '2021-05-10', accepts: '2021-10-04', needs: ['language', 'work'], german: 'A2', ...yearEnds(2) },
  { asks: '2021-10-18', withdraws: '2021-11-12', needs: ['work'], german: 'A2' },
];
