import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { CandidateRow } from './candidate.row.js';

/** In rising order. */
export const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'];

const better = (present: string | null, level: string): string =>
  LEVELS.indexOf(level) > LEVELS.indexOf(present ?? '') ? level : present!;

const withOne = (list: readonly string[], one: string): string[] => [
  ...new Set([...list, one.toLowerCase()]),
];

const german = (row: CandidateRow, motherTongue: string | undefined): CandidateRow =>
  motherTongue === 'de' ? { ...row, germanLevel: 'native' } : row;

/** The latest day holds, in whatever order it was entered. */
const assigned = (row: CandidateRow, caseWorker: string, on: string): CandidateRow =>
  on >= (row.caseWorkerSince ?? '') ? { ...row, caseWorker, caseWorkerSince: on } : row;

export const candidateProjection = projection<JourneyFacts, CandidateRow>({
  name: 'candidate',
  version: 1,
  of: 'journey',
  row: CandidateRow,
  initial: (id) => ({
    id,
    familyName: null,
    givenName: null,
    caseWorker: null,
    caseWorkerSince: null,
    municipality: null,
    skills: [],
    occupations: [],
    germanLevel: null,
    permissionNeeded: false,
    permissions: [],
    placement: null,
    closed: false,
  }),
  on: {
    ParticipantRegistered: (row, { data: { familyName, givenName = null, municipality, motherTongue } }) => ({
      ...german(row, motherTongue),
      familyName,
      givenName,
      municipality,
    }),
    DetailsChanged: (row, { data: { familyName, givenName, municipality, motherTongue } }) => ({
      ...german(row, motherTongue),
      familyName: familyName ?? row.familyName,
      givenName: givenName ?? row.givenName,
      municipality: municipality ?? row.municipality,
    }),
    CaseWorkerAssigned: (row, { data, happenedOn }) => assigned(row, data.caseWorker, happenedOn),
    HandOverAccepted: (row, { data, happenedOn }) => assigned(row, data.caseWorker, happenedOn),

    SkillRecorded: (row, { data: { skill } }) => ({ ...row, skills: withOne(row.skills, skill) }),
    ExperienceRecorded: (row, { data: { occupation } }) => ({
      ...row,
      occupations: withOne(row.occupations, occupation),
    }),
    LanguageSkillRecorded: (row, { data: { language, level } }) =>
      language === 'de' ? { ...row, germanLevel: better(row.germanLevel, level) } : row,
    ExamTaken: (row, { data: { level, result } }) =>
      result === 'passed' ? { ...row, germanLevel: better(row.germanLevel, level) } : row,

    ResidenceTitleRecorded: (row) => ({ ...row, permissionNeeded: true }),
    WorkPermissionRecorded: (row, { data: { scope, validUntil = null }, happenedOn }) => ({
      ...row,
      permissionNeeded: true,
      permissions: [...row.permissions, { scope, from: happenedOn, until: validUntil }],
    }),

    Placed: (row, { data: { placement } }) => ({ ...row, placement }),
    PlacementEnded: (row, { data: { placement } }) =>
      placement === row.placement ? { ...row, placement: null } : row,
    JourneyClosed: (row) => ({ ...row, closed: true }),
    JourneyReopened: (row) => ({ ...row, closed: false }),
  },
});
