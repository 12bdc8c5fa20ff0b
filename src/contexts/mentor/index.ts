import { chapter, context } from '../../kernel/context.js';
import { participantFor } from '../participant.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * A mentor (Pate, Patin) is a volunteer who accompanies participants, mostly after a placement. The stream owns the
 * mentor's load: more people than agreed need a reason. A policy carries the assignment to the journey.
 */
export const mentor = context({
  name: 'mentor',
  path: 'mentors',
  creates: 'RegisterMentor',
  flat: true,
  legalBasis: 'Art. 6(1)(a) GDPR',
  chapters: [
    chapter({
      name: 'mentor',
      commands,
      decider,
      erases: ['MentorErased'],
      consults: { participant: participantFor('AssignMentee') },
      outcomes: { MenteeAssigned: 'assigned', MenteeReleased: 'released', MentorRetired: 'retired' },
    }),
  ],
});
