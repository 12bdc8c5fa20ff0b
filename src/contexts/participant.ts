import type { Consult } from '../kernel/context.js';
import { refuseIf } from '../kernel/messages.js';
import type { JourneyFacts } from './journey/facts.js';

/** What the journey tells other streams about a participant. */
export interface Participant {
  readonly registered: boolean;
}

/** Asks the journey whether there is such a participant, for commands that name one. */
export const participantFor = (...commands: readonly string[]): Consult<Participant, JourneyFacts> => ({
  commands,
  stream: (command: { readonly participant?: string }) =>
    command.participant && `journey-${command.participant}`,
  initial: { registered: false },
  evolve: { ParticipantRegistered: () => ({ registered: true }) },
});

export const known = ({ registered }: Participant) =>
  refuseIf(
    !registered,
    'unknown-participant',
    'There is no participant with this id. Register the person first.',
  );
