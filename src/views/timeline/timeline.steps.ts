import { becomes, begins, ends, mark, type On } from './timeline.row.js';

/* What was done on the way: talks, courses, internships, recognition, placements. */

export const talks: On = {
  SessionHeld: (row, fact) => mark(row, fact, 'session', fact.data.channel),
  SessionMissed: (row, fact) => mark(row, fact, 'session-missed'),
  PlanAgreed: (row, fact) => mark(row, fact, 'plan', 'agreed'),
  PlanRevised: (row, fact) => mark(row, fact, 'plan', 'revised'),
  GroupEventAttended: (row, fact) => mark(row, fact, 'group-event', 'attended'),
  GroupEventMissed: (row, fact) => mark(row, fact, 'group-event', 'missed'),
};

export const courses: On = {
  CourseEnrolled: (row, fact) => {
    const { course, provider, plannedFrom } = fact.data;
    return begins(row, fact, {
      kind: 'course',
      id: course,
      label: provider,
      from: plannedFrom,
      planned: true,
    });
  },
  CourseStarted: (row, fact) =>
    becomes(row, fact, 'course', fact.data.course, { from: fact.happenedOn, planned: false }),
  CourseLeft: (row, fact) => ends(row, fact, 'course', fact.data.course, fact.data.because),
  ExamTaken: (row, fact) => mark(row, fact, 'exam', `${fact.data.level} ${fact.data.result}`),
  TrainingAgreed: (row, fact) => {
    const { training, title, plannedFrom, plannedTo = null } = fact.data;
    const planned = { from: plannedFrom, to: plannedTo, planned: true };
    return begins(row, fact, { kind: 'training', id: training, label: title, ...planned });
  },
  TrainingStarted: (row, fact) =>
    becomes(row, fact, 'training', fact.data.training, { from: fact.happenedOn, planned: false }),
  TrainingLeft: (row, fact) => ends(row, fact, 'training', fact.data.training, fact.data.because),
  TrainingCertified: (row, fact) => mark(row, fact, 'certified', fact.data.result),
};

export const work: On = {
  InternshipAgreed: (row, fact) => {
    const { internship, employer, plannedFrom, plannedTo } = fact.data;
    const planned = { from: plannedFrom, to: plannedTo, planned: true };
    return begins(row, fact, { kind: 'internship', id: internship, label: employer, ...planned });
  },
  InternshipStarted: (row, fact) =>
    becomes(row, fact, 'internship', fact.data.internship, { from: fact.happenedOn, planned: false }),
  InternshipExtended: (row, fact) =>
    becomes(row, fact, 'internship', fact.data.internship, { to: fact.data.plannedTo }),
  InternshipEnded: (row, fact) =>
    becomes(row, fact, 'internship', fact.data.internship, {
      ...{ to: fact.happenedOn, outcome: fact.data.outcome, planned: false },
    }),
  InternshipCancelled: (row, { data }) => ({
    ...row,
    bars: row.bars.filter(({ kind, id }) => kind !== 'internship' || id !== data.internship),
  }),
  Placed: (row, fact) => {
    const { placement, employer } = fact.data;
    return begins(row, fact, { kind: 'placement', id: placement, label: employer });
  },
  Retained: (row, fact) => mark(row, fact, 'retained', fact.data.after),
  PlacementEnded: (row, fact) => ends(row, fact, 'placement', fact.data.placement, fact.data.because),
};

export const recognition: On = {
  RecognitionFiled: (row, fact) => {
    const { procedure, occupation } = fact.data;
    return begins(row, fact, { kind: 'recognition', id: procedure, label: occupation });
  },
  RecognitionReceiptConfirmed: (row, fact) => mark(row, fact, 'receipt'),
  RecognitionDocumentsCompleted: (row, fact) => mark(row, fact, 'documents'),
  RecognitionSuspended: (row, fact) => mark(row, fact, 'suspended'),
  RecognitionResumed: (row, fact) => mark(row, fact, 'resumed'),
  RecognitionAppealed: (row, fact) => mark(row, fact, 'appeal'),
  RecognitionDecided: (row, fact) => ends(row, fact, 'recognition', fact.data.procedure, fact.data.result),
};
