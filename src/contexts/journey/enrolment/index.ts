import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Enrolment (Aufnahme ins Programm): waiting, taking part, and leaving. The programme owns its seats and answers a
 * request for one; a policy carries that answer here. Leaving is recorded here and carried back.
 */
export const enrolment = chapter({ name: 'enrolment', commands, decider });
