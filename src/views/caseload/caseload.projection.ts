import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { type Projection, projection } from '../../kernel/projection.js';
import { accompanied, better } from '../changes.js';
import { enrolment, internship, language, type On, placement, recognition } from './caseload.folds.js';
import { CaseloadRow } from './caseload.row.js';
import { plan, standing, status } from './caseload.standing.js';

/** Contacts kept in a row: enough for any four weeks. */
const CONTACTS = 40;

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
  caseWorkerSince: null,
  programmes: [],
  programmesSince: [],
  waitingFor: [],
  needs: [],
  needsAssessedOn: null,
  lostCertificates: 0,
  lastContactOn: null,
  lastContactChannel: null,
  lastContactKept: null,
  contactDays: [],
  contactChannels: [],
  appointments: [],
  germanLevel: null,
  courses: [],
  course: null,
  courseUnits: null,
  unitsAttended: 0,
  absencesInARow: 0,
  listAttendedOn: null,
  listMissedOn: [],
  internship: null,
  internshipEmployer: null,
  internshipFrom: null,
  internshipTo: null,
  internshipEnded: false,
  internshipReason: null,
  recognition: null,
  recognitionOccupation: null,
  recognitionFiledOn: null,
  recognitionReceiptOn: null,
  recognitionCompleteOn: null,
  recognitionAcceleratedOn: null,
  recognitionExtendedTo: null,
  recognitionPauses: [],
  recognitionDecidedOn: null,
  recognitionResult: null,
  placement: null,
  placementKind: null,
  placedOn: null,
  placementEndedOn: null,
  retained: [],
  regimes: [],
  titles: [],
  permissions: [],
  planRevisedOn: null,
  tasks: [],
  obstacles: [],
  consents: [],
  contested: [],
  restrictedOn: null,
  erasedOn: null,
  leftProgrammeOn: null,
  closedOn: null,
  closedBecause: null,
});

/** The latest contact counts, kept or not, in whatever order they were recorded. */
const contact = (row: CaseloadRow, on: string, kept: boolean, channel: string | null) => {
  const { lastContactOn, lastContactKept, lastContactChannel } = row;
  return on >= (lastContactOn ?? '')
    ? { lastContactOn: on, lastContactKept: kept, lastContactChannel: channel }
    : { lastContactOn, lastContactKept, lastContactChannel };
};

/** The latest talks in order of their days; most come as the last. */
const talks = ({ contactDays, contactChannels }: CaseloadRow, on: string, channel: string) => {
  let at = contactDays.length;
  while (at > 0 && contactDays[at - 1]! > on) at--;
  const latest = (list: readonly string[], one: string): string[] => {
    const all = list.toSpliced(at, 0, one);
    return all.length > CONTACTS ? all.slice(-CONTACTS) : all;
  };
  return { contactDays: latest(contactDays, on), contactChannels: latest(contactChannels, channel) };
};

const settled = ({ appointments }: CaseloadRow, session: string) =>
  appointments.length === 0 ? appointments : appointments.filter((each) => each.session !== session);

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
  NeedsAssessed: (row, { data, happenedOn }) =>
    happenedOn >= (row.needsAssessedOn ?? '')
      ? { ...row, needs: [...data.needs], needsAssessedOn: happenedOn }
      : row,
  CertificateRecorded: (row, { data }) => ({
    ...row,
    lostCertificates: row.lostCertificates + (data.status === 'lost' ? 1 : 0),
  }),
  LanguageSkillRecorded: (row, { data }) =>
    data.language === 'de' ? { ...row, germanLevel: better(row.germanLevel, data.level) } : row,
  CaseWorkerAssigned: (row, { data, happenedOn }) => accompanied(row, data.caseWorker, happenedOn),
  HandOverAccepted: (row, { data, happenedOn }) => accompanied(row, data.caseWorker, happenedOn),
  DetailsChanged: (row, { data: { phone, email, ...changes } }) => ({ ...row, ...changes }),
};

const coaching: On = {
  SessionScheduled: (row, { data: { session, plannedFor, at = null, channel } }) => ({
    ...row,
    appointments: [...row.appointments, { session, on: plannedFor, at, channel }],
  }),
  SessionHeld: (row, { data: { session, channel }, happenedOn }) => ({
    ...row,
    ...contact(row, happenedOn, true, channel),
    appointments: settled(row, session),
    ...talks(row, happenedOn, channel),
  }),
  SessionMissed: (row, { data: { session }, happenedOn }) => ({
    ...row,
    ...contact(row, happenedOn, false, channelOf(row, session)),
    appointments: settled(row, session),
  }),
  SessionCancelled: (row, { data: { session } }) => ({ ...row, appointments: settled(row, session) }),
};

export const caseloadProjection: Projection = projection<JourneyFacts, CaseloadRow>({
  name: 'caseload',
  version: 5,
  of: 'journey',
  row: CaseloadRow,
  indexes: [
    `case_worker, coalesce(last_contact_on, '1900-01-01'), id`,
    `coalesce(last_contact_on, '1900-01-01'), id`,
  ],
  initial,
  on: {
    ...person,
    ...enrolment,
    ...coaching,
    ...language,
    ...internship,
    ...recognition,
    ...placement,
    ...status,
    ...plan,
    ...standing,
  },
});
