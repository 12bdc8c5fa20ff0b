import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf, type Refusal } from '../../../kernel/messages.js';
import { heldBack, type Retention, type RetentionGround, retentionsOf } from '../../../rules/retention.js';
import type { ErasureGround } from '../../../shapes/privacy-words.js';
import { type ById, find, without } from '../../by-id.js';
import type { RuleBook } from '../../rule-changes.js';
import { notInFuture } from '../../rules.js';
import type { Claims } from '../claims/decider.js';
import type { Closing } from '../closing/decider.js';
import type { Merging } from '../merging/decider.js';
import { free, type Reads as Held } from '../merging/held.js';
import type * as commands from './commands.dto.js';
import type { PrivacyFacts } from './facts.js';

export interface Privacy {
  /** Legal holds that stand, and since when. */
  readonly holds: ById<LocalDate>;
  /** Since when the data is only kept; absent while it may be worked with. */
  readonly restricted?: LocalDate;
  /** Since when nothing personal can be read. */
  readonly erased?: LocalDate;
}

/** What the surviving journey tells those for which it stands; no person issues it. */
export interface Reactions {
  EraseAlong: { survivor: string; ground: ErasureGround };
}

interface Reads extends Held {
  readonly closing: Closing;
  readonly claims: Claims;
  readonly merging: Merging;
}

const record = recorder<PrivacyFacts>();

/** The last day of which something is charged to a grant. */
const fundedOn = ({ claims }: Claims): LocalDate | undefined =>
  Object.values(claims)
    .map(({ on }) => on)
    .toSorted()
    .at(-1);

/** Whoever withdraws a consent, or never should have been recorded, need not wait for the file; money stays provable (Art. 17(3)(b) GDPR). */
const BINDING: Readonly<Record<ErasureGround, readonly RetentionGround[]>> = {
  'no-longer-needed': ['case-file', 'funding'],
  'consent-withdrawn': ['funding'],
  objection: ['funding'],
  unlawful: ['funding'],
};

const WHY: Readonly<Record<RetentionGround, string>> = {
  'case-file': 'The file has to be kept',
  funding: 'What is charged to a grant has to be provable',
};

const retained = (retention: Retention | undefined): Refusal | undefined =>
  refuseIf(
    !!retention,
    'retention-runs',
    `${WHY[retention?.ground ?? 'case-file']} until ${retention?.until}. Restrict the processing until then (restrict-processing).`,
  );

const notHeld = ({ holds }: Privacy) =>
  refuseIf(
    Object.keys(holds).length > 0,
    'legal-hold',
    `A legal hold stands since ${Object.values(holds).toSorted()[0]}. Lift it first, if its reason is gone.`,
  );

export const decider: Decider<
  'privacy',
  Privacy,
  CommandsOf<typeof commands> & Reactions,
  PrivacyFacts,
  Reads,
  { readonly rules: RuleBook }
> = {
  initial: { holds: {} },

  decide: {
    PlaceLegalHold: ({ on, reason }, _, given) =>
      notInFuture(on, given) ??
      record('LegalHoldPlaced', on ?? given.today, { hold: given.commandId, reason }),

    LiftLegalHold: (lifted, { privacy }, { today }) =>
      refuseIf(
        !find(privacy.holds, lifted.hold),
        'no-legal-hold',
        'There is no such legal hold (any more).',
      ) ?? record('LegalHoldLifted', today, lifted),

    RestrictProcessing: (restriction, { privacy }, { today }) =>
      privacy.restricted ? [] : record('ProcessingRestricted', today, restriction),

    LiftRestriction: (lifted, { privacy }, { today }) =>
      refuseIf(!privacy.restricted, 'not-restricted', 'The processing is not restricted.') ??
      record('RestrictionLifted', today, lifted),

    EraseParticipant: (request, state, given) => {
      const { privacy, closing, claims, merging } = state;
      const { today, rules } = given;
      if (privacy.erased) return [];
      const kept = retentionsOf({ closedOn: closing.closed?.on, fundedOn: fundedOn(claims) }, rules.adopted);
      return (
        notInFuture(request.requestedOn, given) ??
        notHeld(privacy) ??
        refuseIf(
          !closing.closed,
          'not-closed',
          'The journey is not closed: its data is still needed. Close it first.',
        ) ??
        free(state) ??
        retained(heldBack(kept, BINDING[request.ground], today)) ??
        record('PersonErased', today, { ...request, duplicates: Object.keys(merging.duplicates) })
      );
    },

    EraseAlong: ({ survivor, ground }, { privacy, merging }, { today }) =>
      privacy.erased || merging.into !== survivor
        ? []
        : record('PersonErased', today, {
            ground,
            duplicates: Object.keys(merging.duplicates),
            along: survivor,
          }),
  },

  evolve: {
    LegalHoldPlaced: (privacy, { data: { hold }, happenedOn }) => ({
      ...privacy,
      holds: { ...privacy.holds, [hold]: happenedOn },
    }),
    LegalHoldLifted: (privacy, { data: { hold } }) => ({
      ...privacy,
      holds: without(privacy.holds, hold),
    }),
    ProcessingRestricted: (privacy, { happenedOn }) => ({ ...privacy, restricted: happenedOn }),
    RestrictionLifted: ({ restricted: _, ...privacy }) => privacy,
    PersonErased: ({ restricted: _, ...privacy }, { happenedOn }) => ({ ...privacy, erased: happenedOn }),
  },
};
