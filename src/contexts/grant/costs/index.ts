import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';
import { receipts } from './receipts.js';

/**
 * What a grant is spent on beside the units of the journeys: money that was promised, payments with their receipts, and
 * shares of posts. A payment that exceeds the budget has happened: it is recorded with a reason and a warning.
 */
export const costs = chapter({ name: 'costs', commands, decider, consults: { receipts } });
