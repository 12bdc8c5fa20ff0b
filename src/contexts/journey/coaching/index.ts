import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Coaching (Beratung): appointments, and the talks between a participant and a coach. A talk may keep an appointment
 * or just have happened. It counts in the programme in which the participant was enrolled on that day.
 */
export const coaching = chapter({ name: 'coaching', commands, decider });
