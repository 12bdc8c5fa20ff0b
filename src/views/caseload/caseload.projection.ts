import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { type Projection, projection } from '../../kernel/projection.js';
import { CaseloadRow } from './caseload.row.js';

type On = Parameters<typeof projection<JourneyFacts, CaseloadRow>>[0]['on'];

/** Contacts kept in a row: enough for any four weeks. */
const CONTACTS = 40;

const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'];

const initial = (id: string): CaseloadRow => ({
  id,
  familyName: null,
  givenName: null,
  ageBand: null,
  sex: null,
  municipality: null,
  motherTongue: null,
  interpreterNeeded: false,
  registeredOn: null,
  caseWorker: null,
  programmes: [],
  waitingFor: [],
  needs: [],
  lostCertificates: 0,
  lastContactOn: null,
  lastContactChannel: null,
  lastContactKept: null,
  contactDays: [],
  appointments: [],
  germanLevel: null,
  course: null,
  courseUnits: null,
  unitsAttended: 0,
  absencesInARow: 0,
  internship: null,
  internshipEmployer: null,
  internshipFrom: null,
  internshipTo: null,
  internshipEnded: false,
  internshipReason: null,
  recognitionOccupation: null,
  recognitionFiledOn: null,
  recognitionReceiptOn: null,
  recognitionCompleteOn: null,
  recognitionDecidedOn: null,
  recognitionResult: null,
  placement: null,
  placementKind: null,
  placedOn: null,
  placementEndedOn: null,
  retained: [],
});

const without = (list: readonly string[], gone: string): string[] => list.filter((each) => each !== gone);
const withOne = (list: readonly string[], one: string): string[] => [...without(list, one), one];

const better = (present: string | null, level: string): string =>
  LEVELS.indexOf(level) > LEVELS.indexOf(present ?? '') ? level : present!;

/** The latest contact counts, kept or not, in whatever order they were recorded. */
const contact = (row: CaseloadRow, on: string, kept: boolean, channel: string | null): CaseloadRow =>
  on >= (row.lastContactOn ?? '')
    ? { ...row, lastContactOn: on, lastContactKept: kept, lastContactChannel: channel }
    : row;

const settled = (row: CaseloadRow, session: string): CaseloadRow => ({
  ...row,
  appointments: row.appointments.filter((each) => each.session !== session),
});

const channelOf = (row: CaseloadRow, session: string) =>
  row.appointments.find((each) => each.session === session)?.channel ?? null;

const person: On = {
  ParticipantRegistered: (row, { data, happenedOn }) => ({
    ...row,
    familyName: data.familyName,
    givenName: data.givenName ?? null,
    ageBand: data.ageBand,
    sex: data.sex,
    municipality: data.municipality,
    motherTongue: data.motherTongue,
    interpreterNeeded: data.interpreterNeeded,
    registeredOn: happenedOn,
  }),
  NeedsAssessed: (row, { data }) => ({ ...row, needs: [...data.needs] }),
  CertificateRecorded: (row, { data }) => ({
    ...row,
    lostCertificates: row.lostCertificates + (data.status === 'lost' ? 1 : 0),
  }),
  LanguageSkillRecorded: (row, { data }) =>
    data.language === 'de' ? { ...row, germanLevel: better(row.germanLevel, data.level) } : row,
  CaseWorkerAssigned: (row, { data }) => ({ ...row, caseWorker: data.caseWorker }),
};

const enrolment: On = {
  WaitingListJoined: (row, { data }) => ({ ...row, waitingFor: withOne(row.waitingFor, data.programme) }),
  WaitingListLeft: (row, { data }) => ({ ...row, waitingFor: without(row.waitingFor, data.programme) }),
  Enrolled: (row, { data }) => ({
    ...row,
    waitingFor: without(row.waitingFor, data.programme),
    programmes: withOne(row.programmes, data.programme),
  }),
  ProgrammeCompleted: (row, { data }) => ({ ...row, programmes: without(row.programmes, data.programme) }),
  DroppedOut: (row, { data }) => ({ ...row, programmes: without(row.programmes, data.programme) }),
};

const coaching: On = {
  SessionScheduled: (row, { data: { session, plannedFor, at = null, channel } }) => ({
    ...row,
    appointments: [...row.appointments, { session, on: plannedFor, at, channel }],
  }),
  SessionHeld: (row, { data: { session, channel }, happenedOn }) => ({
    ...contact(settled(row, session), happenedOn, true, channel),
    contactDays: [...row.contactDays, happenedOn].sort().slice(-CONTACTS),
  }),
  SessionMissed: (row, { data: { session }, happenedOn }) =>
    contact(settled(row, session), happenedOn, false, channelOf(row, session)),
  SessionCancelled: (row, { data: { session } }) => settled(row, session),
};

const language: On = {
  CourseEnrolled: (row, { data }) => ({
    ...row,
    course: data.course,
    courseUnits: data.units,
    unitsAttended: 0,
    absencesInARow: 0,
  }),
  CourseAttended: (row, { data }) =>
    data.course === row.course
      ? {
          ...row,
          unitsAttended: row.unitsAttended + data.units,
          absencesInARow: data.units > 0 ? 0 : row.absencesInARow + 1,
        }
      : row,
  ExamTaken: (row, { data }) =>
    data.result === 'passed' ? { ...row, germanLevel: better(row.germanLevel, data.level) } : row,
  CourseLeft: (row, { data }) =>
    data.course === row.course
      ? { ...row, course: null, courseUnits: null, unitsAttended: 0, absencesInARow: 0 }
      : row,
};

const internship: On = {
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
};

const recognition: On = {
  RecognitionFiled: (row, { data, happenedOn }) => ({
    ...row,
    recognitionOccupation: data.occupation,
    recognitionFiledOn: happenedOn,
    recognitionReceiptOn: null,
    recognitionCompleteOn: null,
    recognitionDecidedOn: null,
    recognitionResult: null,
  }),
  RecognitionReceiptConfirmed: (row, { happenedOn }) => ({ ...row, recognitionReceiptOn: happenedOn }),
  RecognitionDocumentsCompleted: (row, { happenedOn }) => ({ ...row, recognitionCompleteOn: happenedOn }),
  RecognitionDecided: (row, { data, happenedOn }) => ({
    ...row,
    recognitionDecidedOn: happenedOn,
    recognitionResult: data.result,
  }),
};

const placement: On = {
  Placed: (row, { data, happenedOn }) => ({
    ...row,
    placement: data.placement,
    placementKind: data.kind,
    placedOn: happenedOn,
    placementEndedOn: null,
    retained: [],
  }),
  Retained: (row, { data }) =>
    data.placement === row.placement ? { ...row, retained: withOne(row.retained, data.after) } : row,
  PlacementEnded: (row, { data, happenedOn }) =>
    data.placement === row.placement ? { ...row, placementEndedOn: happenedOn } : row,
};

export const caseloadProjection: Projection = projection<JourneyFacts, CaseloadRow>({
  name: 'caseload',
  version: 1,
  of: 'journey',
  row: CaseloadRow,
  initial,
  on: { ...person, ...enrolment, ...coaching, ...language, ...internship, ...recognition, ...placement },
});
