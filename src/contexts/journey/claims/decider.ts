import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf, type Refusal } from '../../../kernel/messages.js';
import { homeOn } from '../../../rules/homes.js';
import { type ById, find, without } from '../../by-id.js';
import { chargeable, chargedTo, type Financing, knownLine } from '../../financing.js';
import { rightOrder } from '../../rules.js';
import { type Enrolment, programmeOn } from '../enrolment/decider.js';
import type * as commands from './commands.dto.js';
import type { ClaimFacts } from './facts.js';
import type { Unit, Units } from './units.js';

/** To what a unit is charged. */
interface Claim {
  readonly grant: string;
  readonly module: string;
  readonly on: LocalDate;
}

export interface Claims {
  /** By the key of the unit. */
  readonly claims: ById<Claim>;
}

interface Knows {
  readonly grant: Financing;
  readonly units: Units;
}

const record = recorder<ClaimFacts>();

const unclaimed = (claim: Claim | undefined) =>
  refuseIf(
    !!claim,
    'already-claimed',
    `This unit of ${claim?.on} is charged to the module ${claim?.module} of the grant ${claim?.grant} already. Release that claim first.`,
  );

/** In which programme it counts: the one that its fact names, or the one of the module, if the participant was in it. */
const countsIn = (unit: Unit, programme: string, enrolment: Enrolment): boolean =>
  (unit.programme ?? programmeOn(enrolment, unit.on, programme).programme) === programme;

/** Whether a unit can be paid by a line, or why not. */
const payable = (
  unit: Unit,
  charge: { readonly module: string; readonly line: string },
  municipality: string | undefined,
  enrolment: Enrolment,
  grant: Financing,
): Refusal | undefined => {
  const { module, line } = chargedTo(grant, charge, unit.on);
  return (
    chargeable(grant, { ...charge, municipality }, unit.on) ??
    refuseIf(
      !line?.unit || !unit.pays.includes(line.unit),
      'other-kind-of-unit',
      `The line ${charge.line} does not pay for this kind of unit.`,
    ) ??
    refuseIf(
      !!module?.programme && !countsIn(unit, module.programme, enrolment),
      'other-programme',
      'The module pays for units of its own programme, and this one was not delivered in it.',
    )
  );
};

const knownGrant = ({ awarded }: Financing) =>
  refuseIf(!awarded, 'unknown-grant', 'There is no grant with this id. Look for it in the grants.');

export const decider: Decider<
  'claims',
  Claims,
  CommandsOf<typeof commands>,
  ClaimFacts,
  { readonly enrolment: Enrolment },
  Knows
> = {
  initial: { claims: {} },

  decide: {
    ClaimUnit: ({ cost, ...claim }, { claims: { claims }, enrolment }, { grant, units }) => {
      const unit = find(units.units, claim.entry);
      const municipality = unit && homeOn(units.homes, unit.on);
      const { line } = unit ? chargedTo(grant, claim, unit.on) : {};
      return (
        knownGrant(grant) ??
        refuseIf(
          !unit,
          'unknown-unit',
          'Nothing was delivered under this key. Take that of a session, a day of attendance or an exam.',
        ) ??
        unclaimed(find(claims, claim.entry)) ??
        payable(unit!, claim, municipality, enrolment, grant) ??
        refuseIf(
          line?.kind === 'actual' && !cost,
          'cost-required',
          'This line pays the actual cost. Say what was paid, with its receipt.',
        ) ??
        refuseIf(
          line?.kind === 'rate' && !!cost,
          'paid-by-rate',
          'This line pays a rate, whatever it cost. Leave the cost out.',
        ) ??
        record('UnitClaimed', unit!.on, {
          ...claim,
          municipality: municipality ?? '',
          ...(cost && {
            cost: {
              cents: cost.cents,
              receipt: { number: cost.receipt.number, issuedOn: cost.receipt.issuedOn },
            },
          }),
        })
      );
    },

    ClaimUnits: ({ from, to, ...claim }, { claims: { claims }, enrolment }, { grant, units }) => {
      const ends = [from, to].map((day) => chargedTo(grant, claim, day));
      const fitting = Object.entries(units.units)
        .filter(([entry, { on }]) => from <= on && on <= to && !find(claims, entry))
        .filter(([, unit]) => !payable(unit, claim, homeOn(units.homes, unit.on), enrolment, grant))
        .filter(([, unit]) => chargedTo(grant, claim, unit.on).line?.kind === 'rate')
        .toSorted(([a, one], [b, other]) => (`${one.on}/${a}` < `${other.on}/${b}` ? -1 : 1));
      return (
        knownGrant(grant) ??
        rightOrder(from, to) ??
        knownLine(ends.find(({ line }) => line) ?? ends[0]!, claim) ??
        fitting.flatMap(([entry, { on }]) =>
          record('UnitClaimed', on, { entry, ...claim, municipality: homeOn(units.homes, on) ?? '' }),
        )
      );
    },

    ReleaseClaim: (released, { claims: { claims } }) => {
      const claim = find(claims, released.entry);
      return (
        refuseIf(
          !claim,
          'not-claimed',
          'This unit is charged to no grant. Look at the claims of the journey.',
        ) ?? record('ClaimReleased', claim!.on, released)
      );
    },
  },

  evolve: {
    // After a merge two claims may stand on one unit: it is charged once, to whom it was charged first.
    UnitClaimed: ({ claims }, { data: { entry, grant, module }, happenedOn }) => ({
      claims: find(claims, entry) ? claims : { ...claims, [entry]: { grant, module, on: happenedOn } },
    }),
    ClaimReleased: ({ claims }, { data: { entry } }) => ({ claims: without(claims, entry) }),
  },
};
