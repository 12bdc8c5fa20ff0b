import { chapter } from '../../../kernel/context.js';
import { ruleBookFor } from '../../rule-changes.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Recognition (Anerkennung): an authority compares a foreign qualification with the German one. The law gives it a month
 * to confirm the receipt and three months from complete documents to decide, so each of these days is recorded.
 */
export const recognition = chapter({
  name: 'recognition',
  commands,
  decider,
  consults: { rules: ruleBookFor('ExtendRecognition') },
  upcasts: {
    // Version 2 seals the country; what was stored in plain before stays so (ADR 0061).
    RecognitionFiled: [(data) => data],
  },
});
