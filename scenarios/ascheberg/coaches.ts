import type { Actor } from '../client.js';

/** Each coach speaks the mother tongues of hers. */
export const COACHES: readonly (Actor & { readonly tongues: readonly string[] })[] = [
  { id: 'coach-ascheberg-1', role: 'coordinator', unit: 'ascheberg', tongues: ['ar', 'ar', 'ku'] },
  { id: 'coach-ascheberg-2', role: 'coordinator', unit: 'ascheberg', tongues: ['fa', 'fa', 'ti'] },
];

export const otherCoach = ({ id }: Actor): Actor => COACHES.find((coach) => coach.id !== id)!;
