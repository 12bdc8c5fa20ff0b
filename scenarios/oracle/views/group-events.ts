import type { Day } from '../../calendar.js';
import { all, type Happening, histories } from '../happenings.js';
import { type Counting, listsOf, small } from './lists.js';

type So = readonly Happening[];

const turnsOf = (so: So) =>
  all(
    so,
    ...(['EventRegistrationAccepted', 'EventRegistrationPromoted'] as const),
    ...(['EventRegistrationWaitlisted', 'EventRegistrationCancelled'] as const),
  );

/** Of each participant the last word about a seat. */
const lastWords = (so: So) => {
  const turns = turnsOf(so);
  return turns.filter(
    (one) => turns.findLast(({ data }) => data.participant === one.data.participant) === one,
  );
};

/** In the order of asking; who gives a seat back asks anew. */
const turnsInOrder = (so: So): string[] =>
  turnsOf(so).reduce<string[]>((turns, { type, data: { participant } }) => {
    if (type === 'EventRegistrationCancelled') return turns.filter((each) => each !== participant);
    return turns.includes(participant) ? turns : [...turns, participant];
  }, []);

/** Who has a seat at a date. */
export const registeredAt = (so: So, date: unknown): string[] =>
  lastWords(so)
    .filter(
      ({ type, data }) => type !== 'EventRegistrationWaitlisted' && (data as { date?: string }).date === date,
    )
    .map(({ data }) => data.participant);

const datesOf = (so: So) =>
  all(so, 'EventDateAdded').map(({ data }) => {
    const changes = all(so, 'EventDateAmended')
      .filter(({ data: { date } }) => date === data.date)
      .map(({ data: { reason: _, ...change } }) => change);
    const there = (type: 'EventAttended' | 'EventMissed') =>
      all(so, type)
        .filter((one) => one.data.date === data.date)
        .map((one) => one.data.participant);
    return {
      ...{ at: null, ...(Object.assign({}, data, ...changes) as typeof data) },
      cancelled: all(so, 'EventDateCancelled').some((one) => one.data.date === data.date),
      registered: registeredAt(so, data.date),
      ...{ attended: there('EventAttended'), missed: there('EventMissed') },
    };
  });

export const waitingListOf = (so: So) => {
  const turns = turnsInOrder(so);
  return lastWords(so)
    .flatMap((one) =>
      one.type === 'EventRegistrationWaitlisted'
        ? [{ participant: one.data.participant, since: one.on, date: one.data.date ?? null }]
        : [],
    )
    .toSorted((a, b) => turns.indexOf(a.participant) - turns.indexOf(b.participant));
};

const line = (id: string, so: So, today: Day) => {
  const dates = datesOf(so);
  const waitingList = waitingListOf(so);
  const ahead = dates.filter(({ cancelled, plannedFor }) => !cancelled && plannedFor >= today);
  const past = dates.filter(({ cancelled, plannedFor }) => !cancelled && plannedFor < today);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const freeSeats = sum(ahead.map(({ seats, registered }) => Math.max(0, seats - registered.length)));
  const unreported = past.some(({ registered, attended, missed }) =>
    registered.some((each) => ![...attended, ...missed].includes(each)),
  );
  const flags = {
    upcoming: ahead.length > 0,
    'free-seats': freeSeats > 0,
    waiting: waitingList.length > 0,
    'attendance-missing': unreported,
  };
  return {
    ...{ id, ...all(so, 'GroupEventPlanned')[0]!.data, dates, turns: turnsInOrder(so), waitingList },
    nextOn: ahead.map(({ plannedFor }) => plannedFor).toSorted()[0] ?? null,
    seats: sum(ahead.map(({ seats }) => seats)),
    ...{ freeSeats, waiting: waitingList.length },
    flags: Object.entries(flags).flatMap(([flag, raised]) => (raised ? [flag] : [])),
  };
};

type Line = ReturnType<typeof line>;

export const groupEvents: Counting = {
  name: 'group-events',
  count: (testimony, today) => {
    const rows = [...histories(testimony, 'group-events')].map(([id, so]) => line(id, so, today));
    const sorts = {
      'next-date': ({ nextOn }: Line) => nextOn ?? '2199-12-31',
      title: ({ title }: Line) => small(title),
      waiting: ({ waiting }: Line) => waiting,
    };
    const words = {
      topic: ({ topics }: Line) => topics,
      language: ({ language }: Line) => language,
      flag: ({ flags }: Line) => flags,
    };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};
