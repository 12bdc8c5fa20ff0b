import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Status (Aufenthalt und Leistungsbezug): papers, permissions and benefits as spells with a first and a last day, which may
 * overlap, begin in the past by a later decision or lie ahead. A work permission is recorded for itself and never
 * derived from a title.
 */
export const status = chapter({ name: 'status', commands, decider });
