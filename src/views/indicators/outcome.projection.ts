import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { changedIn } from '../changes.js';
import { OutcomeRow } from './outcome.row.js';

const left = (row: OutcomeRow, programme: string, on: string, outcome: string): OutcomeRow => ({
  ...row,
  exits: [...row.exits, { programme, on, outcome }],
});

const found = (row: OutcomeRow, on: string, level: string): OutcomeRow => ({
  ...row,
  levels: [...row.levels, { on, level }],
});

export const outcomeProjection = projection<JourneyFacts, OutcomeRow>({
  name: 'outcome',
  version: 1,
  of: 'journey',
  row: OutcomeRow,
  initial: (id) => ({ id, exits: [], placements: [], levels: [] }),
  on: {
    ProgrammeCompleted: (row, { data, happenedOn }) => left(row, data.programme, happenedOn, 'completed'),
    DroppedOut: (row, { data, happenedOn }) => left(row, data.programme, happenedOn, 'dropped-out'),
    Placed: (row, { data: { placement, programme = null, kind }, happenedOn }) => ({
      ...row,
      placements: [...row.placements, { id: placement, programme, kind, from: happenedOn, to: null }],
    }),
    PlacementEnded: (row, { data, happenedOn }) => ({
      ...row,
      placements: changedIn(row.placements, data.placement, () => ({ to: happenedOn })),
    }),
    LanguageSkillRecorded: (row, { data, happenedOn }) =>
      data.language === 'de' ? found(row, happenedOn, data.level) : row,
    ExamTaken: (row, { data, happenedOn }) =>
      data.result === 'passed' ? found(row, happenedOn, data.level) : row,
  },
});
