import { policy, reactor } from '../../kernel/policy.js';
import { idOf } from '../../kernel/projection.js';
import type { JourneyFacts } from '../journey/facts.js';
import type { Reactions } from './decider.js';

const react = reactor<Reactions>();

/** Who leaves a programme gives back the seat. */
export const leavingFreesTheSeat = policy<JourneyFacts>('leaving-frees-the-seat', {
  ProgrammeCompleted: ({ stream, happenedOn, data: { programme } }) =>
    react(`programme-${programme}`, 'ReleaseSeat', {
      participant: idOf(stream),
      on: happenedOn,
      because: 'completed',
    }),
  DroppedOut: ({ stream, happenedOn, data: { programme } }) =>
    react(`programme-${programme}`, 'ReleaseSeat', {
      participant: idOf(stream),
      on: happenedOn,
      because: 'dropped-out',
    }),
});
