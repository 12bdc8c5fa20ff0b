import { chapter } from '../../../kernel/context.js';
import { ruleBookFor } from '../../rule-changes.js';
import { programme } from './cap.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Internship (Praktikum): agreed with an employer, begun, perhaps extended, ended. A programme caps how long one may
 * last; a longer one is not refused but needs a reason, and stands in the history with a warning.
 */
export const internship = chapter({
  name: 'internship',
  commands,
  decider,
  consults: { programme, rules: ruleBookFor('AgreeInternship', 'ExtendInternship', 'EndInternship') },
});
