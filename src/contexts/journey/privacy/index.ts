import { chapter } from '../../../kernel/context.js';
import { ruleBookFor } from '../../rule-changes.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Privacy (Datenschutz, § 84 SGB X): what becomes of a person's data as a whole. It is erased once nothing stands against
 * it; while it has to be kept, or a court may ask for it, it is restricted instead. That the keys are destroyed follows
 * from the fact.
 */
export const privacy = chapter({
  name: 'privacy',
  commands,
  decider,
  final: true,
  erases: ['PersonErased'],
  consults: { rules: ruleBookFor('EraseParticipant') },
});
