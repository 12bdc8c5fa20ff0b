import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import { type ById, find, without } from '../../by-id.js';
import { notInFuture, rightOrder } from '../../rules.js';
import { isKnown, latest, type Since } from '../../since.js';
import type * as commands from './commands.dto.js';
import type { AssignmentFacts } from './facts.js';

export interface Assignment {
  /** The responsible unit, if it is no longer the one that took the participant in. */
  readonly unit?: Since<string>;
  readonly caseWorker?: Since<string>;
  readonly deputy?: { readonly account: string; readonly from: LocalDate; readonly until?: LocalDate };
  /** To whom the case is offered, by hand-over id; answered ones are gone. */
  readonly offers: ById<{ readonly to: string; readonly on: LocalDate }>;
}

const record = recorder<AssignmentFacts>();

const open = ({ offers }: Assignment, handOver: string) =>
  refuseIf(
    !find(offers, handOver),
    'no-such-hand-over',
    'There is no open hand-over with this id. It was answered already, or never offered.',
  );

export const decider: Decider<'assignment', Assignment, CommandsOf<typeof commands>, AssignmentFacts> = {
  initial: { offers: {} },

  decide: {
    AssignCaseWorker: ({ on, ...assigned }, { assignment }, given) => {
      const from = on ?? given.today;
      if (isKnown(assignment.caseWorker, assigned.caseWorker, from)) return [];
      return notInFuture(from, given) ?? record('CaseWorkerAssigned', from, assigned);
    },

    OfferHandOver: (offer, { assignment }, { today, commandId }) =>
      refuseIf(
        assignment.caseWorker?.value === offer.to,
        'already-case-worker',
        'This colleague has the case already.',
      ) ??
      refuseIf(
        Object.values(assignment.offers).some(({ to }) => to === offer.to),
        'already-offered',
        'The case is offered to this colleague already. Wait for the answer.',
      ) ??
      record('HandOverOffered', today, { ...offer, handOver: commandId }),

    AcceptHandOver: ({ handOver, on }, { assignment }, given) => {
      const from = on ?? given.today;
      const offer = find(assignment.offers, handOver);
      return (
        open(assignment, handOver) ??
        notInFuture(from, given) ??
        refuseIf(
          !!offer && from < offer.on,
          'before-offer',
          `The case was offered on ${offer?.on}; it cannot have been taken over before.`,
        ) ??
        record('HandOverAccepted', from, { handOver, caseWorker: offer!.to })
      );
    },

    DeclineHandOver: (declined, { assignment }, { today }) =>
      open(assignment, declined.handOver) ?? record('HandOverDeclined', today, declined),

    TransferResponsibility: ({ on, ...transfer }, { assignment }, given) => {
      const from = on ?? given.today;
      if (isKnown(assignment.unit, transfer.unit, from)) return [];
      return notInFuture(from, given) ?? record('ResponsibilityTransferred', from, transfer);
    },

    NameDeputy: ({ on, ...deputy }, _, { today }) =>
      rightOrder(on ?? today, deputy.until) ?? record('DeputyNamed', on ?? today, deputy),
  },

  evolve: {
    CaseWorkerAssigned: (assignment, { data: { caseWorker }, happenedOn }) => ({
      ...assignment,
      caseWorker: latest(assignment.caseWorker, caseWorker, happenedOn),
    }),
    HandOverOffered: (assignment, { data: { handOver, to }, happenedOn }) => ({
      ...assignment,
      offers: { ...assignment.offers, [handOver]: { to, on: happenedOn } },
    }),
    HandOverAccepted: (assignment, { data: { handOver, caseWorker }, happenedOn }) => ({
      ...assignment,
      caseWorker: latest(assignment.caseWorker, caseWorker, happenedOn),
      offers: without(assignment.offers, handOver),
    }),
    HandOverDeclined: (assignment, { data: { handOver } }) => ({
      ...assignment,
      offers: without(assignment.offers, handOver),
    }),
    ResponsibilityTransferred: (assignment, { data: { unit }, happenedOn }) => ({
      ...assignment,
      unit: latest(assignment.unit, unit, happenedOn),
    }),
    DeputyNamed: (assignment, { data: { deputy, until }, happenedOn }) => ({
      ...assignment,
      deputy: { account: deputy, from: happenedOn, until },
    }),
  },
};
