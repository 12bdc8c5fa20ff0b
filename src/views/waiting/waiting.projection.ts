import type { ProgrammeFacts } from '../../contexts/programme/facts.js';
import { addDays } from '../../kernel/local-date.js';
import { projection } from '../../kernel/projection.js';
import { WaitingRow } from './waiting.row.js';

/** Open offers with the deadline of the day on which they were made, however late that was laid down. */
const timed = (row: WaitingRow): WaitingRow => ({
  ...row,
  offered: row.offered.map((offer) => {
    const days = row.deadlines.findLast(({ from }) => from <= offer.offeredOn)?.days ?? null;
    return { ...offer, answerBy: days === null ? null : addDays(offer.offeredOn, days) };
  }),
});

const without = <Entry extends { participant: string }>(list: readonly Entry[], gone: string): Entry[] =>
  list.filter(({ participant }) => participant !== gone);

const settled = (row: WaitingRow, participant: string): WaitingRow => ({
  ...row,
  waiting: without(row.waiting, participant),
  offered: without(row.offered, participant),
});

export const waitingProjection = projection<ProgrammeFacts, WaitingRow>({
  name: 'waiting',
  version: 1,
  of: 'programme',
  row: WaitingRow,
  initial: (id) => ({ id, title: '', waiting: [], offered: [], deadlines: [] }),
  on: {
    ProgrammeDefined: (row, { data: { title } }) => ({ ...row, title }),
    AdmissionSet: (row, { data: { offerDays: days = null }, happenedOn: from }) =>
      timed({
        ...row,
        deadlines: [
          ...row.deadlines.filter((earlier) => earlier.from <= from),
          { from, days },
          ...row.deadlines.filter((later) => later.from > from),
        ],
      }),
    ParticipantWaitlisted: (row, { data: { participant }, happenedOn: since }) => ({
      ...row,
      waiting: [...without(row.waiting, participant), { participant, since }],
    }),
    SeatOffered: (row, { data: { participant }, happenedOn: offeredOn }) => {
      const since = row.waiting.find((each) => each.participant === participant)?.since ?? offeredOn;
      const rest = settled(row, participant);
      return timed({
        ...rest,
        offered: [...rest.offered, { participant, since, offeredOn, answerBy: null }],
      });
    },
    SeatReserved: (row, { data }) => settled(row, data.participant),
    SeatDeclined: (row, { data }) => settled(row, data.participant),
    SeatOfferLapsed: (row, { data }) => settled(row, data.participant),
    RequestWithdrawn: (row, { data }) => settled(row, data.participant),
  },
});
