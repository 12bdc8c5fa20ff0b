import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Assignment (Zuständigkeit): who accompanies the participant and who stands in. A case is assigned, or offered to a
 * colleague who accepts or declines; until then it stays where it is.
 */
export const assignment = chapter({ name: 'assignment', commands, decider });
