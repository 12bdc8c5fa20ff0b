import { policy, reactor } from '../../../kernel/policy.js';
import { idOf } from '../../../kernel/projection.js';
import type { Reactions } from './decider.js';
import type { PrivacyFacts } from './facts.js';

const react = reactor<Reactions>();

/** Whoever is erased is so in all journeys: values stand in the one that were sealed by the key of another. */
export const erasuresReachTheDuplicates = policy<PrivacyFacts>('erasures-reach-the-duplicates', {
  PersonErased: ({ stream, data: { duplicates, ground } }) =>
    duplicates.flatMap((id) => react(`journey-${id}`, 'EraseAlong', { survivor: idOf(stream), ground })),
});
