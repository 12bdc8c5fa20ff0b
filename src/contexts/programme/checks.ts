import type { LocalDate } from '../../kernel/local-date.js';
import { refuseIf } from '../../kernel/messages.js';
import { find } from '../by-id.js';
import { isRunning, type Programme } from './seats.js';
import type { Terms } from './terms.js';

export const ratesUnique = (rates: Terms['rates'] = []) =>
  refuseIf(
    new Set(rates.map(({ unit }) => unit)).size < rates.length,
    'rate-given-twice',
    'There are two rates for one unit. Give one rate for each.',
  );

export const running = (programme: Programme, day: LocalDate, today: LocalDate) =>
  refuseIf(
    !isRunning(programme, day, today),
    'programme-not-running',
    'This day is outside the period of the programme. Check the day, or amend the period with amend-programme.',
  );

export const offered = ({ seats }: Programme, participant: string, day: LocalDate) => {
  const seat = find(seats, participant);
  return (
    refuseIf(seat?.status === 'reserved', 'already-has-seat', 'The participant already has a seat.') ??
    refuseIf(
      !seat,
      'no-seat-offered',
      'No seat is offered to this participant. Ask for one with request-seat.',
    ) ??
    refuseIf(
      !!seat && day < seat.since,
      'before-offer',
      `The seat was offered on ${seat?.since}; the answer cannot lie before.`,
    )
  );
};

export const newcomer = ({ seats, queue }: Programme, participant: string) =>
  refuseIf(
    find(seats, participant)?.status === 'reserved',
    'already-has-seat',
    'The participant already has a seat.',
  ) ??
  refuseIf(
    !!find(seats, participant) || queue.includes(participant),
    'already-waiting',
    'The participant waits already, or was offered a seat: answer with accept-seat or decline-seat.',
  );

export const ageOrder = ({ minAge, maxAge }: { readonly minAge?: number; readonly maxAge?: number }) =>
  refuseIf(
    minAge !== undefined && maxAge !== undefined && maxAge < minAge,
    'ages-in-wrong-order',
    'The highest age lies below the lowest. Check both.',
  );
