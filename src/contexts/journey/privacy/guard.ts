import { type Refusal, refuseIf } from '../../../kernel/messages.js';
import type { Privacy } from './decider.js';

/** How somebody comes to be erased, and what funding still needs of her: money stays provable. */
const AFTER_ERASURE: ReadonlySet<string> = new Set([
  'EraseParticipant',
  'EraseAlong',
  'ClaimUnit',
  'ClaimUnits',
  'ReleaseClaim',
]);

/** Commands of people end where data is only kept or is gone; what others have decided still reaches data that is kept. */
export const notBarred =
  (barring: ReadonlySet<string>) =>
  ({ privacy }: { readonly privacy: Privacy }, command: string): Refusal | undefined =>
    refuseIf(
      !!privacy.erased && !AFTER_ERASURE.has(command),
      'erased',
      `The personal data in this history was erased on ${privacy.erased}; it is closed for good.`,
    ) ??
    refuseIf(
      !!privacy.restricted && barring.has(command),
      'restricted',
      `The data is only kept since ${privacy.restricted}. Nothing is done with it until that is lifted (lift-restriction).`,
    );
