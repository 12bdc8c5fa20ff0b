import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import { type ById, changed, find } from '../../by-id.js';
import type { RuleBook } from '../../rule-changes.js';
import { notInFuture, rightOrder } from '../../rules.js';
import { type Enrolment, programmeOn } from '../enrolment/decider.js';
import { type Cap, capOn } from './cap.js';
import { agreed, type Internship, overCaps, reasonOverCaps } from './checks.js';
import type * as commands from './commands.dto.js';
import type { InternshipFacts } from './facts.js';

export interface Internships {
  /** By internship id. */
  readonly internships: ById<Internship>;
}

const record = recorder<InternshipFacts>();

interface Terms {
  readonly programme: Cap;
  readonly rules: RuleBook;
}

/** The caps that it would exceed, if it is agreed on a day. */
const tooLong = (
  period: Parameters<typeof overCaps>[0] | undefined,
  on: LocalDate,
  { programme, rules: { adopted } }: Terms,
): readonly string[] => (period ? overCaps(period, capOn(programme, on, adopted), on, adopted) : []);

export const decider: Decider<
  'internship',
  Internships,
  CommandsOf<typeof commands>,
  InternshipFacts,
  { readonly enrolment: Enrolment },
  Terms
> = {
  initial: { internships: {} },

  decide: {
    AgreeInternship: ({ on, programme, ...agreement }, { enrolment }, given) => {
      const agreedOn = on ?? given.today;
      const { kind, plannedFrom, plannedTo, reason } = agreement;
      const counted = programmeOn(enrolment, plannedFrom, programme);
      const period = { kind, from: plannedFrom, to: plannedTo };
      const over = tooLong(period, agreedOn, given);
      return (
        notInFuture(agreedOn, given) ??
        rightOrder(plannedFrom, plannedTo) ??
        counted.refusal ??
        reasonOverCaps(over, reason) ??
        record(
          'InternshipAgreed',
          agreedOn,
          { ...agreement, internship: given.commandId, programme: counted.programme },
          over,
        )
      );
    },

    StartInternship: ({ internship, on }, { internship: { internships } }, given) => {
      const its = find(internships, internship);
      if (its?.startedOn === on) return [];
      return (
        agreed(its) ??
        notInFuture(on, given) ??
        refuseIf(
          !!its?.startedOn,
          'internship-already-started',
          `The start of this internship is recorded for ${its?.startedOn}. Correct that entry if it is wrong.`,
        ) ??
        record('InternshipStarted', on, { internship })
      );
    },

    ExtendInternship: ({ internship, on, to, reason }, { internship: { internships } }, given) => {
      const its = find(internships, internship);
      const agreedOn = on ?? given.today;
      const period = its && { kind: its.kind, from: its.startedOn ?? its.plannedFrom, to };
      const over = tooLong(period, agreedOn, given);
      return (
        agreed(its) ??
        notInFuture(agreedOn, given) ??
        refuseIf(
          !!its?.endedOn && agreedOn > its.endedOn,
          'internship-ended',
          `This internship ended on ${its?.endedOn}. Agree a new one with agree-internship.`,
        ) ??
        refuseIf(
          !!its && to <= its.plannedTo,
          'not-an-extension',
          `The internship is agreed until ${its?.plannedTo} already. Give a later day.`,
        ) ??
        reasonOverCaps(over, reason) ??
        record('InternshipExtended', agreedOn, { internship, plannedTo: to, reason }, over)
      );
    },

    EndInternship: ({ on, ...ended }, { internship: { internships } }, given) => {
      const its = find(internships, ended.internship);
      const period =
        its?.startedOn && on > its.plannedTo ? { kind: its.kind, from: its.startedOn, to: on } : undefined;
      const over = tooLong(period, on, given);
      return (
        agreed(its) ??
        notInFuture(on, given) ??
        refuseIf(
          !!its?.endedOn,
          'internship-ended',
          `The end of this internship is recorded for ${its?.endedOn}. Correct that entry if it is wrong.`,
        ) ??
        refuseIf(
          !its?.startedOn,
          'internship-not-started',
          'The start of this internship is not recorded. Record it first with start-internship.',
        ) ??
        refuseIf(
          !!its?.startedOn && on < its.startedOn,
          'end-before-start',
          `The internship began on ${its?.startedOn}; the last day cannot lie before.`,
        ) ??
        reasonOverCaps(over, ended.reason) ??
        record('InternshipEnded', on, ended, over)
      );
    },

    CancelInternship: ({ on, ...cancelled }, { internship: { internships } }, given) => {
      const its = find(internships, cancelled.internship);
      return (
        agreed(its) ??
        notInFuture(on, given) ??
        refuseIf(
          !!its?.startedOn,
          'internship-already-started',
          `This internship began on ${its?.startedOn}. Record its end with end-internship.`,
        ) ??
        record('InternshipCancelled', on ?? given.today, cancelled)
      );
    },

    GiveFeedback: ({ on, ...said }, { internship: { internships } }, given) => {
      const its = find(internships, said.internship);
      const day = on ?? given.today;
      return (
        agreed(its) ??
        notInFuture(day, given) ??
        refuseIf(
          !its?.startedOn || day < its.startedOn,
          'internship-not-started',
          'The internship had not begun on that day. Record its start first with start-internship.',
        ) ??
        record('InternshipFeedbackGiven', day, said)
      );
    },
  },

  evolve: {
    InternshipAgreed: ({ internships }, { data }) => {
      const { internship, programme, kind, plannedFrom, plannedTo } = data;
      return {
        internships: { ...internships, [internship]: { programme, kind, plannedFrom, plannedTo } },
      };
    },
    InternshipStarted: ({ internships }, { data: { internship }, happenedOn }) => ({
      internships: changed(internships, internship, { startedOn: happenedOn }),
    }),
    InternshipExtended: ({ internships }, { data: { internship, plannedTo } }) => ({
      internships: changed(internships, internship, { plannedTo }),
    }),
    InternshipEnded: ({ internships }, { data: { internship }, happenedOn }) => ({
      internships: changed(internships, internship, { endedOn: happenedOn }),
    }),
    InternshipCancelled: ({ internships }, { data: { internship }, happenedOn }) => ({
      internships: changed(internships, internship, { cancelledOn: happenedOn }),
    }),
    InternshipFeedbackGiven: (internships) => internships,
  },
};
