import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { reasonIf, recorder, refuseIf, warnIf } from '../../../kernel/messages.js';
import { type ById, changed, find, without } from '../../by-id.js';
import { notInFuture, rightOrder } from '../../rules.js';
import type { Enrolment } from '../enrolment/decider.js';
import type * as commands from './commands.dto.js';
import { courseDayNoted, type CourseDays, noteCourseDay, type NoteCourseDay } from './course-days.js';
import type { SupportFacts } from './facts.js';

interface Referral {
  readonly madeOn: LocalDate;
  readonly status: 'open' | 'accepted' | 'declined';
}

/** What the directory tells about an offer. */
export interface Offered {
  readonly from?: LocalDate;
  readonly until?: LocalDate;
  readonly withdrawnOn?: LocalDate;
}

export interface Support {
  /** By referral id. */
  readonly referrals: ById<Referral>;
  /** By event: the date at which there is a seat, or `waiting`. */
  readonly events: ById<string>;
  /** Dates that were attended or missed. */
  readonly dates: ById<'attended' | 'missed'>;
  /** By course on offer. */
  readonly courses: ById<'place' | 'waiting'>;
  readonly courseDays: CourseDays;
}

/** What group events and courses tell the journey; no person issues these. */
export interface Reactions {
  NoteEventSeat: { event: string; date: string; on: LocalDate };
  NoteEventWaiting: { event: string; on: LocalDate };
  NoteEventLeft: { event: string; on: LocalDate };
  NoteEventAttendance: { event: string; date: string; how: 'attended' | 'missed'; on: LocalDate };
  ReceiveCoursePlace: { course: string; on: LocalDate };
  AwaitCoursePlace: { course: string; on: LocalDate };
  GiveUpCoursePlace: { course: string; on: LocalDate };
  NoteCourseDay: NoteCourseDay;
}

const record = recorder<SupportFacts>();

const open = (referral: Referral | undefined) =>
  refuseIf(
    !referral,
    'unknown-referral',
    'There is no referral with this id in this journey. Record it first with make-referral.',
  ) ??
  refuseIf(
    !!referral && referral.status !== 'open',
    'referral-answered',
    `This referral is recorded as ${referral?.status}. Correct that entry if it is wrong.`,
  );

const isOpenOn = ({ from, until, withdrawnOn }: Offered, day: LocalDate): boolean =>
  !!from && from <= day && (!until || day <= until) && (!withdrawnOn || day < withdrawnOn);

export const decider: Decider<
  'support',
  Support,
  CommandsOf<typeof commands> & Reactions,
  SupportFacts,
  { readonly enrolment: Enrolment },
  { readonly offer: Offered }
> = {
  initial: { referrals: {}, events: {}, dates: {}, courses: {}, courseDays: {} },

  decide: {
    MakeReferral: ({ on, ...made }, _, { offer, ...given }) => {
      const day = on ?? given.today;
      const closed = !isOpenOn(offer, day);
      return (
        refuseIf(
          !offer.from,
          'unknown-offer',
          'There is no offer with this id. Look for one in the offers.',
        ) ??
        notInFuture(day, given) ??
        reasonIf(closed, made.reason, 'The offer is not open on this day. Say why it was made.') ??
        record('ReferralMade', day, { ...made, referral: given.commandId }, warnIf(closed, 'offer-not-open'))
      );
    },

    AcceptReferral: ({ referral, on }, { support }, given) => {
      const its = find(support.referrals, referral);
      const day = on ?? given.today;
      if (its?.status === 'accepted') return [];
      return (
        open(its) ??
        notInFuture(day, given) ??
        rightOrder(its?.madeOn, day) ??
        record('ReferralAccepted', day, { referral })
      );
    },

    DeclineReferral: ({ on, ...declined }, { support }, given) => {
      const its = find(support.referrals, declined.referral);
      const day = on ?? given.today;
      if (its?.status === 'declined') return [];
      return (
        open(its) ??
        notInFuture(day, given) ??
        rightOrder(its?.madeOn, day) ??
        record('ReferralDeclined', day, declined)
      );
    },

    NoteEventSeat: ({ on, event, date }, { support }) =>
      find(support.events, event) === date ? [] : record('GroupEventRegistered', on, { event, date }),
    NoteEventWaiting: ({ on, event }, { support }) =>
      find(support.events, event) === 'waiting' ? [] : record('GroupEventWaitlisted', on, { event }),
    NoteEventLeft: ({ on, event }, { support }) =>
      find(support.events, event) ? record('GroupEventLeft', on, { event }) : [],
    NoteEventAttendance: ({ on, how, ...there }, { support }) =>
      find(support.dates, there.date) === how
        ? []
        : record(how === 'attended' ? 'GroupEventAttended' : 'GroupEventMissed', on, there),

    ReceiveCoursePlace: ({ on, course }, { support }) =>
      find(support.courses, course) === 'place' ? [] : record('CoursePlaceReceived', on, { course }),
    AwaitCoursePlace: ({ on, course }, { support }) =>
      find(support.courses, course) === 'waiting' ? [] : record('CoursePlaceAwaited', on, { course }),
    GiveUpCoursePlace: ({ on, course }, { support }) =>
      find(support.courses, course) ? record('CoursePlaceGivenUp', on, { course }) : [],
    NoteCourseDay: (day, { support, enrolment }) => noteCourseDay(day, support.courseDays, enrolment),
  },

  evolve: {
    ReferralMade: (support, { data: { referral }, happenedOn }) => ({
      ...support,
      referrals: { ...support.referrals, [referral]: { madeOn: happenedOn, status: 'open' } },
    }),
    ReferralAccepted: (support, { data: { referral } }) => ({
      ...support,
      referrals: changed(support.referrals, referral, { status: 'accepted' }),
    }),
    ReferralDeclined: (support, { data: { referral } }) => ({
      ...support,
      referrals: changed(support.referrals, referral, { status: 'declined' }),
    }),
    GroupEventRegistered: (support, { data: { event, date } }) => ({
      ...support,
      events: { ...support.events, [event]: date },
    }),
    GroupEventWaitlisted: (support, { data: { event } }) => ({
      ...support,
      events: { ...support.events, [event]: 'waiting' },
    }),
    GroupEventLeft: (support, { data: { event } }) => ({
      ...support,
      events: without(support.events, event),
    }),
    GroupEventAttended: (support, { data: { date } }) => ({
      ...support,
      dates: { ...support.dates, [date]: 'attended' },
    }),
    GroupEventMissed: (support, { data: { date } }) => ({
      ...support,
      dates: { ...support.dates, [date]: 'missed' },
    }),
    CoursePlaceReceived: (support, { data: { course } }) => ({
      ...support,
      courses: { ...support.courses, [course]: 'place' },
    }),
    CoursePlaceAwaited: (support, { data: { course } }) => ({
      ...support,
      courses: { ...support.courses, [course]: 'waiting' },
    }),
    CoursePlaceGivenUp: (support, { data: { course } }) => ({
      ...support,
      courses: without(support.courses, course),
    }),
    CourseDayNoted: (support, fact) => ({
      ...support,
      courseDays: courseDayNoted(support.courseDays, fact),
    }),
  },
};
