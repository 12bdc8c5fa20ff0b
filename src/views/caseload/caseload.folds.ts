import type { JourneyFacts } from '../../contexts/journey/facts.js';
import type { projection } from '../../kernel/projection.js';
import { better, withOne } from '../changes.js';
import type { CaseloadRow } from './caseload.row.js';

/** What facts of a chapter do to the row. */
export type On = Parameters<typeof projection<JourneyFacts, CaseloadRow>>[0]['on'];

export const language: On = {
  CourseEnrolled: (row, { data }) => ({
    ...row,
    course: data.course,
    courseUnits: data.units,
    unitsAttended: 0,
    absencesInARow: 0,
  }),
  CourseAttended: (row, { data }) =>
    data.course === row.course
      ? { ...row, unitsAttended: row.unitsAttended + data.units, absencesInARow: 0 }
      : row,
  CourseDayMissed: (row, { data }) =>
    data.course === row.course ? { ...row, absencesInARow: row.absencesInARow + 1 } : row,
  ExamTaken: (row, { data }) =>
    data.result === 'passed' ? { ...row, germanLevel: better(row.germanLevel, data.level) } : row,
  CourseLeft: (row, { data }) =>
    data.course === row.course
      ? { ...row, course: null, courseUnits: null, unitsAttended: 0, absencesInARow: 0 }
      : row,
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
          recognitionDecidedOn: null,
          recognitionResult: null,
        }
      : row,
  RecognitionReceiptConfirmed: (row, { data, happenedOn }) =>
    data.procedure === row.recognition ? { ...row, recognitionReceiptOn: happenedOn } : row,
  RecognitionDocumentsCompleted: (row, { data, happenedOn }) =>
    data.procedure === row.recognition ? { ...row, recognitionCompleteOn: happenedOn } : row,
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
