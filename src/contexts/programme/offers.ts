import type { LocalDate } from '../../kernel/local-date.js';
import { recorder, refuseIf, warnIf } from '../../kernel/messages.js';
import { admissionOn, eligible, judge, unmet } from '../eligibility.js';
import { notInFuture } from '../rules.js';
import { offered, running } from './checks.js';
import type { ProgrammeDecider } from './decider.js';
import type { ProgrammeFacts } from './facts.js';
import { answerBy, gone, nextInLine, type Programme } from './seats.js';

const record = recorder<ProgrammeFacts>();

/** Free seats go to those who wait, on the day of the decision and not on the day on which the seat became free. */
export const offers = (programme: Programme, today: LocalDate) =>
  nextInLine(programme, today).flatMap((participant) =>
    record('SeatOffered', today, { participant, because: 'waiting-order' }),
  );

/** What can become of an offer. */
export const answers: Pick<ProgrammeDecider['decide'], 'AcceptSeat' | 'DeclineSeat' | 'LapseOffer'> = {
  AcceptSeat: ({ participant, on }, { programme }, given) => {
    const from = on ?? given.today;
    const conditions = judge(admissionOn(programme.admissions, from), given.participant, from);
    const last = answerBy(programme, participant);
    return (
      offered(programme, participant, from) ??
      notInFuture(from, given) ??
      running(programme, from, given.today) ??
      eligible(conditions, given.participant, programme.id) ??
      record('SeatReserved', from, { participant }, [
        ...warnIf(unmet(conditions).length > 0, 'not-eligible'),
        // As long as nobody has noted that it lapsed, the seat is there.
        ...warnIf(!!last && from > last, 'answered-late'),
      ])
    );
  },

  DeclineSeat: ({ on, ...declined }, { programme }, given) => {
    const day = on ?? given.today;
    return (
      offered(programme, declined.participant, day) ??
      notInFuture(day, given) ?? [
        ...record('SeatDeclined', day, declined),
        ...offers(gone(programme, declined.participant, day), given.today),
      ]
    );
  },

  LapseOffer: ({ on, participant }, { programme }, given) => {
    const day = on ?? given.today;
    const last = answerBy(programme, participant);
    return (
      offered(programme, participant, day) ??
      notInFuture(day, given) ??
      refuseIf(
        !last,
        'no-deadline',
        'This offer has no deadline. Set one with set-admission, or ask for an answer.',
      ) ??
      refuseIf(!!last && day <= last, 'offer-still-open', `The offer can be answered until ${last}.`) ?? [
        ...record('SeatOfferLapsed', day, { participant }),
        ...offers(gone(programme, participant, day), given.today),
      ]
    );
  },
};
