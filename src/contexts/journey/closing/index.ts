import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Closing (Abschluss): why and when the journey ended, and that it was taken up again. Late entries stay possible after
 * the end: what happened is recorded. Nobody is closed while a seat is held or waited for.
 */
export const closing = chapter({ name: 'closing', commands, decider });
