import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Plan (Integrationsplan, § 15 SGB II): goals that were agreed, revised and approved; tasks with a day until which they are
 * to be done; obstacles such as missing childcare, raised and cleared. A plan older than six months is due for
 * revision: views show its age, nothing is refused.
 */
export const plan = chapter({ name: 'plan', commands, decider });
