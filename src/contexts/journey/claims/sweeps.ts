import type { CommandsOf } from '../../../kernel/decider.js';
import { idOf } from '../../../kernel/projection.js';
import { errandOf, sweep } from '../../../kernel/sweep.js';
import type { GrantFacts } from '../../grant/facts.js';
import type * as commands from './commands.dto.js';

const errand = errandOf<CommandsOf<typeof commands>>();

/** What a grant orders to be charged is charged in each journey that has something that fits. */
export const claimRunsReachTheJourneys = sweep<GrantFacts>('claim-runs-reach-the-journeys', {
  ClaimRunOrdered: ({ stream, data: { module, line, from, to } }) =>
    errand('ClaimUnits', { grant: idOf(stream), module, line, from, to }),
});
