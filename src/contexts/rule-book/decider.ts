import type { CommandsOf, Decider } from '../../kernel/decider.js';
import { recorder, refuseIf } from '../../kernel/messages.js';
import { type Term, TERMS, versionOn } from '../../rules/in-force.js';
import { find } from '../by-id.js';
import { NO_CHANGES, evolve, type RuleBook } from '../rule-changes.js';
import type * as commands from './commands.dto.js';
import type { RuleBookFacts } from './facts.js';

const record = recorder<RuleBookFacts>();

const unknown = (rule: string) =>
  refuseIf(
    !TERMS.includes(rule),
    'unknown-rule',
    'No rule of this name is a number of something. Take one of GET /rules.',
  );

const known = (change: object | undefined) =>
  refuseIf(
    !change,
    'unknown-rule-change',
    'There is no such change of a rule, or it was taken back. See GET /rule-changes.',
  );

export const decider: Decider<'ruleBook', RuleBook, CommandsOf<typeof commands>, RuleBookFacts> = {
  initial: NO_CHANGES,

  decide: {
    DraftRuleChange: ({ from, ...draft }, { ruleBook: { adopted } }, { actor, commandId }) =>
      unknown(draft.rule) ??
      refuseIf(
        versionOn(draft.rule as Term, from, adopted)?.value === draft.value,
        'rule-says-so',
        `From ${from} on this rule says so already. Check the day and the value with GET /rules.`,
      ) ??
      record('RuleChangeDrafted', from, { ...draft, change: commandId, by: actor.id }),

    AdoptRuleChange: ({ change }, { ruleBook: { drafts, adopted } }, { actor }) => {
      if (adopted.some((each) => each.change === change)) return [];
      const draft = find(drafts, change);
      const rival = adopted.some(({ rule, from }) => rule === draft?.rule && from === draft.from);
      return (
        known(draft) ??
        refuseIf(
          draft!.by === actor.id,
          'four-eyes',
          'Who proposed a change cannot adopt it. A second person looks at it and adopts it.',
        ) ??
        refuseIf(
          rival,
          'rule-changed-that-day',
          `Another change of this rule from ${draft?.from} on was adopted. Take that one back first.`,
        ) ??
        record('RuleChangeAdopted', draft!.from, { change, by: actor.id })
      );
    },

    RevokeRuleChange: ({ change, reason }, { ruleBook: { drafts, adopted } }) => {
      const its = find(drafts, change) ?? adopted.find((each) => each.change === change);
      return known(its) ?? record('RuleChangeRevoked', its!.from, { change, reason });
    },
  },

  evolve,
};
