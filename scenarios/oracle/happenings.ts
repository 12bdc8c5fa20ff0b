import type { JourneyFacts } from '../../src/contexts/journey/facts.js';
import type { ProgrammeFacts } from '../../src/contexts/programme/facts.js';
import type { Day } from '../calendar.js';

/*
 * The oracle counts what happened a second time, in plain code that shares nothing with the service but the names of
 * facts. It hears two witnesses: the script, and the histories that the service hands out.
 */

/** Something that happened on a participant's way. */
export type Happening = {
  [T in keyof JourneyFacts]: { readonly type: T; readonly on: Day; readonly data: JourneyFacts[T] };
}[keyof JourneyFacts];

type Type = Happening['type'];
type Of<T extends Type> = Extract<Happening, { type: T }>;

export type Terms = ProgrammeFacts['ProgrammeDefined'];

/** New terms from a day on. */
export interface Amendment {
  readonly on: Day;
  readonly data: Partial<Terms>;
}

/** What a witness says: participants by their ids, each with happenings in the order in which they were entered. */
export interface Testimony {
  readonly programme: string;
  readonly terms: Terms;
  /** In order of their days. */
  readonly amendments: readonly Amendment[];
  readonly people: ReadonlyMap<string, readonly Happening[]>;
}

export const isA =
  <T extends Type>(...types: readonly T[]) =>
  (happening: Happening): happening is Of<T> =>
    (types as readonly Type[]).includes(happening.type);

/** All happenings of a kind. */
export const all = <T extends Type>(happenings: readonly Happening[], ...types: readonly T[]): Of<T>[] =>
  happenings.filter(isA(...types));

/** The one of the latest day; of one day, what was entered last. */
export const latest = <H extends { readonly on: Day }>(happenings: readonly H[]): H | undefined =>
  happenings.reduce<H | undefined>((best, next) => (best && best.on > next.on ? best : next), undefined);

/** A stay in the programme, or a time of waiting for it. */
export interface Period {
  readonly programme: string;
  readonly from: Day;
  /** Absent while it lasts. */
  readonly to?: Day;
}

const periods = (happenings: readonly Happening[], begin: 'Enrolled' | 'WaitingListJoined', ...end: Type[]) =>
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

export const stays = (happenings: readonly Happening[]): Period[] =>
  periods(happenings, 'Enrolled', 'ProgrammeCompleted', 'DroppedOut');

/** An offer does not end the waiting; its acceptance does. */
export const waits = (happenings: readonly Happening[]): Period[] =>
  periods(happenings, 'WaitingListJoined', 'WaitingListLeft', 'Enrolled');

/** What the programme agreed for a day. */
export const termsOn = ({ terms, amendments }: Pick<Testimony, 'terms' | 'amendments'>, day: Day): Terms =>
  amendments.filter(({ on }) => on <= day).reduce((all, { data }) => ({ ...all, ...data }), terms);

/** Everything within as JSON has it: without what is undefined. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
