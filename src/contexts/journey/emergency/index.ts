import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Emergency (Notzugriff): somebody opens a case that is none of theirs, because it cannot wait. The reason stands in the
 * journey, it ends by itself, and the team lead of the responsible unit looks at it.
 */
export const emergency = chapter({ name: 'emergency', commands, decider, final: true });
