import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * The profile (Betriebsdaten) of an employer: name, trade and place, the people one speaks to and what was said, whether
 * it would take people although there is no opening, and what it asked without being bound.
 */
export const profile = chapter({ name: 'profile', commands, decider, erases: ['ContactPersonErased'] });
