import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import { ruleOn } from '../../../rules/in-force.js';
import type { FinancingTerms, OwnShare } from '../../../shapes/financing.js';
import { changesTo, isEmpty } from '../../changes.js';
import { awarded, type Financing, financingOn, withAmendment } from '../../financing.js';
import { notInFuture, rightOrder } from '../../rules.js';
import type { RuleBook } from '../../rule-changes.js';
import type * as commands from './commands.dto.js';
import type { AwardFacts } from './facts.js';
import { plainModules, plainMunicipalities, plannable } from './plan.js';

const record = recorder<AwardFacts>();

const plainShare = ({ permille, basis }: OwnShare): OwnShare => ({ permille, basis });

/** Of the modules that were sent those that say something new. */
const changedModules = (present: FinancingTerms | undefined, sent: FinancingTerms['modules'] | undefined) => {
  const known = new Set(present?.modules.map((each) => JSON.stringify(each)));
  const changed = plainModules(sent ?? []).filter((each) => !known.has(JSON.stringify(each)));
  return changed.length > 0 ? changed : undefined;
};

export const decider: Decider<
  'award',
  Financing,
  CommandsOf<typeof commands>,
  AwardFacts,
  object,
  { readonly rules: RuleBook }
> = {
  initial: { amendments: [] },

  decide: {
    AwardGrant: (
      { on, modules, municipalities = [], conditions = [], ownShare, ...said },
      { award },
      given,
    ) => {
      const day = on ?? given.today;
      return (
        refuseIf(
          !!award.awarded,
          'already-awarded',
          'This grant is recorded already. Record a changed notice with amend-grant.',
        ) ??
        notInFuture(day, given) ??
        rightOrder(said.from, said.to) ??
        plannable(modules, municipalities) ??
        record('GrantAwarded', day, {
          ...said,
          ownShare: plainShare(ownShare),
          modules: plainModules(modules),
          municipalities: plainMunicipalities(municipalities),
          conditions: [...conditions],
          statementDueMonths:
            said.statementDueMonths ?? ruleOn('statement-of-use', day, given.rules.adopted)!,
        })
      );
    },

    AmendGrant: (
      { on, decidedOn, reason, modules, municipalities, ownShare, ...wanted },
      { award },
      given,
    ) => {
      const present = financingOn(award, on);
      const decided = decidedOn ?? given.today;
      const changes = changesTo<FinancingTerms>(present, {
        ...wanted,
        ...(ownShare && { ownShare: plainShare(ownShare) }),
        ...(municipalities && { municipalities: plainMunicipalities(municipalities) }),
        modules: changedModules(present, modules),
      });
      if (present && isEmpty(changes)) return [];
      return (
        notInFuture(decided, given) ??
        rightOrder(changes.from ?? present?.from, changes.to ?? present?.to) ??
        plannable(modules, municipalities) ??
        record('GrantAmended', on, { ...changes, decidedOn: decided, reason })
      );
    },
  },

  evolve: {
    GrantAwarded: (award, { data }) => awarded(award, data),
    GrantAmended: (award, { data: { decidedOn: _, reason: __, ...changes }, happenedOn }) =>
      withAmendment(award, { from: happenedOn, changes }),
  },
};
