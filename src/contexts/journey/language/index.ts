import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Language (Sprache): courses, attendance and exams. A course has a number of teaching units; attendance is reported day
 * by day and counts in the programme that provides the course, or else in the one of that day.
 */
export const language = chapter({ name: 'language', commands, decider });
