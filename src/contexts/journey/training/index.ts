import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Training (Qualifizierung): courses, school certificates, job-accompanying training, measures and follow-up
 * qualifications are agreed, begun, attended day by day, certified and left. Attendance counts as in language
 * courses. What was found about suitability and experience for work stands here, too.
 */
export const training = chapter({ name: 'training', commands, decider });
