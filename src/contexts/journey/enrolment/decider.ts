import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { reasonIf, recorder, refuse, refuseIf, type Refusal } from '../../../kernel/messages.js';
import { without } from '../../by-id.js';
import { unmet } from '../../eligibility.js';
import { notInFuture } from '../../rules.js';
import { type Asked, checked, knownProgramme } from './admission.js';
import type * as commands from './commands.dto.js';
import type { EnrolmentFacts } from './facts.js';

/** One participation in a programme; a person may come back, so there may be several of the same. */
export interface Episode {
  readonly programme: string;
  readonly from: LocalDate;
  /** Last day; open while it lasts. */
  readonly to?: LocalDate;
}

export interface Enrolment {
  /** In order of enrolment. */
  readonly episodes: readonly Episode[];
  /** Programmes whose seat the participant waits for, or was offered. */
  readonly waiting: Readonly<Record<string, 'waiting' | 'offered'>>;
}

/** What the programme tells the journey; no person issues these. */
export interface Reactions {
  TakeSeat: { programme: string; on: LocalDate };
  JoinWaitingList: { programme: string; on: LocalDate };
  ReceiveSeatOffer: { programme: string; on: LocalDate };
  LeaveWaitingList: { programme: string; on: LocalDate };
}

const record = recorder<EnrolmentFacts>();

const openIn = ({ episodes }: Enrolment, programme: string): Episode | undefined =>
  episodes.find((episode) => episode.programme === programme && episode.to === undefined);

/** In which programme something counts that happened on a day: the named one, or the only one of that day. */
export const programmeOn = (
  { episodes }: Enrolment,
  on: LocalDate,
  named?: string,
): { readonly programme?: string; readonly refusal?: Refusal } => {
  const then = new Set(
    episodes
      .filter(({ from, to }) => from <= on && (to === undefined || on <= to))
      .map((episode) => episode.programme),
  );
  if (named)
    return then.has(named)
      ? { programme: named }
      : {
          refusal: refuse('not-enrolled', 'The participant was not enrolled in this programme on that day.'),
        };
  if (then.size > 1)
    return {
      refusal: refuse(
        'programme-required',
        'On that day the participant was in several programmes: say in which it counts.',
      ),
    };
  return { programme: [...then][0] };
};

const mayLeave = (enrolment: Enrolment, programme: string, on: LocalDate) => {
  const episode = openIn(enrolment, programme);
  return (
    refuseIf(!episode, 'not-enrolled', 'The participant is not enrolled in this programme.') ??
    refuseIf(
      !!episode && on < episode.from,
      'before-enrolment',
      `The participant was enrolled on ${episode?.from}; the end cannot lie before.`,
    )
  );
};

const left = (enrolment: Enrolment, programme: string, to: LocalDate): Enrolment => {
  const ended = openIn(enrolment, programme);
  return {
    ...enrolment,
    episodes: enrolment.episodes.map((episode) => (episode === ended ? { ...episode, to } : episode)),
  };
};

export const decider: Decider<
  'enrolment',
  Enrolment,
  CommandsOf<typeof commands> & Reactions,
  EnrolmentFacts,
  object,
  Asked
> = {
  initial: { episodes: [], waiting: {} },

  decide: {
    CheckEligibility: ({ programme, on }, _, given) => {
      const day = on ?? given.today;
      return (
        knownProgramme(given) ??
        notInFuture(day, given) ??
        record('EligibilityChecked', day, { programme, ...checked(given, day) })
      );
    },
    GrantException: ({ programme, on, reason = '' }, _, given) => {
      const day = on ?? given.today;
      const open = unmet(checked(given, day).rules);
      return (
        knownProgramme(given) ??
        notInFuture(day, given) ??
        refuseIf(
          open.length === 0,
          'is-eligible',
          'All conditions are met on that day: no exception is needed.',
        ) ??
        reasonIf(
          true,
          reason,
          `${open.map(({ says }) => says).join(' ')} Say why the participant may take part.`,
        ) ??
        record('ExceptionGranted', day, { programme, rules: open.map(({ rule }) => rule), reason }, [
          'not-eligible',
        ])
      );
    },

    // Where a programme has conditions, the journey tells by what the participant came to the seat.
    TakeSeat: ({ programme, on }, { enrolment }, given) => {
      const check = checked(given, on);
      if (openIn(enrolment, programme)) return [];
      return [
        ...(check.rules.length > 0 ? record('EligibilityChecked', on, { programme, ...check }) : []),
        ...record('Enrolled', on, { programme }),
      ];
    },
    JoinWaitingList: ({ programme, on }, { enrolment }) =>
      enrolment.waiting[programme] ? [] : record('WaitingListJoined', on, { programme }),
    ReceiveSeatOffer: ({ programme, on }, { enrolment }) =>
      enrolment.waiting[programme] === 'offered' ? [] : record('SeatOfferReceived', on, { programme }),
    LeaveWaitingList: ({ programme, on }, { enrolment }) =>
      enrolment.waiting[programme] ? record('WaitingListLeft', on, { programme }) : [],

    CompleteProgramme: ({ programme, on }, { enrolment }, given) =>
      notInFuture(on, given) ??
      mayLeave(enrolment, programme, on) ??
      record('ProgrammeCompleted', on, { programme }),
    DropOut: ({ on, ...left }, { enrolment }, given) =>
      notInFuture(on, given) ?? mayLeave(enrolment, left.programme, on) ?? record('DroppedOut', on, left),
  },

  evolve: {
    EligibilityChecked: (enrolment) => enrolment,
    ExceptionGranted: (enrolment) => enrolment,
    WaitingListJoined: (enrolment, { data: { programme } }) => ({
      ...enrolment,
      waiting: { ...enrolment.waiting, [programme]: 'waiting' },
    }),
    SeatOfferReceived: (enrolment, { data: { programme } }) => ({
      ...enrolment,
      waiting: { ...enrolment.waiting, [programme]: 'offered' },
    }),
    WaitingListLeft: (enrolment, { data: { programme } }) => ({
      ...enrolment,
      waiting: without(enrolment.waiting, programme),
    }),
    Enrolled: ({ episodes, waiting }, { data: { programme }, happenedOn }) => ({
      episodes: [...episodes, { programme, from: happenedOn }],
      waiting: without(waiting, programme),
    }),
    ProgrammeCompleted: (enrolment, { data: { programme }, happenedOn }) =>
      left(enrolment, programme, happenedOn),
    DroppedOut: (enrolment, { data: { programme }, happenedOn }) => left(enrolment, programme, happenedOn),
  },
};
