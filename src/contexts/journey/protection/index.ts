import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Protection (Schutzersuchen und Registrierung): what the person has applied for and whether fingerprints were taken. A law may
 * ask for it; the title that comes of an application is a fact of status.
 */
export const protection = chapter({ name: 'protection', commands, decider });
