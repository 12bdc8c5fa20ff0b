import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { accompanied, better, withOne } from '../changes.js';
import { CandidateRow } from './candidate.row.js';

/** Skills and occupations are compared without regard to case. */
const withWord = (list: readonly string[], word: string): string[] => withOne(list, word.toLowerCase());

const german = (row: CandidateRow, motherTongue: string | undefined): CandidateRow =>
  motherTongue === 'de' ? { ...row, germanLevel: 'native' } : row;

export const candidateProjection = projection<JourneyFacts, CandidateRow>({
  name: 'candidate',
  version: 2,
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
    CaseWorkerAssigned: (row, { data, happenedOn }) => accompanied(row, data.caseWorker, happenedOn),
    HandOverAccepted: (row, { data, happenedOn }) => accompanied(row, data.caseWorker, happenedOn),

    SkillRecorded: (row, { data: { skill } }) => ({ ...row, skills: withWord(row.skills, skill) }),
    ExperienceRecorded: (row, { data: { occupation } }) => ({
      ...row,
      occupations: withWord(row.occupations, occupation),
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
