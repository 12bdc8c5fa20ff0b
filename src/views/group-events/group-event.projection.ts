import type { GroupEventFacts } from '../../contexts/group-event/facts.js';
import { projection } from '../../kernel/projection.js';
import { type DateEntry, GroupEventRow } from './group-event.row.js';

const changed = (row: GroupEventRow, id: string, change: (of: DateEntry) => Partial<DateEntry>) => ({
  ...row,
  dates: row.dates.map((each) => (each.date === id ? { ...each, ...change(each) } : each)),
});

/** Neither seat nor place on the waiting list; the turn is kept. */
const moved = (row: GroupEventRow, participant: string): GroupEventRow => ({
  ...row,
  dates: row.dates.map((each) => ({
    ...each,
    registered: each.registered.filter((other) => other !== participant),
  })),
  waitingList: row.waitingList.filter((each) => each.participant !== participant),
  turns: row.turns.includes(participant) ? row.turns : [...row.turns, participant],
});

const seated = (row: GroupEventRow, participant: string, date: string) =>
  changed(moved(row, participant), date, ({ registered }) => ({ registered: [...registered, participant] }));

/** Who loses a seat waits ahead of those who asked later. */
const waiting = (row: GroupEventRow, participant: string, since: string, date: string | null) => {
  const after = moved(row, participant);
  const turnOf = (of: { participant: string }) => after.turns.indexOf(of.participant);
  const waitingList = [...after.waitingList, { participant, since, date }];
  return { ...after, waitingList: waitingList.toSorted((a, b) => turnOf(a) - turnOf(b)) };
};

export const groupEventProjection = projection<GroupEventFacts, GroupEventRow>({
  name: 'group_event',
  version: 1,
  of: 'groupEvent',
  row: GroupEventRow,
  initial: (id) => ({ id, title: '', topics: [], language: '', dates: [], turns: [], waitingList: [] }),
  on: {
    GroupEventPlanned: (row, { data: { title, topics, language } }) => ({
      ...row,
      title,
      topics: [...topics],
      language,
    }),
    EventDateAdded: (row, { data }) => ({
      ...row,
      dates: [
        ...row.dates,
        { at: null, ...data, cancelled: false, registered: [], attended: [], missed: [] },
      ],
    }),
    EventDateAmended: (row, { data: { date, reason: _, ...changes } }) => changed(row, date, () => changes),
    EventDateCancelled: (row, { data: { date } }) => changed(row, date, () => ({ cancelled: true })),
    EventRegistrationAccepted: (row, { data: { participant, date } }) => seated(row, participant, date),
    EventRegistrationPromoted: (row, { data: { participant, date } }) => seated(row, participant, date),
    EventRegistrationWaitlisted: (row, { data: { participant, date = null }, happenedOn }) =>
      waiting(row, participant, happenedOn, date),
    EventRegistrationCancelled: (row, { data: { participant } }) => {
      const after = moved(row, participant);
      return { ...after, turns: after.turns.filter((other) => other !== participant) };
    },
    EventAttended: (row, { data: { participant, date } }) =>
      changed(row, date, ({ attended }) => ({ attended: [...attended, participant] })),
    EventMissed: (row, { data: { participant, date } }) =>
      changed(row, date, ({ missed }) => ({ missed: [...missed, participant] })),
  },
});
