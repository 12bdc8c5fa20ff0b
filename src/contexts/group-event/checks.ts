import type { LocalDate } from '../../kernel/local-date.js';
import { refuseIf } from '../../kernel/messages.js';
import { find } from '../by-id.js';
import { type EventDate, type GroupEvent, registrationOf } from './series.js';

export const takesPlace = (date: EventDate | undefined) =>
  refuseIf(!date, 'unknown-event-date', 'This event has no such date. Add it first with add-event-date.') ??
  refuseIf(!!date?.cancelled, 'event-date-cancelled', 'This date was called off. Choose another one.');

export const notPassed = (date: EventDate | undefined, on: LocalDate) =>
  refuseIf(
    !!date && date.terms.plannedFor < on,
    'event-date-passed',
    `This date was on ${date?.terms.plannedFor}. Choose another one, or add one with add-event-date.`,
  );

export const newcomer = (event: GroupEvent, participant: string) => {
  const known = registrationOf(event, participant);
  return (
    refuseIf(!!known?.date, 'already-has-seat', 'The participant already has a seat at a date.') ??
    refuseIf(!!known, 'already-waiting', 'The participant waits already and moves up in order.')
  );
};

/** What was reported of a date that took place stands until it is corrected. */
export const notReported = (date: EventDate | undefined, participant: string) =>
  refuseIf(
    !!date && !!find(date.attendance, participant),
    'attendance-already-reported',
    'The attendance of this participant is recorded. Correct that entry if it is wrong.',
  );
