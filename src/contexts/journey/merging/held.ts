import { refuseIf } from '../../../kernel/messages.js';
import type { Enrolment } from '../enrolment/decider.js';
import type { Placements } from '../placement/decider.js';
import type { Support } from '../support/decider.js';

/** The slices that know what other streams keep for a participant. */
export interface Reads {
  readonly enrolment: Enrolment;
  readonly support: Support;
  readonly placement: Placements;
}

/** What other streams keep for this participant, under this id. */
const heldElsewhere = ({ enrolment, support, placement }: Reads): readonly string[] => {
  const held: Readonly<Record<string, number>> = {
    'a seat in a programme': enrolment.episodes.filter(({ to }) => to === undefined).length,
    'a place on a waiting list': Object.keys(enrolment.waiting).length,
    'a group event': Object.values(support.events).filter((date) => !Object.hasOwn(support.dates, date))
      .length,
    'a course': Object.keys(support.courses).length,
    'an opening': Object.keys(placement.secured).length,
    'a mentor': Object.keys(placement.mentors).length,
  };
  return Object.keys(held).filter((what) => held[what]! > 0);
};

/** A journey for which others keep something cannot be absorbed. */
export const free = (state: Reads) => {
  const held = heldElsewhere(state);
  return refuseIf(
    held.length > 0,
    'held-elsewhere',
    `Others keep something for this journey: ${held.join(', ')}. Release that first, or merge the other journey into this one.`,
  );
};
