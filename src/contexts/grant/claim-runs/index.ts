import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Claim runs (Abrechnungslauf): one order that charges units of a time in all journeys. Each journey decides for itself what
 * fits and is free; how far it has come stands in `GET /operations/sweeps`.
 */
export const claimRuns = chapter({ name: 'claimRuns', commands, decider });
