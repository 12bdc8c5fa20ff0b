import type { CohortFacts } from '../../src/contexts/cohort/facts.js';
import type { CourseFacts } from '../../src/contexts/course/facts.js';
import type { EmployerFacts } from '../../src/contexts/employer/facts.js';
import type { GrantFacts } from '../../src/contexts/grant/facts.js';
import type { GroupEventFacts } from '../../src/contexts/group-event/facts.js';
import type { JourneyFacts } from '../../src/contexts/journey/facts.js';
import type { MentorFacts } from '../../src/contexts/mentor/facts.js';
import type { OfferFacts } from '../../src/contexts/offer/facts.js';
import type { OrganisationFacts } from '../../src/contexts/organisation/facts.js';
import type { ProgrammeFacts } from '../../src/contexts/programme/facts.js';
import type { RuleBookFacts } from '../../src/contexts/rule-book/facts.js';
import type { StaffFacts } from '../../src/contexts/staff/facts.js';
import type { Day } from '../calendar.js';

/*
 * The oracle counts what happened a second time, in plain code that shares nothing with the service but the names of
 * facts. It hears two witnesses: the script, and the histories that the service hands out.
 */

type Facts = JourneyFacts &
  ProgrammeFacts &
  EmployerFacts &
  GrantFacts &
  MentorFacts &
  OfferFacts &
  CohortFacts &
  CourseFacts &
  GroupEventFacts &
  OrganisationFacts &
  RuleBookFacts &
  StaffFacts;

/** Something that happened. */
export type Happening = {
  [T in keyof Facts]: {
    readonly type: T;
    readonly on: Day;
    /** Day on which it, or its correction, was entered. */
    readonly recorded: Day;
    readonly data: Facts[T];
  };
}[keyof Facts];

export type Type = Happening['type'];
export type Of<T extends Type> = Extract<Happening, { type: T }>;

export type Terms = ProgrammeFacts['ProgrammeDefined'];

/** Whose histories there are; the words are those of the addresses. */
export type Kind =
  | 'journeys'
  | 'programmes'
  | 'employers'
  | 'grants'
  | 'mentors'
  | 'offers'
  | 'cohorts'
  | 'courses'
  | 'group-events'
  | 'organisations'
  | 'staff';

/** What a witness says: histories by `<kind>/<id>`, each with happenings in the order in which they were entered. */
export interface Testimony {
  /** Ids of the programmes of the story. */
  readonly programmes: readonly string[];
  readonly histories: ReadonlyMap<string, readonly Happening[]>;
}

type So = readonly Happening[];

/** Ids of those of a kind whose histories there are. */
export const ofKind = (histories: ReadonlyMap<string, unknown>, kind: Kind): string[] =>
  [...histories.keys()].flatMap((key) => (key.startsWith(`${kind}/`) ? [key.slice(kind.length + 1)] : []));

/** All histories of a kind, by id. */
export const histories = ({ histories }: Testimony, kind: Kind): ReadonlyMap<string, So> =>
  new Map(ofKind(histories, kind).map((id) => [id, histories.get(`${kind}/${id}`)!]));

/** Journeys that go on by themselves: no other one stands for them. */
export const cases = (testimony: Testimony): ReadonlyMap<string, So> =>
  new Map(
    [...histories(testimony, 'journeys')].filter(
      ([, so]) => all(so, 'MergedInto', 'MergeUndone').at(-1)?.type !== 'MergedInto',
    ),
  );

export const isA =
  <T extends Type>(...types: readonly T[]) =>
  (happening: Happening): happening is Of<T> =>
    (types as readonly Type[]).includes(happening.type);

/** All happenings of a kind. */
export const all = <T extends Type>(happenings: So, ...types: readonly T[]): Of<T>[] =>
  happenings.filter(isA(...types));

/** The one of the latest day; of one day, what was entered last. */
export const latest = <H extends { readonly on: Day }>(happenings: readonly H[]): H | undefined =>
  happenings.reduce<H | undefined>((best, next) => (best && best.on > next.on ? best : next), undefined);

/** Those of one kind that something else has not ended, by what names them. */
export const still = <B extends Type, E extends Type>(
  so: So,
  begin: B,
  ends: readonly E[],
  name: (data: Of<B>['data'] | Of<E>['data']) => unknown,
): Of<B>[] => {
  const nameOf = ({ data }: Happening): unknown => name(data as never);
  const begun = all(so, begin);
  return begun.filter((one) => {
    const its = (other: Happening): boolean => nameOf(other) === nameOf(one);
    return begun.findLast(its) === one && !all(so.slice(so.indexOf(one)), ...ends).some(its);
  });
};

/** A stay in the programme, or a time of waiting for it. */
export interface Period {
  readonly programme: string;
  readonly from: Day;
  /** Absent while it lasts. */
  readonly to?: Day;
}

const periods = (happenings: So, begin: 'Enrolled' | 'WaitingListJoined', ...end: Type[]) =>
  happenings.flatMap((happening, index): Period[] => {
    if (happening.type !== begin) return [];
    const { programme } = happening.data;
    const over = happenings
      .slice(index)
      .find(
        ({ type, data }) => end.includes(type) && (data as { programme?: string }).programme === programme,
      );
    return [{ programme, from: happening.on, to: over?.on }];
  });

export const stays = (happenings: So): Period[] =>
  periods(happenings, 'Enrolled', 'ProgrammeCompleted', 'DroppedOut');

/** An offer does not end the waiting; its acceptance does. */
export const waits = (happenings: So): Period[] =>
  periods(happenings, 'WaitingListJoined', 'WaitingListLeft', 'Enrolled');

const programmeOf = ({ histories }: Testimony, programme: string): So =>
  histories.get(`programmes/${programme}`)!;

/** As the programme was set up. */
export const termsOf = (testimony: Testimony, programme: string): Terms =>
  all(programmeOf(testimony, programme), 'ProgrammeDefined')[0]!.data;

/** What the programme agreed for a day. */
export const termsOn = (testimony: Testimony, programme: string, day: Day): Terms =>
  all(programmeOf(testimony, programme), 'ProgrammeAmended')
    .filter(({ on }) => on <= day)
    .reduce<Terms>(
      (terms, { data: { reason: _, ...changes } }) => ({ ...terms, ...changes }),
      termsOf(testimony, programme),
    );

/** Seats that are offered, and not answered yet. */
export const openOffers = (programme: So): Of<'SeatOffered'>[] =>
  still(
    programme,
    'SeatOffered',
    ['SeatReserved', 'SeatDeclined', 'SeatOfferLapsed'],
    ({ participant }) => participant,
  );

/** Who may take part on a day, as far as it was laid down. */
export const admissionOn = (programme: So, day: Day): Of<'AdmissionSet'> | undefined =>
  latest(all(programme, 'AdmissionSet').filter(({ on }) => on <= day));

/** Everything within as JSON has it: without what is undefined. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
