import type { ProgrammeFacts } from '../../contexts/programme/facts.js';
import { projection } from '../../kernel/projection.js';
import { queued, withoutPlace } from '../queue.js';
import { type Change, ProgrammeRow, type Terms } from './programme.row.js';

const ALWAYS = '1900-01-01';

/** What changed from a day on, in whatever order it was entered, as whole terms in order of their days. */
const termsOf = (changes: readonly Change[]): Terms[] => {
  let present: Omit<Terms, 'from'> = { seats: 0, rates: [] };
  return changes
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map(({ from, seats = present.seats, rates = present.rates }) => ({
      from,
      ...(present = { seats, rates }),
    }));
};

const changed = (
  row: ProgrammeRow,
  from: string,
  { seats, rates }: Pick<ProgrammeFacts['ProgrammeAmended'], 'seats' | 'rates'>,
): ProgrammeRow => {
  const changes = [...row.changes, { from, seats, rates: rates && [...rates] }];
  return { ...row, changes, terms: termsOf(changes) };
};

const settled = (row: ProgrammeRow, participant: string): ProgrammeRow => ({
  ...row,
  waitingList: withoutPlace(row.waitingList, participant),
});

export const programmeProjection = projection<ProgrammeFacts, ProgrammeRow>({
  name: 'programme',
  version: 2,
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
    waitingList: [],
    changes: [],
    terms: [],
  }),
  on: {
    ProgrammeDefined: (row, { data }) => ({
      ...changed(row, ALWAYS, data),
      title: data.title,
      startsOn: data.from,
      endsOn: data.to ?? null,
      seats: data.seats,
      contactsPerWeek: data.contactsPerWeek ?? null,
      internshipCapDays: data.internshipCapDays,
    }),
    ProgrammeAmended: (row, { data, happenedOn }) => ({
      ...changed(row, happenedOn, data),
      endsOn: data.to ?? row.endsOn,
      seats: data.seats ?? row.seats,
      contactsPerWeek: data.contactsPerWeek ?? row.contactsPerWeek,
      internshipCapDays: data.internshipCapDays ?? row.internshipCapDays,
    }),
    ParticipantWaitlisted: (row, { data: { participant }, happenedOn }) => ({
      ...row,
      waitingList: queued(row.waitingList, { participant, since: happenedOn, offeredOn: null }),
    }),
    SeatOffered: (row, { data, happenedOn }) => ({
      ...row,
      waitingList: row.waitingList.map((each) =>
        each.participant === data.participant ? { ...each, offeredOn: happenedOn } : each,
      ),
    }),
    SeatReserved: (row, { data }) => settled(row, data.participant),
    SeatDeclined: (row, { data }) => settled(row, data.participant),
    RequestWithdrawn: (row, { data }) => settled(row, data.participant),
  },
});
