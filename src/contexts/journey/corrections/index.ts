import { chapter } from '../../../kernel/context.js';
import * as shared from '../../corrections.dto.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Corrections (Berichtigung, § 84 SGB X): entries that were wrong are retracted, or corrected by sending the command that
 * made them once more with a `correction`. All that is derived follows; the original stays readable. What the
 * participant contests keeps a mark until it is settled.
 */
export const corrections = chapter({
  name: 'corrections',
  commands: { ...shared, ...commands },
  decider,
  history: true,
});
