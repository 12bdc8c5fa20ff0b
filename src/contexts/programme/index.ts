import { chapter, context } from '../../kernel/context.js';
import { participantFor } from '../participant.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';
import { leavingFreesTheSeat } from './policies.js';

/**
 * A programme (Programm, Maßnahme) has a period, terms, and seats for so many people at the same time. It owns its seats
 * and its queue: all requests for a seat are decided here, one after the other, so two people never get the same one.
 * A freed seat is offered in waiting order, and is kept until the offer is answered. Policies carry what was decided to
 * the journeys, and bring back who has left.
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
      consults: { participant: participantFor('RequestSeat') },
      outcomes: {
        SeatReserved: 'reserved',
        ParticipantWaitlisted: 'waitlisted',
        SeatDeclined: 'declined',
        RequestWithdrawn: 'withdrawn',
      },
    }),
  ],
  policies: [leavingFreesTheSeat],
});
