import type { ProgrammeFacts } from '../../contexts/programme/facts.js';
import { addDays } from '../../kernel/local-date.js';
import { projection } from '../../kernel/projection.js';
import { queued, withoutPlace } from '../queue.js';
import { type Change, ProgrammeRow, type Terms } from './programme.row.js';

const ALWAYS = '1900-01-01';

/** What changed from a day on, in whatever order it was entered, as whole terms in order of their days. */
const termsOf = (changes: readonly Change[]): Terms[] => {
  let present: Omit<Terms, 'from'> = { seats: 0, contactsPerWeek: null, rates: [] };
  return changes
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map(
      ({
        from,
        seats = present.seats,
        contactsPerWeek = present.contactsPerWeek,
        rates = present.rates,
      }) => ({ from, ...(present = { seats, contactsPerWeek, rates }) }),
    );
};

const changed = (
  row: ProgrammeRow,
  from: string,
  {
    seats,
    contactsPerWeek,
    rates,
  }: Pick<ProgrammeFacts['ProgrammeAmended'], 'seats' | 'contactsPerWeek' | 'rates'>,
): ProgrammeRow => {
  const changes = [...row.changes, { from, seats, contactsPerWeek, rates: rates && [...rates] }];
  return { ...row, changes, terms: termsOf(changes) };
};

/** Open offers with the deadline of the day on which they were made, however late it was laid down. */
const timed = (row: ProgrammeRow): ProgrammeRow => ({
  ...row,
  waitingList: row.waitingList.map((each) => {
    const { offeredOn } = each;
    const days = offeredOn && row.deadlines.findLast(({ from }) => from <= offeredOn)?.days;
    return { ...each, answerBy: offeredOn && typeof days === 'number' ? addDays(offeredOn, days) : null };
  }),
});

const without = (people: readonly string[], person: string): string[] =>
  people.filter((each) => each !== person);

const settled = (row: ProgrammeRow, participant: string): ProgrammeRow => ({
  ...row,
  waitingList: withoutPlace(row.waitingList, participant),
});

export const programmeProjection = projection<ProgrammeFacts, ProgrammeRow>({
  name: 'programme',
  version: 4,
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
    seated: [],
    waitingList: [],
    deadlines: [],
    coachingChannels: [],
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
      coachingChannels: [...(data.coachingChannels ?? [])],
    }),
    ProgrammeAmended: (row, { data, happenedOn }) => ({
      ...changed(row, happenedOn, data),
      endsOn: data.to ?? row.endsOn,
      seats: data.seats ?? row.seats,
      contactsPerWeek: data.contactsPerWeek ?? row.contactsPerWeek,
      internshipCapDays: data.internshipCapDays ?? row.internshipCapDays,
    }),
    AdmissionSet: (row, { data: { offerDays: days = null }, happenedOn: from }) => {
      const earlier = row.deadlines.filter((each) => each.from <= from);
      const later = row.deadlines.filter((each) => each.from > from);
      return timed({ ...row, deadlines: [...earlier, { from, days }, ...later] });
    },
    ParticipantWaitlisted: (row, { data: { participant }, happenedOn: since }) => ({
      ...row,
      waitingList: queued(row.waitingList, { participant, since, offeredOn: null, answerBy: null }),
    }),
    SeatOffered: (row, { data, happenedOn: offeredOn }) =>
      timed({
        ...row,
        waitingList: row.waitingList.map((each) =>
          each.participant === data.participant ? { ...each, offeredOn } : each,
        ),
      }),
    SeatReserved: (row, { data: { participant } }) => ({
      ...settled(row, participant),
      seated: [...without(row.seated, participant), participant],
    }),
    SeatReleased: (row, { data: { participant } }) => ({ ...row, seated: without(row.seated, participant) }),
    SeatDeclined: (row, { data }) => settled(row, data.participant),
    SeatOfferLapsed: (row, { data }) => settled(row, data.participant),
    RequestWithdrawn: (row, { data }) => settled(row, data.participant),
  },
});
