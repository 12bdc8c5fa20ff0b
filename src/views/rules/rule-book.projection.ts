import type { RuleBookFacts } from '../../contexts/rule-book/facts.js';
import { projection } from '../../kernel/projection.js';
import { RuleBookRow } from './rule-book.row.js';

export const ruleBookProjection = projection<RuleBookFacts, RuleBookRow>({
  name: 'rule_book',
  version: 1,
  of: 'ruleBook',
  row: RuleBookRow,
  initial: (id) => ({ id, changes: [] }),
  on: {
    RuleChangeDrafted: (row, { data: { by, reason = null, ...draft }, happenedOn }) => ({
      ...row,
      changes: [...row.changes, { ...draft, from: happenedOn, reason, proposedBy: by, adoptedBy: null }],
    }),
    RuleChangeAdopted: (row, { data: { change, by } }) => ({
      ...row,
      changes: row.changes.map((each) => (each.change === change ? { ...each, adoptedBy: by } : each)),
    }),
    RuleChangeRevoked: (row, { data: { change } }) => ({
      ...row,
      changes: row.changes.filter((each) => each.change !== change),
    }),
  },
});
