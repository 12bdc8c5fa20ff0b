import type { OpeningsFacts } from './openings/facts.js';
import type { ProfileFacts } from './profile/facts.js';

/** Everything that can have happened with an employer. */
export interface EmployerFacts extends ProfileFacts, OpeningsFacts {}
