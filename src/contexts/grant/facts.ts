import type { EntryFacts } from '../facts.js';
import type { AwardFacts } from './award/facts.js';
import type { ClaimRunFacts } from './claim-runs/facts.js';
import type { CostFacts } from './costs/facts.js';
import type { DrawDownFacts } from './draw-downs/facts.js';
import type { RepaymentFacts } from './repayments/facts.js';

/** Everything that can have happened with a grant. */
export interface GrantFacts
  extends AwardFacts, CostFacts, DrawDownFacts, RepaymentFacts, ClaimRunFacts, EntryFacts {}
