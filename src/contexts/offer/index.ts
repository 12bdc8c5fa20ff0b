import { chapter, context } from '../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * A support offer (Unterstützungsangebot) in the directory: childcare, psychosocial help, translation, leisure for
 * children, transport, a second-hand shop and so on; for which needs, where, in which languages, by whom and when. Who
 * was referred to it stands in the journey.
 */
export const offer = context({
  name: 'offer',
  path: 'offers',
  creates: 'PublishOffer',
  flat: true,
  legalBasis: 'Art. 6(1)(e) GDPR',
  chapters: [chapter({ name: 'offer', commands, decider })],
});
