import { chapter } from '../../../kernel/context.js';
import { ruleBookFor } from '../../rule-changes.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * The award (Zuwendungsbescheid) with its terms: period, own share, modules with their lines, municipalities. All of it may
 * become another by a later notice, from a day on that may lie in the past; what happened is judged by the terms of its day.
 */
export const award = chapter({
  name: 'award',
  commands,
  decider,
  consults: { rules: ruleBookFor('AwardGrant') },
});
