import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { daysCovered, type LocalDate } from '../../../kernel/local-date.js';
import { reasonIf, recorder, refuseIf, warnIf } from '../../../kernel/messages.js';
import { type ById, changed, find } from '../../by-id.js';
import { notInFuture } from '../../rules.js';
import { type Enrolment, programmeOn } from '../enrolment/decider.js';
import { type Cap, capOn } from './cap.js';
import type * as commands from './commands.dto.js';
import type { InternshipFacts } from './facts.js';

interface Internship {
  readonly programme?: string;
  readonly plannedFrom: LocalDate;
  readonly plannedTo: LocalDate;
  readonly startedOn?: LocalDate;
  readonly endedOn?: LocalDate;
}

export interface Internships {
  /** By internship id. */
  readonly internships: ById<Internship>;
}

const record = recorder<InternshipFacts>();

const agreed = (internship: Internship | undefined) =>
  refuseIf(
    !internship,
    'unknown-internship',
    'There is no internship with this id in this journey. Record it first with agree-internship.',
  );

const overCap = (from: LocalDate | undefined, to: LocalDate, cap: number): boolean =>
  !!from && daysCovered(from, to) > cap;

const reasonOverCap = (over: boolean, reason: string | undefined, cap: number) =>
  reasonIf(over, reason, `The internship lasts longer than the ${cap} days of the programme. Say why.`);

export const decider: Decider<
  'internship',
  Internships,
  CommandsOf<typeof commands>,
  InternshipFacts,
  { readonly enrolment: Enrolment },
  { readonly programme: Cap }
> = {
  initial: { internships: {} },

  decide: {
    AgreeInternship: ({ on, programme, ...agreement }, { enrolment }, given) => {
      const agreedOn = on ?? given.today;
      const { plannedFrom, plannedTo, reason } = agreement;
      const counted = programmeOn(enrolment, plannedFrom, programme);
      const cap = capOn(given.programme, agreedOn);
      const over = overCap(plannedFrom, plannedTo, cap);
      return (
        notInFuture(agreedOn, given) ??
        refuseIf(
          plannedTo < plannedFrom,
          'end-before-start',
          'The last day lies before the first. Check both.',
        ) ??
        counted.refusal ??
        reasonOverCap(over, reason, cap) ??
        record(
          'InternshipAgreed',
          agreedOn,
          { ...agreement, internship: given.commandId, programme: counted.programme },
          warnIf(over, 'over-internship-cap'),
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
      const cap = capOn(given.programme, agreedOn);
      const over = overCap(its?.startedOn ?? its?.plannedFrom, to, cap);
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
        reasonOverCap(over, reason, cap) ??
        record(
          'InternshipExtended',
          agreedOn,
          { internship, plannedTo: to, reason },
          warnIf(over, 'over-internship-cap'),
        )
      );
    },

    EndInternship: ({ on, ...ended }, { internship: { internships } }, given) => {
      const its = find(internships, ended.internship);
      const cap = capOn(given.programme, on);
      const over = !!its && on > its.plannedTo && overCap(its.startedOn, on, cap);
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
        reasonOverCap(over, ended.reason, cap) ??
        record('InternshipEnded', on, ended, warnIf(over, 'over-internship-cap'))
      );
    },
  },

  evolve: {
    InternshipAgreed: ({ internships }, { data: { internship, programme, plannedFrom, plannedTo } }) => ({
      internships: { ...internships, [internship]: { programme, plannedFrom, plannedTo } },
    }),
    InternshipStarted: ({ internships }, { data: { internship }, happenedOn }) => ({
      internships: changed(internships, internship, { startedOn: happenedOn }),
    }),
    InternshipExtended: ({ internships }, { data: { internship, plannedTo } }) => ({
      internships: changed(internships, internship, { plannedTo }),
    }),
    InternshipEnded: ({ internships }, { data: { internship }, happenedOn }) => ({
      internships: changed(internships, internship, { endedOn: happenedOn }),
    }),
  },
};
