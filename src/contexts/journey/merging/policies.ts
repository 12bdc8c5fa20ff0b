import { policy, reactor } from '../../../kernel/policy.js';
import { idOf } from '../../../kernel/projection.js';
import type { MergingFacts } from './facts.js';
import type { Reactions } from './decider.js';

const react = reactor<Reactions>();

/** What an absorbed journey decides about its merge reaches the one that stands for it. */
export const mergesReachTheSurvivor = policy<MergingFacts>('merges-reach-the-survivor', {
  MergedInto: ({ stream, data: { survivor } }) =>
    react(`journey-${survivor}`, 'TakeOver', { duplicate: idOf(stream) }),
  MergeUndone: ({ stream, data: { survivor, moved, reason } }) =>
    react(`journey-${survivor}`, 'GiveBack', { duplicate: idOf(stream), moved, reason }),
});
