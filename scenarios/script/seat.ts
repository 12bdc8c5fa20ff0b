import type { Day } from '../calendar.js';
import { type Case, enters, records, type Step } from './script.js';

/*
 * What a participant and the programme settle between them, one after the other, since the next participant depends on
 * it: the fifteenth seat and the sixteenth request, a freed seat and its offer.
 */

const PROGRAMME = 'programme';

const atProgramme = (
  of: Case,
  day: Day,
  command: string,
  more: Partial<Step>,
  programme = PROGRAMME,
): Step => ({
  ...enters(of, day, '', { participant: `@${of.key}` }, { with: [programme] }),
  path: `programmes/@${programme}/${command}`,
  ...more,
});

/** First thing in the morning, before what the newcomer does on that day. */
export const asksForSeat = (
  of: Case,
  day: Day,
  outcome: 'reserved' | 'waitlisted',
  more: Step['expects'] = {},
  programme = PROGRAMME,
): Step =>
  atProgramme(of, day, 'request-seat', { at: `${day}T08:00:00Z`, expects: { outcome, ...more } }, programme);

/** Before a seat is asked for it is found that a condition is not met, and why that is no matter. */
export const isExcepted = (of: Case, day: Day, reason: string, its = PROGRAMME): Step[] => {
  const programme = `@${its}`;
  return [
    enters(of, day, 'enrolment/check-eligibility', { programme }, { at: `${day}T07:30:00Z` }),
    enters(
      of,
      day,
      'enrolment/grant-exception',
      { programme, reason },
      { at: `${day}T07:45:00Z`, expects: { warnings: ['not-eligible'] } },
    ),
  ];
};

export const acceptsSeat = (of: Case, day: Day): Step =>
  atProgramme(of, day, 'accept-seat', { expects: { outcome: 'reserved' } });

/** The seat is offered to the next one. */
export const declinesSeat = (of: Case, day: Day, offerTo: string): Step =>
  atProgramme(of, day, 'decline-seat', {
    expects: { outcome: 'declined', moves: [{ who: offerTo }] },
    reaches: [offerTo],
  });

/** In time; so it is offered to the next one, too. */
export const doesNotAnswer = (of: Case, day: Day, offerTo: string): Step =>
  atProgramme(of, day, 'lapse-offer', {
    expects: { outcome: 'lapsed', moves: [{ who: offerTo }] },
    reaches: [offerTo],
  });

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
  readonly alone?: boolean;
  /** Which programme, if the story has several. */
  readonly programme?: string;
}

export const leaves = (of: Case, { on, because, offerTo, programme = PROGRAMME, ...entry }: Leaving): Step =>
  records(
    of,
    on,
    because ? 'enrolment/drop-out' : 'enrolment/complete-programme',
    { programme: `@${programme}`, ...(because && { because }) },
    {
      ...entry,
      reaches: [programme, ...(offerTo ? [offerTo] : [])],
      expects: { moves: offerTo ? [{ who: offerTo }] : [] },
    },
  );
