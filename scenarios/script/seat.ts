import type { Day } from '../calendar.js';
import { type Case, enters, records, type Step } from './script.js';

/*
 * What a participant and the programme settle between them. Such steps are made alone, since the next participant
 * depends on them: the fifteenth seat and the sixteenth request, a freed seat and its offer.
 */

const atProgramme = (of: Case, day: Day, command: string, more: Partial<Step>): Step => ({
  ...enters(of, day, '', { participant: `@${of.key}` }, { alone: true }),
  path: `programmes/@programme/${command}`,
  ...more,
});

/** First thing in the morning, before what the newcomer does on that day. */
export const asksForSeat = (of: Case, day: Day, outcome: 'reserved' | 'waitlisted'): Step =>
  atProgramme(of, day, 'request-seat', { at: `${day}T08:00:00Z`, expects: { outcome } });

export const acceptsSeat = (of: Case, day: Day): Step =>
  atProgramme(of, day, 'accept-seat', { expects: { outcome: 'reserved' } });

export const withdrawsRequest = (of: Case, day: Day): Step =>
  atProgramme(of, day, 'withdraw-request', { expects: { outcome: 'withdrawn' } });

export interface Leaving {
  readonly on: Day;
  readonly late: number;
  /** Why, if it is before the end. */
  readonly because?: string;
  /** Who is offered the seat. */
  readonly offerTo?: string;
  /** When exactly it is entered. */
  readonly at?: string;
}

export const leaves = (of: Case, { on, because, offerTo, ...entry }: Leaving): Step =>
  records(
    of,
    on,
    because ? 'enrolment/drop-out' : 'enrolment/complete-programme',
    { programme: '@programme', ...(because && { because }) },
    { ...entry, alone: true, expects: { offerTo } },
  );
