import type { MentorFacts } from '../../contexts/mentor/facts.js';
import { projection } from '../../kernel/projection.js';
import { without, withOne } from '../changes.js';
import { MentorRow } from './mentor.row.js';

export const mentorProjection = projection<MentorFacts, MentorRow>({
  name: 'mentor',
  version: 2,
  of: 'mentor',
  row: MentorRow,
  initial: (id) => ({
    id,
    name: null,
    phone: null,
    email: null,
    municipality: '',
    languages: [],
    capacity: 0,
    registeredOn: null,
    retiredOn: null,
    mentees: [],
  }),
  on: {
    MentorRegistered: (row, { data: { languages, phone = null, email = null, ...person }, happenedOn }) => ({
      ...row,
      ...person,
      phone,
      email,
      languages: [...languages],
      registeredOn: happenedOn,
    }),
    MentorAmended: (row, { data: { languages, ...changes } }) => ({
      ...row,
      ...changes,
      languages: [...(languages ?? row.languages)],
    }),
    MenteeAssigned: (row, { data: { participant } }) => ({
      ...row,
      mentees: withOne(row.mentees, participant),
    }),
    MenteeReleased: (row, { data: { participant } }) => ({
      ...row,
      mentees: without(row.mentees, participant),
    }),
    MentorErased: (row) => ({ ...row, name: null, phone: null, email: null }),
    MentorRetired: (row, { happenedOn }) => ({ ...row, retiredOn: happenedOn }),
  },
});
