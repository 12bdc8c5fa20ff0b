import { chapter, context } from '../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * An organisation (Kammer, Verband, Träger, Partner) of the network, in one role or several, with the people one speaks
 * to there.
 */
export const organisation = context({
  name: 'organisation',
  path: 'organisations',
  creates: 'RegisterOrganisation',
  flat: true,
  legalBasis: 'Art. 6(1)(e) GDPR',
  chapters: [chapter({ name: 'organisation', commands, decider, erases: ['OrganisationContactErased'] })],
});
