import type { Given } from '../kernel/decider.js';
import type { LocalDate } from '../kernel/local-date.js';
import { type Refusal, refuseIf } from '../kernel/messages.js';

/** What is recorded as having happened cannot lie ahead; without a day it happened today. */
export const notInFuture = (on: LocalDate | undefined, { today }: Given): Refusal | undefined =>
  refuseIf(!!on && on > today, 'in-the-future', 'This day lies ahead. Record it when it has happened.');

/** A period ends when it began, or later. */
export const rightOrder = (from: LocalDate | undefined, to: LocalDate | undefined): Refusal | undefined =>
  refuseIf(
    !!from && !!to && to < from,
    'end-before-start',
    'The last day lies before the first. Check both days.',
  );
