import { chapter, context } from '../../kernel/context.js';
import { participantFor } from '../participant.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * A group event (Gruppenveranstaltung) is one stream for the series with all its dates, since a second date is for those
 * who found no seat at the first. Advisers register participants, who get a seat or wait; whatever frees or adds a seat
 * moves those up who have waited longest. Policies carry what was decided to the journeys.
 */
export const groupEvent = context({
  name: 'groupEvent',
  path: 'group-events',
  creates: 'PlanGroupEvent',
  flat: true,
  legalBasis: 'Art. 6(1)(e) GDPR with § 67a SGB X',
  chapters: [
    chapter({
      name: 'groupEvent',
      commands,
      decider,
      consults: { participant: participantFor('RegisterForEvent', 'AdmitToEvent') },
      outcomes: {
        EventRegistrationAccepted: 'registered',
        EventRegistrationWaitlisted: 'waitlisted',
        EventRegistrationCancelled: 'cancelled',
        EventDateCancelled: 'cancelled',
      },
    }),
  ],
});
