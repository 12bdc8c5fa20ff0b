import { chapter, context } from '../../kernel/context.js';
import { refuseIf } from '../../kernel/messages.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Staff (Fachkräfte): a case worker's account, languages, place and unit, who acts for them in which period, and the lists
 * that they saved. Journeys name case workers by account.
 */
export const staff = context({
  name: 'staff',
  path: 'staff',
  creates: 'RegisterStaff',
  flat: true,
  legalBasis: 'Art. 6(1)(b) GDPR with § 26 BDSG',
  chapters: [chapter({ name: 'staff', commands, decider, erases: ['StaffErased'] })],
  guard: ({ staff }, command) =>
    refuseIf(
      !!staff?.erasedOn && command !== 'EraseStaff',
      'erased',
      `The case worker's data was erased on ${staff?.erasedOn}. Register whoever comes back anew.`,
    ),
  belonging: ({ staff }) => [
    { ground: 'assignment', account: staff?.account },
    { ground: 'unit', unit: staff?.terms?.unit },
  ],
});
