import { chapter, context } from '../../kernel/context.js';
import { RULE_BOOK } from '../rule-changes.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * The rule book (Regelwerk) has the changes of rules since the table in src/rules was written: proposed by one person,
 * adopted by another, perhaps for the past. There is one book, so that no two changes of a rule begin on the same day.
 * What was decided before stays decided; what is decided from then on, and what views show, follows the changed rule.
 */
export const ruleBook = context({
  name: 'ruleBook',
  path: 'rule-book',
  creates: 'DraftRuleChange',
  single: RULE_BOOK,
  flat: true,
  legalBasis: 'Art. 6(1)(e) GDPR',
  chapters: [
    chapter({
      name: 'ruleBook',
      commands,
      decider,
      outcomes: {
        RuleChangeDrafted: 'drafted',
        RuleChangeAdopted: 'adopted',
        RuleChangeRevoked: 'revoked',
      },
    }),
  ],
});
