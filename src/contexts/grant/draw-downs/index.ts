import { chapter } from '../../../kernel/context.js';
import { ruleBookFor } from '../../rule-changes.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';
import { answered } from './present.js';

/**
 * Draw-downs (Mittelabruf): approved money is asked for when payments are due. One person prepares the request, another one
 * approves it, and one day the money comes.
 */
export const drawDowns = chapter({
  name: 'drawDowns',
  commands,
  decider,
  consults: { answered, rules: ruleBookFor('RequestDrawDown') },
});
