import { addDays, type LocalDate } from '../../kernel/local-date.js';
import { type ById, find, without } from '../by-id.js';
import { type Admission, admissionOn } from '../eligibility.js';
import { type Amendment, type Terms, termsOn } from './terms.js';

interface Seat {
  /** An offered seat is as taken as a reserved one. */
  readonly status: 'reserved' | 'offered';
  readonly since: LocalDate;
}

export interface Programme {
  readonly id?: string;
  readonly defined?: Terms;
  /** In order of their days. */
  readonly amendments: readonly Amendment[];
  /** In order of their days. */
  readonly admissions: readonly Admission[];
  /** By participant. */
  readonly seats: ById<Seat>;
  /** Seats that were given back. */
  readonly past: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
  /** Participants in waiting order. */
  readonly queue: readonly string[];
}

const seatsOn = (programme: Programme, day: LocalDate): number => termsOn(programme, day)?.seats ?? 0;

export const isRunning = (programme: Programme, day: LocalDate, today: LocalDate): boolean => {
  const terms = termsOn(programme, today);
  return !!terms && terms.from <= day && (terms.to === undefined || day <= terms.to);
};

const takenOn = ({ seats, past }: Programme, day: LocalDate): number =>
  Object.values(seats).filter(({ since }) => since <= day).length +
  past.filter(({ from, to }) => from <= day && day < to).length;

/** How many seats are free now. Where seats were cut below their use, none are. */
export const freeSeats = (programme: Programme, today: LocalDate): number =>
  Math.max(0, seatsOn(programme, today) - Object.keys(programme.seats).length);

/** Whether a seat was free on every day of a period: use only grows, and seats only shrink, on the days looked at. */
export const freeThroughout = (programme: Programme, from: LocalDate, today: LocalDate): boolean =>
  [
    from,
    ...Object.values(programme.seats).map(({ since }) => since),
    ...programme.past.map((seat) => seat.from),
    ...programme.amendments.map(({ on }) => on),
  ]
    .filter((day) => from <= day && day <= today)
    .every((day) => takenOn(programme, day) < seatsOn(programme, day));

/** The last day for the answer to an open offer, if it has one. */
export const answerBy = ({ seats, admissions }: Programme, participant: string): LocalDate | undefined => {
  const seat = find(seats, participant);
  const days = seat?.status === 'offered' ? admissionOn(admissions, seat.since)?.offerDays : undefined;
  return seat && days !== undefined ? addDays(seat.since, days) : undefined;
};

/** Who is offered a seat now: the first in the queue, as many as there are free seats. */
export const nextInLine = (programme: Programme, today: LocalDate): readonly string[] =>
  isRunning(programme, today, today) ? programme.queue.slice(0, freeSeats(programme, today)) : [];

export const amended = (programme: Programme, on: LocalDate, changes: Amendment['changes']): Programme => ({
  ...programme,
  amendments: [
    ...programme.amendments.filter((earlier) => earlier.on <= on),
    { on, changes },
    ...programme.amendments.filter((later) => later.on > on),
  ],
});

export const waiting = (programme: Programme, participant: string): Programme => ({
  ...programme,
  queue: [...programme.queue.filter((other) => other !== participant), participant],
});

export const seated = (
  programme: Programme,
  participant: string,
  status: Seat['status'],
  since: LocalDate,
): Programme => ({
  ...programme,
  seats: { ...programme.seats, [participant]: { status, since } },
  queue: programme.queue.filter((other) => other !== participant),
});

/** Neither seat nor place in the queue; a reserved seat stays in memory up to the day on which it was given back. */
export const gone = (programme: Programme, participant: string, on: LocalDate): Programme => {
  const seat = find(programme.seats, participant);
  return {
    ...programme,
    seats: without(programme.seats, participant),
    past: seat?.status === 'reserved' ? [...programme.past, { from: seat.since, to: on }] : programme.past,
    queue: programme.queue.filter((other) => other !== participant),
  };
};
