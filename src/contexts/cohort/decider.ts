import type { CommandsOf, Decider } from '../../kernel/decider.js';
import { recorder, refuse, refuseIf, warnIf } from '../../kernel/messages.js';
import { cohortLaw, type CohortLaw } from '../../rules/cohort-law.js';
import { changesTo, isEmpty } from '../changes.js';
import { notInFuture, rightOrder } from '../rules.js';
import type * as commands from './commands.dto.js';
import type { CohortFacts } from './facts.js';

type Terms = CohortFacts['CohortDrafted'];

export interface Cohort extends CohortLaw<Terms> {
  /** Who has drafted or amended what is not yet applied. */
  readonly draftedBy: readonly string[];
  /** Whether somebody has looked at what the present draft would do. */
  readonly previewed: boolean;
}

const record = recorder<CohortFacts>();
const law = cohortLaw<Terms>();

const notDrafted = refuse('not-drafted', 'There is no draft of this change. Draft it first.');

const sound = ({ effectiveOn, oldRegime, newRegime, excludes, transition }: Terms) =>
  refuseIf(oldRegime === newRegime, 'nothing-changes', 'The old and the new regime are the same.') ??
  rightOrder(effectiveOn, transition?.until) ??
  refuseIf(
    excludes.some((each) => Object.keys(each).length < 2),
    'exclusion-without-criteria',
    'An exclusion without criteria excludes everybody. Say whom it is about.',
  );

/** As they are stored: what was not given is not there, and the order of fields says nothing. */
const plain = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : each,
    ),
  ) as T;

type Counts = CohortFacts['CohortPreviewed'];

interface Knows {
  /** What the draft would do; of an earlier draft while the views are behind. */
  readonly preview: readonly (Counts & { readonly draft: object })[];
}

export const decider: Decider<'cohort', Cohort, CommandsOf<typeof commands>, CohortFacts, object, Knows> = {
  initial: { draftedBy: [], previewed: false },

  decide: {
    DraftCohort: ({ belongs = {}, requires = {}, excludes = [], ...terms }, { cohort }, { today }) => {
      const drafted = plain({ ...terms, belongs, requires, excludes });
      return (
        refuseIf(!!cohort.draft, 'already-drafted', 'This cohort is drafted. Change it with amend-cohort.') ??
        sound(drafted) ??
        record('CohortDrafted', today, drafted)
      );
    },

    AmendCohort: (wanted, { cohort: { draft } }, { today }) => {
      if (!draft) return notDrafted;
      const changes = changesTo<CohortFacts['CohortAmended']>(plain(draft), plain({ ...wanted }));
      if (isEmpty(changes)) return [];
      return sound({ ...draft, ...changes }) ?? record('CohortAmended', today, changes);
    },

    PreviewCohort: ({ on }, { cohort: { draft } }, given) => {
      const [seen] = given.preview;
      if (!draft) return notDrafted;
      if (!seen || !isEmpty(changesTo(plain(seen.draft), plain(draft))))
        return refuse(
          'preview-behind',
          'The preview does not know this draft yet. Send the same request again.',
        );
      const { draft: _, ...counts } = seen;
      return notInFuture(on, given) ?? record('CohortPreviewed', on ?? given.today, counts);
    },

    ApplyCohort: ({ decidedOn }, { cohort: { draft, applied, draftedBy, previewed } }, given) => {
      const decided = decidedOn ?? given.today;
      if (!draft) return notDrafted;
      if (applied && draftedBy.length === 0) return [];
      return (
        refuseIf(
          draftedBy.includes(given.actor.id),
          'four-eyes',
          'Who has drafted a change does not apply it. Ask somebody else to look at it and apply it.',
        ) ??
        notInFuture(decided, given) ??
        record(
          'CohortApplied',
          draft.effectiveOn,
          { decidedOn: decided },
          warnIf(!previewed, 'not-previewed'),
        )
      );
    },

    RevokeCohort: (revoked, { cohort: { applied } }, { today }) =>
      refuseIf(!applied, 'not-applied', 'This change is not applied, so there is nothing to take back.') ??
      record('CohortRevoked', today, revoked),
  },

  evolve: {
    CohortDrafted: (cohort, fact) => ({
      ...law.CohortDrafted(cohort, fact),
      draftedBy: [fact.meta.actor.id],
      previewed: false,
    }),
    CohortAmended: (cohort, fact) => ({
      ...cohort,
      ...law.CohortAmended(cohort, fact),
      draftedBy: [...new Set([...cohort.draftedBy, fact.meta.actor.id])],
      previewed: false,
    }),
    CohortPreviewed: (cohort) => ({ ...cohort, previewed: true }),
    CohortApplied: (cohort, fact) => ({ ...cohort, ...law.CohortApplied(cohort, fact), draftedBy: [] }),
    CohortRevoked: ({ draft, previewed }, { meta }) => ({
      ...(draft && { draft }),
      // To apply it again somebody else has to decide.
      draftedBy: [meta.actor.id],
      previewed,
    }),
  },
};
