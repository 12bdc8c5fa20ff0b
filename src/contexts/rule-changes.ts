import type { Consult } from '../kernel/context.js';
import type { Evolve } from '../kernel/decider.js';
import type { RuleChange } from '../rules/in-force.js';
import { type ById, find, without } from './by-id.js';
import type { RuleBookFacts } from './rule-book/facts.js';

/** The only rule book there is. */
export const RULE_BOOK = 'b00c0000-0000-4000-8000-000000000001';

export interface Draft extends RuleChange {
  /** Account of who proposed it. */
  readonly by: string;
}

/** Changes of rules since the table was written; what was revoked is in neither. */
export interface RuleBook {
  readonly drafts: ById<Draft>;
  readonly adopted: readonly (RuleChange & { readonly change: string })[];
}

export const NO_CHANGES: RuleBook = { drafts: {}, adopted: [] };

export const evolve: Evolve<RuleBook, RuleBookFacts> = {
  RuleChangeDrafted: ({ drafts, adopted }, { data: { change, rule, value, source, by }, happenedOn }) => ({
    drafts: { ...drafts, [change]: { rule, from: happenedOn, value, source, by } },
    adopted,
  }),
  RuleChangeAdopted: ({ drafts, adopted }, { data: { change } }) => {
    const draft = find(drafts, change);
    if (!draft) return { drafts, adopted };
    const { by: _, ...its } = draft;
    return { drafts: without(drafts, change), adopted: [...adopted, { ...its, change }] };
  },
  RuleChangeRevoked: ({ drafts, adopted }, { data: { change } }) => ({
    drafts: without(drafts, change),
    adopted: adopted.filter((each) => each.change !== change),
  }),
};

/** Asks the rule book, for commands that are judged by rules which may have changed. */
export const ruleBookFor = (...commands: readonly string[]): Consult<RuleBook, RuleBookFacts> => ({
  commands,
  stream: () => `ruleBook-${RULE_BOOK}`,
  initial: NO_CHANGES,
  evolve,
});
