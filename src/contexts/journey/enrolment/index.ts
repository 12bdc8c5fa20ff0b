import { chapter } from '../../../kernel/context.js';
import { consults } from './admission.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Enrolment (Aufnahme ins Programm): waiting, taking part, and leaving. The programme owns its seats and answers a
 * request for one; a policy carries that answer here. Leaving is recorded here and carried back. Whether the person may take
 * part is checked here as well, since it is told by the person's own facts; exceptions are granted here.
 */
export const enrolment = chapter({ name: 'enrolment', commands, decider, consults });
