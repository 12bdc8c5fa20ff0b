import { context } from '../../kernel/context.js';
import { openings } from './openings/index.js';
import { profile } from './profile/index.js';

/**
 * An employer (Arbeitgeber, Betrieb) takes people for internships, trial work, apprenticeships and jobs. The profile says
 * who it is, whom one speaks to and whether it would take people; the openings are what it offers. The stream owns the
 * places of its openings: who gets one is decided here, and a policy carries it to the journey.
 */
export const employer = context({
  name: 'employer',
  path: 'employers',
  creates: 'RegisterEmployer',
  legalBasis: 'Art. 6(1)(e) GDPR with § 35 SGB III',
  chapters: [profile, openings],
});
