import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Placement (Vermittlung): the first day in a job, an apprenticeship or school, whether the participant is still there
 * after 42 days and after six months, and the end. It counts for the programme of the first day.
 */
export const placement = chapter({ name: 'placement', commands, decider });
