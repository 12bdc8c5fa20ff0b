import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { type Fact, recorder, refuseIf } from '../../../kernel/messages.js';
import { type ById, find, without } from '../../by-id.js';
import { resolvedBefore, retracting } from '../../corrections.js';
import type * as shared from '../../corrections.dto.js';
import type { EntryFacts } from '../../facts.js';
import type * as commands from './commands.dto.js';
import type { CorrectionFacts } from './facts.js';

export interface Corrections {
  /** Since when an entry is contested, by its fact. */
  readonly contested: ById<LocalDate>;
}

const record = recorder<CorrectionFacts>();

export const decider: Decider<
  'corrections',
  Corrections,
  CommandsOf<typeof shared> & CommandsOf<typeof commands>,
  EntryFacts & CorrectionFacts,
  object,
  { readonly history: readonly Fact[] }
> = {
  initial: { contested: {} },

  decide: {
    ...retracting,

    ContestEntry: (contest, { corrections }, { history, today }) =>
      refuseIf(
        !history.some(({ id }) => id === contest.entry),
        'unknown-entry',
        'There is no entry with this id in this history. Take the id of one of its facts.',
      ) ?? (find(corrections.contested, contest.entry) ? [] : record('EntryContested', today, contest)),

    LiftContest: (lift, { corrections }, { today }) =>
      refuseIf(!find(corrections.contested, lift.entry), 'not-contested', 'This entry bears no such mark.') ??
      record('ContestLifted', today, lift),
  },

  evolve: {
    ...resolvedBefore<Corrections>(),
    EntryContested: ({ contested }, { data: { entry }, happenedOn }) => ({
      contested: { ...contested, [entry]: happenedOn },
    }),
    ContestLifted: ({ contested }, { data: { entry } }) => ({ contested: without(contested, entry) }),
  },
};
