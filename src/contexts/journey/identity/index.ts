import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Identity (Person und Einwilligungen): the household to which the participant belongs, the numbers under which other bodies
 * know the participant, and consents, each for one purpose and until withdrawn.
 */
export const identity = chapter({ name: 'identity', commands, decider });
