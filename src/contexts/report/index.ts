import { chapter, context } from '../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider, type Report } from './decider.js';

/** What a statement is asked for: of a command that opens it, or as it was computed. */
const asked = (command: object, { report: { computed } }: { readonly report: Report }): object => {
  const { grant, kind, from, to } = computed ?? (command as commands.ComputeStatement);
  return { grant, kind, ...(from && { from }), ...(to && { to }) };
};

/**
 * A report to a funder (Verwendungsnachweis) is computed up to a certain fact, frozen by a second person, and handed
 * over. Its figures are folded from the journal once more whenever somebody asks, up to the same fact; its bytes come out
 * the same, and are kept besides. What is recorded later shows as a restatement: by how many cents, and because of what.
 */
export const report = context({
  name: 'report',
  path: 'reports',
  creates: 'ComputeStatement',
  flat: true,
  legalBasis: 'Art. 6(1)(c) GDPR with § 44 BHO/LHO',
  chapters: [
    chapter({
      name: 'report',
      commands,
      decider,
      consults: {
        present: {
          ...{ commands: ['ComputeStatement', 'FreezeStatement'], view: 'statement-of-use' },
          ...{ ask: asked, needed: true, initial: [] },
        },
        again: {
          ...{ commands: ['FreezeStatement'], view: 'statement-of-use' },
          ask: (command: object, state: { readonly report: Report }) => ({
            ...asked(command, state),
            through: state.report.computed?.through,
          }),
          ...{ needed: true, initial: [] },
        },
        restatement: {
          ...{ commands: ['RestateStatement'], view: 'restatement' },
          ask: () => ({}),
          ...{ needed: true, initial: undefined },
        },
      },
      outcomes: {
        StatementComputed: 'computed',
        StatementFrozen: 'frozen',
        StatementSubmitted: 'submitted',
        StatementRestated: 'restated',
      },
    }),
  ],
});
