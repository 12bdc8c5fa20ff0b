import type { Tell } from './telling.js';
import { COHORTS } from './tells.cohorts.js';
import { GRANTS } from './tells.grants.js';
import { JOURNEY } from './tells.journey.js';
import { NETWORK } from './tells.network.js';
import { PLACES } from './tells.places.js';

/** By the last part of the address; where something new is entered, by the address. */
export const TELLS: Readonly<Record<string, Tell>> = {
  ...JOURNEY,
  ...NETWORK,
  ...PLACES,
  ...GRANTS,
  ...COHORTS,
};
