import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Intake (Aufnahme): the person is registered, a case worker is assigned, and the first talks find out what the person
 * needs, speaks and can prove. A lost certificate is recorded, too: it is where a recognition procedure begins.
 */
export const intake = chapter({ name: 'intake', commands, decider });
