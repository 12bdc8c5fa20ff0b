import type { Tie } from '../../kernel/belonging.js';
import { tiesOf } from '../../shapes/responsibility.js';
import { find } from '../by-id.js';
import type { Assignment } from './assignment/decider.js';
import type { Emergency } from './emergency/decider.js';
import type { Identity } from './identity/decider.js';
import type { Intake } from './intake/decider.js';
import type { Privacy } from './privacy/decider.js';
import type { Sharing } from './sharing/decider.js';

interface Slices {
  readonly intake: Intake;
  readonly identity: Identity;
  readonly assignment: Assignment;
  readonly sharing: Sharing;
  readonly emergency: Emergency;
  readonly privacy: Privacy;
}

/** Who has to do with a journey. */
export const belonging = ({
  intake,
  identity,
  assignment,
  sharing,
  emergency,
  privacy,
}: Slices): readonly Tie[] =>
  tiesOf({
    unit: assignment.unit?.value ?? intake.participant?.unit,
    caseWorker: assignment.caseWorker?.value,
    deputy: assignment.deputy,
    offeredTo: Object.values(assignment.offers).map(({ to }) => to),
    shares: Object.values(sharing.shares),
    openings: Object.values(emergency.openings),
    consents: find(identity.consents, 'sharing-with-partners') !== undefined,
    restricted: privacy.restricted !== undefined,
  });
