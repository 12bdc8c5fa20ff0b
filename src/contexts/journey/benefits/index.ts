import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Benefits (Leistungen): what was paid for which month of a spell. When a law moves somebody with effect for the past, this is
 * what one office claims back from the other.
 */
export const benefits = chapter({ name: 'benefits', commands, decider });
