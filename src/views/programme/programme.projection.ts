import type { ProgrammeFacts } from '../../contexts/programme/facts.js';
import { projection } from '../../kernel/projection.js';
import { ProgrammeRow } from './programme.row.js';

export const programmeProjection = projection<ProgrammeFacts, ProgrammeRow>({
  name: 'programme',
  version: 1,
  of: 'programme',
  row: ProgrammeRow,
  initial: (id) => ({
    id,
    title: '',
    startsOn: '1900-01-01',
    endsOn: null,
    seats: 0,
    contactsPerWeek: null,
    internshipCapDays: 0,
    rates: [],
  }),
  on: {
    ProgrammeDefined: (row, { data }) => ({
      ...row,
      title: data.title,
      startsOn: data.from,
      endsOn: data.to ?? null,
      seats: data.seats,
      contactsPerWeek: data.contactsPerWeek ?? null,
      internshipCapDays: data.internshipCapDays,
      rates: [...data.rates],
    }),
    ProgrammeAmended: (row, { data }) => ({
      ...row,
      endsOn: data.to ?? row.endsOn,
      seats: data.seats ?? row.seats,
      contactsPerWeek: data.contactsPerWeek ?? row.contactsPerWeek,
      internshipCapDays: data.internshipCapDays ?? row.internshipCapDays,
      rates: [...(data.rates ?? row.rates)],
    }),
  },
});
