import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { addDays, type LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import type { RuleBook } from '../../rule-changes.js';
import { ruleOn } from '../../../rules/in-force.js';
import type { RetentionPeriod } from '../../../shapes/words.js';
import { type ById, changed, find } from '../../by-id.js';
import { notInFuture } from '../../rules.js';
import { type Enrolment, programmeOn } from '../enrolment/decider.js';
import type * as commands from './commands.dto.js';
import { companions, type Reactions } from './companions.js';
import type { PlacementFacts } from './facts.js';
import { type Match, matching, type Offering } from './matches.js';

interface Placement {
  readonly startedOn: LocalDate;
  readonly retained: readonly RetentionPeriod[];
  readonly endedOn?: LocalDate;
}

export interface Placements {
  /** By placement id. */
  readonly placements: ById<Placement>;
  /** By match id. */
  readonly matches: ById<Match>;
  /** Openings of which a place is kept, and since when. */
  readonly secured: ById<LocalDate>;
  /** Mentors, and since when. */
  readonly mentors: ById<LocalDate>;
}

const FOLLOW_UPS = { '42-days': 'follow-up-first', '6-months': 'follow-up-second' } as const;

const record = recorder<PlacementFacts>();

const placed = (placement: Placement | undefined) =>
  refuseIf(
    !placement,
    'unknown-placement',
    'There is no placement with this id in this journey. Record it first with record-placement.',
  );

/** The first day on which the participant has been there for so long. */
const reached = ({ startedOn }: Placement, after: RetentionPeriod, { adopted }: RuleBook): LocalDate =>
  addDays(startedOn, ruleOn(FOLLOW_UPS[after], startedOn, adopted)!);

export const decider: Decider<
  'placement',
  Placements,
  CommandsOf<typeof commands> & Reactions,
  PlacementFacts,
  { readonly enrolment: Enrolment },
  { readonly employer: Offering; readonly rules: RuleBook }
> = {
  initial: { placements: {}, matches: {}, secured: {}, mentors: {} },

  decide: {
    ...matching.decide,
    ...companions.decide,

    RecordPlacement: ({ on, programme, ...place }, { enrolment }, given) => {
      const counted = programmeOn(enrolment, on, programme);
      return (
        notInFuture(on, given) ??
        counted.refusal ??
        record('Placed', on, { ...place, placement: given.commandId, programme: counted.programme })
      );
    },

    ConfirmRetention: ({ on, ...retained }, { placement: { placements } }, given) => {
      const its = find(placements, retained.placement);
      if (its?.retained.includes(retained.after)) return [];
      const due = its && reached(its, retained.after, given.rules);
      return (
        placed(its) ??
        notInFuture(on, given) ??
        refuseIf(!!due && on < due, 'too-early', `This can be confirmed from ${due}.`) ??
        refuseIf(
          !!its?.endedOn && !!due && its.endedOn < due,
          'placement-ended',
          `This placement ended on ${its?.endedOn}, before that time had passed.`,
        ) ??
        record('Retained', on, retained)
      );
    },

    EndPlacement: ({ on, ...ended }, { placement: { placements } }, given) => {
      const its = find(placements, ended.placement);
      const retainedUntil = its?.retained
        .map((after) => reached(its, after, given.rules))
        .find((due) => due > on);
      return (
        placed(its) ??
        notInFuture(on, given) ??
        refuseIf(
          !!its?.endedOn,
          'placement-ended',
          `The end of this placement is recorded for ${its?.endedOn}. Correct that entry if it is wrong.`,
        ) ??
        refuseIf(
          !!its && on < its.startedOn,
          'end-before-start',
          `The placement began on ${its?.startedOn}; the last day cannot lie before.`,
        ) ??
        refuseIf(
          !!retainedUntil,
          'retained-longer',
          `It is confirmed that the participant was still there on ${retainedUntil}. Correct that entry if it is wrong.`,
        ) ??
        record('PlacementEnded', on, ended)
      );
    },
  },

  evolve: {
    ...matching.evolve,
    ...companions.evolve,

    Placed: (state, { data: { placement }, happenedOn }) => ({
      ...state,
      placements: { ...state.placements, [placement]: { startedOn: happenedOn, retained: [] } },
    }),
    Retained: (state, { data: { placement, after } }) => ({
      ...state,
      placements: changed(state.placements, placement, {
        retained: [...(find(state.placements, placement)?.retained ?? []), after],
      }),
    }),
    PlacementEnded: (state, { data: { placement }, happenedOn }) => ({
      ...state,
      placements: changed(state.placements, placement, { endedOn: happenedOn }),
    }),
  },
};
