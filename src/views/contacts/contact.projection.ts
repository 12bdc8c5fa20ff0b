import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { ContactRow } from './contact.row.js';

const left = (row: ContactRow, programme: string, on: string): ContactRow => ({
  ...row,
  stays: row.stays.map((stay) =>
    stay.programme === programme && stay.to === null ? { ...stay, to: on } : stay,
  ),
});

export const contactProjection = projection<JourneyFacts, ContactRow>({
  name: 'contact',
  version: 1,
  of: 'journey',
  row: ContactRow,
  initial: (id) => ({ id, talks: [], stays: [] }),
  on: {
    Enrolled: (row, { data: { programme }, happenedOn: from }) => ({
      ...row,
      stays: [...row.stays, { programme, from, to: null }],
    }),
    ProgrammeCompleted: (row, { data, happenedOn }) => left(row, data.programme, happenedOn),
    DroppedOut: (row, { data, happenedOn }) => left(row, data.programme, happenedOn),
    // A talk outside any programme has no target to meet.
    SessionHeld: (row, { data: { programme, channel }, happenedOn: on }) =>
      programme ? { ...row, talks: [...row.talks, { on, programme, channel }] } : row,
  },
});
