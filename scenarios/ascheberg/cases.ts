import {
  applicationTraining,
  apprenticeship,
  calledOff,
  COURSE,
  job,
  type Outline,
  practice,
  RECOGNITION,
  school,
  trial,
  UNTIL,
  WORK,
  yearEnds,
} from './plans.js';

/** In order of their requests: six are placed by 31 July 2021, and on that day one waits. */
export const OUTLINES: readonly Outline[] = [
  {
    ...{ asks: '2020-12-01', needs: ['work', 'language', 'recognition'], german: 'A2' },
    ...{ course: { ...COURSE.winter, ...UNTIL.a2, last: '2021-03-10', because: 'work' } },
    ...{ internship: trial(WORK.bakery, '2021-03-08', '2021-03-12') },
    placements: [
      job(WORK.bakery, '2021-03-15', {
        ...{ hoursPerWeek: 35, retained: { '42-days': '2021-04-28', '6-months': '2021-09-15' } },
      }),
    ],
    leaves: { on: '2021-09-30', late: 1, offerTo: 'p17' },
    closes: { on: '2021-10-22', because: 'placed-and-retained' },
  },
  {
    ...{ asks: '2020-12-01', needs: ['education', 'housing', 'language'], german: 'A2' },
    ...{ household: ['head'], movesHouse: '2021-06-01' },
    ...{ course: { ...COURSE.winter, ...UNTIL.b1, units: 250 } },
    ...{ internship: practice(WORK.carpentry, '2021-05-03', '2021-05-28') },
    placements: [
      apprenticeship(WORK.carpentry, '2021-08-02', {
        hoursPerWeek: 39,
        retained: { '42-days': '2021-09-14' },
      }),
    ],
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-02', needs: ['childcare', 'language', 'work'], german: 'A1' },
    ...{ household: ['partner', 'p02'] },
    // The earlier talk is entered after the later one, which goes on to hold.
    needsLater: [
      { on: '2021-06-22', late: 1, needs: ['language', 'work'] },
      { on: '2021-05-18', late: 40, needs: ['childcare', 'debt', 'language'] },
    ],
    ...{ course: { ...COURSE.winter, ...UNTIL.a2 } },
    ...yearEnds(2),
  },
  {
    ...{ asks: '2020-12-03', needs: ['work', 'mobility'], german: 'B1' },
    ...{ course: { ...COURSE.evening, last: '2021-04-08', because: 'work' } },
    ...{ internship: trial(WORK.store, '2021-03-29', '2021-04-09') },
    placements: [
      job(WORK.store, '2021-04-12', {
        ...{ hoursPerWeek: 39, retained: { '42-days': '2021-05-26', '6-months': '2021-10-13' } },
      }),
    ],
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-04', needs: ['recognition', 'language'], german: 'A2' },
    ...{
      course: { ...COURSE.winter, ...UNTIL.b1 },
      recognitions: [RECOGNITION.electrician, RECOGNITION.technician],
    },
    ...yearEnds(3),
  },
  {
    ...{ asks: '2020-12-07', needs: ['work', 'housing', 'debt'], german: 'A2' },
    training: applicationTraining('2021-03-15'),
    ...{ course: { ...COURSE.winter, ...UNTIL.a2, units: 150 } },
    placements: [
      job(WORK.garden, '2021-05-17', {
        ...{ hoursPerWeek: 30, retained: { '42-days': '2021-06-30' } },
        ended: { on: '2021-08-31', because: 'fixed-term' },
      }),
      job(WORK.house, '2021-10-04', { hoursPerWeek: 39 }),
    ],
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-08', needs: ['language', 'housing'], german: 'A1' },
    ...{ course: { ...COURSE.winter, last: '2021-03-24', because: 'moved' } },
    leaves: { on: '2021-03-26', late: 3, because: 'moved', offerTo: 'p19' },
    closes: { on: '2021-03-31', because: 'moved', portableRecord: true },
  },
  {
    ...{ asks: '2020-12-09', needs: ['education', 'language'], german: 'A2' },
    handOverDeclined: ['2021-04-06', '2021-04-12'],
    ...{ course: { ...COURSE.winter, ...UNTIL.b1, units: 250 } },
    ...{ placements: [school(WORK.college, '2021-08-18')] },
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-10', needs: ['work', 'psychosocial', 'language'], german: 'A2' },
    ...{ course: { ...COURSE.winter, ...UNTIL.b1AtSecondTry, units: 200 } },
    ...{ internship: practice(WORK.care, '2021-05-03', '2021-05-30') },
    ...{
      placements: [job(WORK.care, '2021-06-14', { hoursPerWeek: 25, retained: { '42-days': '2021-07-27' } })],
    },
    ...yearEnds(2),
  },
  {
    ...{ asks: '2020-12-11', needs: ['language', 'health'], german: 'A1', handsOver: '2021-09-01' },
    ...{ course: { ...COURSE.evening, ...UNTIL.a2 } },
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-14', needs: ['work', 'recognition', 'mobility'], german: 'B1' },
    cancelledInternship: calledOff(
      WORK.store,
      '2021-04-19',
      '2021-05-14',
      'The shop closes for the lockdown.',
    ),
    training: applicationTraining('2021-02-22'),
    ...{ internship: trial(WORK.garage, '2021-06-21', '2021-07-02') },
    ...{ placements: [job(WORK.garage, '2021-07-05', { hoursPerWeek: 39 })] },
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-15', needs: ['work', 'language', 'childcare'], german: 'A2' },
    ...{ course: { ...COURSE.winter, ...UNTIL.b1, repeats: true } },
    ...{ internship: practice(WORK.hotel, '2021-07-19', '2021-08-13') },
    ...{ placements: [job(WORK.hotel, '2021-10-11', { hoursPerWeek: 20 })] },
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-16', needs: ['language', 'psychosocial'], german: 'A1' },
    ...{ handOverOffered: '2021-05-25', handsOver: '2021-06-01' },
    ...{ course: { ...COURSE.winter, last: '2021-05-12', because: 'gave-up' } },
    ...yearEnds(2),
  },
  {
    ...{ asks: '2020-12-17', needs: ['work', 'language'], german: 'A2' },
    ...{ course: { ...COURSE.evening, ...UNTIL.b1 } },
    ...{ internship: trial(WORK.painter, '2021-07-19', '2021-07-23') },
    // Entered ten days later: on 31 July nobody knew of it yet.
    placements: [
      job(WORK.painter, '2021-07-26', { hoursPerWeek: 39, late: 10, retained: { '42-days': '2021-09-08' } }),
    ],
    ...yearEnds(1),
  },
  {
    ...{ asks: '2020-12-18', needs: ['recognition', 'education'], german: 'B1' },
    ...{
      course: { ...COURSE.evening, target: 'B2', exams: [['B2', 'failed', 3]] },
      recognitions: [RECOGNITION.educator],
    },
    // The last entry of all.
    leaves: { on: '2021-11-30', late: 10, at: '2021-12-10T16:30:00Z', alone: true },
  },
  {
    ...{ asks: '2021-01-18', accepts: '2021-04-01', needs: ['work', 'language'], german: 'A2' },
    ...{ course: { ...COURSE.evening, first: '2021-04-13' } },
    ...{ internship: practice(WORK.garden, '2021-09-06', '2021-10-01') },
    ...yearEnds(1),
  },
  {
    ...{ asks: '2021-05-10', needs: ['language', 'work'], german: 'A2' },
    lapses: { on: '2021-10-11', offerTo: 'p20' },
    closes: { on: '2021-10-12', because: 'contact-lost' },
  },
  {
    ...{ asks: '2021-10-18', withdraws: '2021-11-12', needs: ['work'], german: 'A2' },
    ...{
      livesIn: 'Muster-Nachbarort',
      exception: 'Has a cousin in the next street, and a way of ten minutes.',
    },
    closes: {
      ...{ on: '2021-11-15', because: 'own-wish' },
      reopened: { on: '2021-11-29', reason: 'Asks for help again, as the work came to nothing.' },
    },
  },
  {
    ...{ asks: '2021-01-12', needs: ['work'], german: 'B1' },
    declines: { on: '2021-03-30', offerTo: 'p16' },
    closes: { on: '2021-03-31', because: 'other', reason: 'Found work by herself while she waited.' },
  },
  { asks: '2021-08-16', accepts: '2021-10-12', needs: ['language', 'work'], german: 'A2', ...yearEnds(2) },
];
