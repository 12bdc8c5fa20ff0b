import { chapter } from '../../../kernel/context.js';
import { participantFor } from '../../participant.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Openings (Stellenangebote): internships, trial work, apprenticeships and jobs with a number of places and what is
 * required. A place is filled with a participant and may become free again; the last one is given once.
 */
export const openings = chapter({
  name: 'openings',
  commands,
  decider,
  consults: { participant: participantFor('FillOpening') },
  outcomes: { OpeningFilled: 'filled', OpeningFreed: 'freed' },
});
