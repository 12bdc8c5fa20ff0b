import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { reasonIf, recorder, refuseIf } from '../../../kernel/messages.js';
import type { ClosingReason } from '../../../shapes/training-words.js';
import { notInFuture } from '../../rules.js';
import type { Enrolment } from '../enrolment/decider.js';
import type * as commands from './commands.dto.js';
import type { ClosingFacts } from './facts.js';

export interface Closing {
  /** Present while the journey is closed. */
  readonly closed?: { readonly on: LocalDate; readonly because: ClosingReason };
}

const record = recorder<ClosingFacts>();

const stillIn = ({ episodes, waiting }: Enrolment): boolean =>
  episodes.some(({ to }) => to === undefined) || Object.keys(waiting).length > 0;

export const decider: Decider<
  'closing',
  Closing,
  CommandsOf<typeof commands>,
  ClosingFacts,
  { readonly enrolment: Enrolment }
> = {
  initial: {},

  decide: {
    CloseJourney: ({ on, portableRecord = false, ...ending }, { closing, enrolment }, given) => {
      const last = on ?? given.today;
      return (
        notInFuture(last, given) ??
        refuseIf(
          !!closing.closed,
          'already-closed',
          `This journey ended on ${closing.closed?.on}. Correct that entry if it is wrong.`,
        ) ??
        refuseIf(
          stillIn(enrolment),
          'still-enrolled',
          'The participant is in a programme or waits for one. Complete or leave it first, or withdraw the request.',
        ) ??
        reasonIf(ending.because === 'other', ending.reason, 'Say in words why the journey ends.') ??
        record('JourneyClosed', last, { ...ending, portableRecord })
      );
    },

    ReopenJourney: ({ on, reason }, { closing }, given) => {
      const first = on ?? given.today;
      return (
        notInFuture(first, given) ??
        refuseIf(!closing.closed, 'not-closed', 'This journey is not closed.') ??
        refuseIf(
          !!closing.closed && first < closing.closed.on,
          'before-closing',
          `This journey ended on ${closing.closed?.on}; it cannot be taken up again before.`,
        ) ??
        record('JourneyReopened', first, { reason })
      );
    },
  },

  evolve: {
    JourneyClosed: (_, { data: { because }, happenedOn }) => ({ closed: { on: happenedOn, because } }),
    JourneyReopened: () => ({}),
  },
};
