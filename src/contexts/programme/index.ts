import { chapter, context } from '../../kernel/context.js';
import { applicantFor } from '../applicant.js';
import { ruleBookFor } from '../rule-changes.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';
import { leavingFreesTheSeat } from './policies.js';

/**
 * A programme (Programm, Maßnahme) has a period, terms, and seats for so many people at the same time. It owns its seats
 * and its queue: all requests for a seat are decided here, one after the other, so two people never get the same one.
 * A freed seat is offered in waiting order, and is kept until the offer is answered, or its time is up. Who may take part
 * is judged on the first day with the seat, by the conditions of that day. Policies carry what was decided to the
 * journeys, and bring back who has left.
 */
export const programme = context({
  name: 'programme',
  path: 'programmes',
  creates: 'DefineProgramme',
  flat: true,
  legalBasis: 'Art. 6(1)(e) GDPR with § 67a SGB X',
  chapters: [
    chapter({
      name: 'programme',
      commands,
      decider,
      consults: {
        participant: applicantFor('RequestSeat', 'AcceptSeat'),
        rules: ruleBookFor('DefineProgramme'),
      },
      outcomes: {
        SeatReserved: 'reserved',
        ParticipantWaitlisted: 'waitlisted',
        SeatDeclined: 'declined',
        SeatOfferLapsed: 'lapsed',
        RequestWithdrawn: 'withdrawn',
      },
    }),
  ],
  policies: [leavingFreesTheSeat],
});
