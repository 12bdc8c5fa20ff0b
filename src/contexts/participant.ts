import type { Consult } from '../kernel/context.js';
import { refuseIf } from '../kernel/messages.js';
import type { JourneyFacts } from './journey/facts.js';

/** What the journey tells other streams about a participant. */
export interface Participant {
  readonly registered: boolean;
  /** The journey that stands for this one. */
  readonly mergedInto?: string;
}

/** Asks the journey whether there is such a participant, for commands that name one. */
export const participantFor = (...commands: readonly string[]): Consult<Participant, JourneyFacts> => ({
  commands,
  stream: (command: { readonly participant?: string }) =>
    command.participant && `journey-${command.participant}`,
  initial: { registered: false },
  evolve: {
    ParticipantRegistered: (participant) => ({ ...participant, registered: true }),
    MergedInto: ({ registered }, { data: { survivor } }) => ({ registered, mergedInto: survivor }),
    MergeUndone: ({ registered }) => ({ registered }),
  },
});

export const known = ({ registered, mergedInto }: Participant) =>
  refuseIf(
    !registered,
    'unknown-participant',
    'There is no participant with this id. Register the person first.',
  ) ?? refuseIf(!!mergedInto, 'merged', `This journey was merged into ${mergedInto}. Name that one instead.`);
