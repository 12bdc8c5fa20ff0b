import { chapter } from '../../../kernel/context.js';
import { ruleBookFor } from '../../rule-changes.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/** Repayments (Erstattung, § 49a VwVfG): money that was drawn down and goes back, with interest by the day. */
export const repayments = chapter({
  name: 'repayments',
  commands,
  decider,
  consults: { rules: ruleBookFor('DemandRepayment') },
});
