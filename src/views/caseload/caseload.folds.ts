import type { JourneyFacts } from '../../contexts/journey/facts.js';
import type { projection } from '../../kernel/projection.js';
import { better, without, withOne } from '../changes.js';
import type { CaseloadRow } from './caseload.row.js';

/** What facts of a chapter do to the row. */
export type On = Parameters<typeof projection<JourneyFacts, CaseloadRow>>[0]['on'];

/** Takes part in all but this one. */
const elsewhere = ({ programmes, programmesSince }: CaseloadRow, programme: string) => ({
  programmes: without(programmes, programme),
  programmesSince: programmesSince.filter((_, index) => programmes[index] !== programme),
});

const enrolled = (row: CaseloadRow, programme: string, since: string): CaseloadRow => {
  const { programmes, programmesSince } = elsewhere(row, programme);
  return {
    ...row,
    waitingFor: without(row.waitingFor, programme),
    programmes: [...programmes, programme],
    programmesSince: [...programmesSince, since],
  };
};

const left = (row: CaseloadRow, programme: string, on: string): CaseloadRow => ({
  ...row,
  ...elsewhere(row, programme),
  leftProgrammeOn: on > (row.leftProgrammeOn ?? '') ? on : row.leftProgrammeOn,
});

export const enrolment: On = {
  WaitingListJoined: (row, { data }) => ({ ...row, waitingFor: withOne(row.waitingFor, data.programme) }),
  WaitingListLeft: (row, { data }) => ({ ...row, waitingFor: without(row.waitingFor, data.programme) }),
  Enrolled: (row, { data, happenedOn }) => enrolled(row, data.programme, happenedOn),
  ProgrammeCompleted: (row, { data, happenedOn }) => left(row, data.programme, happenedOn),
  DroppedOut: (row, { data, happenedOn }) => left(row, data.programme, happenedOn),
};

type Course = CaseloadRow['courses'][number];

/** Of several courses the one that was agreed last is shown, until it is left. */
const attending = (row: CaseloadRow, courses: Course[]): CaseloadRow => {
  const shown = courses.at(-1);
  return {
    ...row,
    courses,
    course: shown?.course ?? null,
    courseUnits: shown?.units ?? null,
    unitsAttended: shown?.attended ?? 0,
    absencesInARow: Math.max(shown?.missedOn.length ?? 0, row.listMissedOn.length),
  };
};

const changedCourse = (row: CaseloadRow, id: string, change: (course: Course) => Course): CaseloadRow =>
  attending(
    row,
    row.courses.map((course) => (course.course === id ? change(course) : course)),
  );

/** Days missed since the last one attended, whichever was reported first. */
const missedSince = (days: readonly string[], attendedOn: string | null): string[] =>
  days.filter((day) => day > (attendedOn ?? ''));

export const language: On = {
  CourseEnrolled: (row, { data: { course, units } }) =>
    attending(row, [...row.courses, { course, units, attended: 0, attendedOn: null, missedOn: [] }]),
  CourseAttended: (row, { data: { course, units }, happenedOn }) =>
    changedCourse(row, course, (its) => {
      const attendedOn = happenedOn > (its.attendedOn ?? '') ? happenedOn : its.attendedOn;
      return {
        ...its,
        attended: its.attended + units,
        attendedOn,
        missedOn: missedSince(its.missedOn, attendedOn),
      };
    }),
  CourseDayMissed: (row, { data: { course }, happenedOn }) =>
    changedCourse(row, course, (its) => ({
      ...its,
      missedOn: missedSince([...its.missedOn, happenedOn].toSorted(), its.attendedOn),
    })),
  // Days on the attendance lists of a course on offer.
  CourseDayNoted: (row, { data: { units }, happenedOn }) => {
    const { listAttendedOn: before } = row;
    const listAttendedOn = units > 0 && happenedOn > (before ?? '') ? happenedOn : before;
    const missed = units > 0 ? row.listMissedOn : [...row.listMissedOn, happenedOn].toSorted();
    return attending(
      { ...row, listAttendedOn, listMissedOn: missedSince(missed, listAttendedOn) },
      row.courses,
    );
  },
  ExamTaken: (row, { data }) =>
    data.result === 'passed' ? { ...row, germanLevel: better(row.germanLevel, data.level) } : row,
  CourseLeft: (row, { data }) =>
    attending(
      row,
      row.courses.filter(({ course }) => course !== data.course),
    ),
};

