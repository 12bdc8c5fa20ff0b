import { policy, reactor } from '../../../kernel/policy.js';
import { idOf } from '../../../kernel/projection.js';
import type { EmployerFacts } from '../../employer/facts.js';
import type { MentorFacts } from '../../mentor/facts.js';
import type { Reactions } from './companions.js';

const react = reactor<Reactions>();

/** Who gets a place of an opening, and who loses it, stands in the journey, too. */
export const openingsReachTheJourney = policy<EmployerFacts>('openings-reach-the-journey', {
  OpeningFilled: ({ stream, happenedOn, data: { opening, participant } }) =>
    react(`journey-${participant}`, 'SecureOpening', { employer: idOf(stream), opening, on: happenedOn }),
  OpeningFreed: ({ stream, happenedOn, data: { opening, participant, because } }) =>
    react(`journey-${participant}`, 'LoseOpening', {
      employer: idOf(stream),
      opening,
      because,
      on: happenedOn,
    }),
});

/** Whom a mentor accompanies stands in the journey, too. */
export const mentorsReachTheJourney = policy<MentorFacts>('mentors-reach-the-journey', {
  MenteeAssigned: ({ stream, happenedOn, data: { participant } }) =>
    react(`journey-${participant}`, 'AcceptMentor', { mentor: idOf(stream), on: happenedOn }),
  MenteeReleased: ({ stream, happenedOn, data: { participant, because } }) =>
    react(`journey-${participant}`, 'PartWithMentor', { mentor: idOf(stream), because, on: happenedOn }),
});
