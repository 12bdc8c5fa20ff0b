import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Sharing (Freigabe und Übermittlung): which partner may see the case on which ground, and which data was handed to another
 * body. What was shared because the person agreed is closed as soon as the person no longer does.
 */
export const sharing = chapter({ name: 'sharing', commands, decider, final: true });