export const internship: On = {
  InternshipAgreed: (row, { data }) => ({
    ...row,
    internship: data.internship,
    internshipEmployer: data.employer,
    internshipFrom: data.plannedFrom,
    internshipTo: data.plannedTo,
    internshipEnded: false,
    internshipReason: data.reason ?? null,
  }),
  InternshipStarted: (row, { data, happenedOn }) =>
    data.internship === row.internship ? { ...row, internshipFrom: happenedOn } : row,
  InternshipExtended: (row, { data }) =>
    data.internship === row.internship
      ? { ...row, internshipTo: data.plannedTo, internshipReason: data.reason ?? row.internshipReason }
      : row,
  InternshipEnded: (row, { data, happenedOn }) =>
    data.internship === row.internship ? { ...row, internshipTo: happenedOn, internshipEnded: true } : row,
  InternshipCancelled: (row, { data }) =>
    data.internship === row.internship
      ? {
          ...row,
          internship: null,
          internshipEmployer: null,
          internshipFrom: null,
          internshipTo: null,
          internshipReason: null,
        }
      : row,
};

export const recognition: On = {
  RecognitionFiled: (row, { data, happenedOn }) =>
    happenedOn >= (row.recognitionFiledOn ?? '')
      ? {
          ...row,
          recognition: data.procedure,
          recognitionOccupation: data.occupation,
          recognitionFiledOn: happenedOn,
          recognitionReceiptOn: null,
          recognitionCompleteOn: null,
          recognitionAcceleratedOn: null,
          recognitionExtendedTo: null,
          recognitionPauses: [],
          recognitionDecidedOn: null,
          recognitionResult: null,
        }
      : row,
  RecognitionReceiptConfirmed: (row, { data, happenedOn }) =>
    data.procedure === row.recognition ? { ...row, recognitionReceiptOn: happenedOn } : row,
  RecognitionAccelerated: (row, { data, happenedOn }) =>
    data.procedure === row.recognition ? { ...row, recognitionAcceleratedOn: happenedOn } : row,
  RecognitionDocumentsCompleted: (row, { data, happenedOn }) =>
    data.procedure === row.recognition ? { ...row, recognitionCompleteOn: happenedOn } : row,
  RecognitionSuspended: (row, { data, happenedOn: from }) =>
    data.procedure === row.recognition
      ? { ...row, recognitionPauses: [...row.recognitionPauses, { from, to: null }] }
      : row,
  RecognitionResumed: (row, { data, happenedOn }) =>
    data.procedure === row.recognition
      ? {
          ...row,
          recognitionPauses: row.recognitionPauses.map(({ from, to }) => ({ from, to: to ?? happenedOn })),
        }
      : row,
  RecognitionExtended: (row, { data }) =>
    data.procedure === row.recognition ? { ...row, recognitionExtendedTo: data.until } : row,
  RecognitionDecided: (row, { data, happenedOn }) =>
    data.procedure === row.recognition
      ? { ...row, recognitionDecidedOn: happenedOn, recognitionResult: data.result }
      : row,
  // The procedure is open again.
  RecognitionAppealed: (row, { data }) =>
    data.procedure === row.recognition
      ? { ...row, recognitionDecidedOn: null, recognitionResult: null }
      : row,
};

export const placement: On = {
  Placed: (row, { data, happenedOn }) =>
    happenedOn >= (row.placedOn ?? '')
      ? {
          ...row,
          placement: data.placement,
          placementKind: data.kind,
          placedOn: happenedOn,
          placementEndedOn: null,
          retained: [],
        }
      : row,
  Retained: (row, { data }) =>
    data.placement === row.placement ? { ...row, retained: withOne(row.retained, data.after) } : row,
  PlacementEnded: (row, { data, happenedOn }) =>
    data.placement === row.placement ? { ...row, placementEndedOn: happenedOn } : row,
};
