import type { On } from './caseload.folds.js';
import { without, withOne } from '../changes.js';
import type { CaseloadRow } from './caseload.row.js';

/* What holds of a person beside the help: status, plan, consent, contested entries, the end of the journey. */

type Lists = 'regimes' | 'titles' | 'permissions' | 'tasks' | 'obstacles';

/** A row with changes to one entry of a list; an entry that is unknown stays unknown. */
const changedIn = <L extends Lists>(
  row: CaseloadRow,
  list: L,
  id: string,
  changes: Partial<CaseloadRow[L][number]>,
): CaseloadRow => ({
  ...row,
  [list]: row[list].map((entry) => (entry.id === id ? { ...entry, ...changes } : entry)),
});

const withoutIn = (row: CaseloadRow, list: Lists, id: string): CaseloadRow => ({
  ...row,
  [list]: row[list].filter((entry) => entry.id !== id),
});

export const status: On = {
  ResidenceTitleRecorded: (row, { data: { title, kind, validUntil = null }, happenedOn }) => ({
    ...row,
    titles: [...row.titles, { id: title, kind, from: happenedOn, to: validUntil }],
  }),
  ResidenceTitleExpired: (row, { data, happenedOn }) =>
    changedIn(row, 'titles', data.title, { to: happenedOn }),
  ResidenceTitleWithdrawn: (row, { data, happenedOn }) =>
    changedIn(row, 'titles', data.title, { to: happenedOn }),
  WorkPermissionRecorded: (row, { data: { permission, scope, validUntil = null }, happenedOn }) => ({
    ...row,
    permissions: [...row.permissions, { id: permission, scope, from: happenedOn, to: validUntil }],
  }),
  RegimeStarted: (row, { data: { spell, regime, rank }, happenedOn }) => ({
    ...row,
    regimes: [...row.regimes, { id: spell, regime, rank, from: happenedOn, to: null }],
  }),
  RegimeEnded: (row, { data, happenedOn }) => changedIn(row, 'regimes', data.spell, { to: happenedOn }),
};

const revised = (row: CaseloadRow, on: string): CaseloadRow =>
  on > (row.planRevisedOn ?? '') ? { ...row, planRevisedOn: on } : row;

export const plan: On = {
  PlanAgreed: (row, { happenedOn }) => revised(row, happenedOn),
  PlanRevised: (row, { happenedOn }) => revised(row, happenedOn),
  TaskSet: (row, { data: { task, due, owner } }) => ({
    ...row,
    tasks: [...row.tasks, { id: task, due, owner }],
  }),
  TaskDone: (row, { data }) => withoutIn(row, 'tasks', data.task),
  ObstacleRaised: (row, { data: { obstacle, kind }, happenedOn }) => ({
    ...row,
    obstacles: [...row.obstacles, { id: obstacle, kind, since: happenedOn }],
  }),
  ObstacleCleared: (row, { data }) => withoutIn(row, 'obstacles', data.obstacle),
};

export const standing: On = {
  ConsentGiven: (row, { data }) => ({ ...row, consents: withOne(row.consents, data.purpose) }),
  ConsentWithdrawn: (row, { data }) => ({ ...row, consents: without(row.consents, data.purpose) }),
  EntryContested: (row, { data }) => ({ ...row, contested: withOne(row.contested, data.entry) }),
  ContestLifted: (row, { data }) => ({ ...row, contested: without(row.contested, data.entry) }),
  ProcessingRestricted: (row, { happenedOn }) => ({ ...row, restrictedOn: happenedOn }),
  RestrictionLifted: (row) => ({ ...row, restrictedOn: null }),
  PersonErased: (row, { happenedOn }) => ({ ...row, restrictedOn: null, erasedOn: happenedOn }),
  JourneyClosed: (row, { data, happenedOn }) => ({
    ...row,
    closedOn: happenedOn,
    closedBecause: data.because,
  }),
  JourneyReopened: (row) => ({ ...row, closedOn: null, closedBecause: null }),
};
