import { chapter } from '../../../kernel/context.js';
import { grantFor } from '../../financing.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';
import { units } from './units.js';

/**
 * Claims (Zurechnung zu Zuwendungen): which units of the journey are paid by which grant. The journey owns them, so that no
 * unit is paid twice. A claim names its unit and copies no figure: whatever is corrected in the unit, the money follows.
 */
export const claims = chapter({
  name: 'claims',
  commands,
  decider,
  consults: { grant: grantFor('ClaimUnit', 'ClaimUnits'), units },
});
