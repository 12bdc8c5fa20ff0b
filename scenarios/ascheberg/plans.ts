import { addDays, type Day } from '../calendar.js';
import type { Ending } from '../script/closing.js';
import type { CoursePlan } from '../script/course.js';
import type { Leaving } from '../script/seat.js';
import type { RecognitionPlan } from '../script/recognition.js';
import type { TrainingPlan } from '../script/training.js';
import type { InternshipPlan, PlacementPlan } from '../script/work.js';

/* What the cases of Ascheberg are put together from. */

/** One participant's year in outline; talks and lateness are left to chance. */
export interface Outline {
  /** Day on which a seat is asked for. */
  readonly asks: Day;
  /** First day with the seat, where it had to be waited for. */
  readonly accepts?: Day;
  readonly withdraws?: Day;
  readonly leaves?: Leaving;
  readonly needs: readonly string[];
  /** What later talks find, in the order in which it is entered. */
  readonly needsLater?: readonly {
    readonly on: Day;
    readonly late: number;
    readonly needs: readonly string[];
  }[];
  /** From this day on the other coach takes over, who may have been asked before. */
  readonly handsOver?: Day;
  readonly handOverOffered?: Day;
  /** Days on which the other coach was asked, and said no. */
  readonly handOverDeclined?: readonly [offered: Day, declined: Day];
  /** Says no to the seat that was waited for; who is offered it then. */
  readonly declines?: { readonly on: Day; readonly offerTo: string };
  /** Does not answer to the seat that was waited for; who is offered it then. */
  readonly lapses?: { readonly on: Day; readonly offerTo: string };
  /** Where that is not where the others live. */
  readonly livesIn?: string;
  /** Why somebody may take part who does not meet the conditions. */
  readonly exception?: string;
  /** Head of a household, or a member of that of somebody else. */
  readonly household?: readonly [role: string, head?: string];
  readonly movesHouse?: Day;
  readonly cancelledInternship?: InternshipPlan;
  readonly training?: TrainingPlan;
  readonly closes?: Ending;
  readonly german: string;
  readonly course?: CoursePlan;
  readonly internship?: InternshipPlan;
  readonly placements?: readonly PlacementPlan[];
  readonly recognitions?: readonly RecognitionPlan[];
}

type Work = readonly [employer: string, occupation: string];
type Follow = Omit<PlacementPlan, 'on' | 'kind' | 'employer' | 'occupation'>;

export const trial = ([employer, occupation]: Work, first: Day, last: Day): InternshipPlan => {
  return { kind: 'trial-work', employer, occupation, first, last, ended: { on: last, outcome: 'hired' } };
};
export const practice = ([employer, occupation]: Work, first: Day, last: Day): InternshipPlan => {
  return {
    kind: 'work-experience',
    employer,
    occupation,
    first,
    last,
    ended: { on: last, outcome: 'completed' },
    feedback: { wouldEmploy: false, feedback: 'Works with care; the German is not enough for the phone.' },
  };
};

/** Agreed, and called off before the first day. */
export const calledOff = (
  [employer, occupation]: Work,
  first: Day,
  last: Day,
  reason: string,
): InternshipPlan => ({
  ...{ kind: 'work-experience', employer, occupation, first, last },
  cancelled: { on: addDays(first, -3), reason },
});

export const applicationTraining = (first: Day): TrainingPlan => ({
  ...{ kind: 'application-training', title: 'Bewerbungen schreiben', provider: 'Muster-Akademie' },
  ...{ first, days: 5, unitsADay: 6, certificate: 'Certificate of attendance', because: 'completed' },
});

const place =
  (kind: PlacementPlan['kind']) =>
  ([employer, occupation]: Work, on: Day, follow: Follow = {}): PlacementPlan => ({
    ...{ on, kind, employer, occupation },
    ...follow,
  });
export const [job, apprenticeship, school] = [place('job'), place('apprenticeship'), place('school')];

export const WORK = {
  bakery: ['Muster-Bäckerei', 'Baker'],
  care: ['Beispiel-Pflegedienst', 'Care assistant'],
  carpentry: ['Beispiel-Holzbau', 'Carpenter'],
  college: ['Beispiel-Berufskolleg', 'Vocational school'],
  garage: ['Muster-Kfz-Werkstatt', 'Car mechanic'],
  garden: ['Muster-Gartenbau', 'Gardening assistant'],
  hotel: ['Probe-Hotel', 'Housekeeper'],
  house: ['Probe-Hausdienste', 'Caretaker'],
  painter: ['Beispiel-Malerbetrieb', 'Painter'],
  store: ['Probe-Logistik', 'Warehouse worker'],
} as const;

export const COURSE = {
  winter: { units: 350, first: '2021-01-11', weekdays: [1, 3], unitsADay: 5 },
  evening: { units: 280, first: '2021-02-02', weekdays: [2, 4], unitsADay: 4, ofProgramme: 'programme' },
} as const;

const failed = ['B1', 'failed', 2] as const;

/** How a course ends that is gone to until its end. */
export const UNTIL = {
  a2: { because: 'completed', exams: [['A2', 'passed', 3]] },
  b1: { because: 'completed', exams: [['B1', 'passed', 3]] },
  b1AtSecondTry: { because: 'completed', exams: [failed, ['B1', 'passed', 10]] },
} as const;

export const yearEnds = (late: number): { readonly leaves: Leaving } => ({
  leaves: { on: '2021-11-30', late },
});

export const RECOGNITION = {
  electrician: {
    ...{ occupation: 'Elektroniker', authority: 'Muster-Kammer', country: 'SY' },
    ...{ filed: '2021-02-09', receipt: '2021-02-26', complete: '2021-04-20' },
    decided: { on: '2021-07-13', result: 'partial', differences: 'Practice with the standards for wiring.' },
    further: [
      ['2021-03-09', 'request-documents', { documents: 'The list of subjects, translated.' }],
      ['2021-03-10', 'suspend-recognition', { reason: 'The list of subjects is missing.' }],
      ['2021-04-20', 'resume-recognition'],
      ['2021-09-13', 'start-measure', { measure: 'adaptation-course' }],
      ['2021-11-19', 'complete-measure', { passed: true }],
    ],
  },
  /** Filed while the first is still open: whose decision it is must be clear. */
  technician: {
    ...{ occupation: 'Techniker für Gebäude', authority: 'Muster-Kammer', country: 'SY' },
    ...{ filed: '2021-06-08', receipt: '2021-06-29' },
    further: [['2021-07-06', 'accelerate-recognition']],
  },
  educator: {
    ...{ occupation: 'Erzieherin', authority: 'Muster-Bezirksregierung', country: 'IR' },
    ...{ filed: '2021-03-16', receipt: '2021-04-07', complete: '2021-05-25' },
    decided: { on: '2021-09-28', result: 'refused' },
    further: [
      ['2021-08-19', 'extend-recognition', { until: '2021-10-31', reason: 'An expert has to be heard.' }],
      ['2021-10-12', 'appeal-recognition', { reason: 'The practical year was left out.' }],
    ],
  },
} satisfies Record<string, RecognitionPlan>;
