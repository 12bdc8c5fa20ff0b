import type { LocalDate } from '../../kernel/local-date.js';
import { type ById, changed, find } from '../by-id.js';
import type { GroupEventFacts } from './facts.js';

export type Terms = Omit<GroupEventFacts['EventDateAdded'], 'date'>;

export interface EventDate {
  readonly terms: Terms;
  readonly cancelled: boolean;
  /** By participant: whether they were there. */
  readonly attendance: ById<'attended' | 'missed'>;
}

/** Somebody who has a seat, or waits for one. */
export interface Registration {
  readonly participant: string;
  readonly since: LocalDate;
  /** The only date that suits. */
  readonly wish?: string;
  /** At which there is a seat. */
  readonly date?: string;
}

export interface GroupEvent {
  readonly planned: boolean;
  /** By id, in the order in which they were added. */
  readonly dates: ById<EventDate>;
  /** In the order of asking, which is the waiting order; a seat that is lost does not cost the turn. */
  readonly registrations: readonly Registration[];
}

export const registrationOf = ({ registrations }: GroupEvent, participant: string) =>
  registrations.find((each) => each.participant === participant);

export const registeredAt = ({ registrations }: GroupEvent, date: string): readonly Registration[] =>
  registrations.filter((each) => each.date === date);

/** Dates that still lie ahead on a day and take place, the earliest first. */
const datesFrom = ({ dates }: GroupEvent, day: LocalDate): readonly string[] =>
  Object.entries(dates)
    .filter(([, { cancelled, terms }]) => !cancelled && terms.plannedFor >= day)
    .toSorted(([, a], [, b]) => (a.terms.plannedFor < b.terms.plannedFor ? -1 : 1))
    .map(([date]) => date);

export interface Promotion {
  readonly participant: string;
  readonly date: string;
}

/** Who of those who wait gets which seat, in waiting order. */
export const promotions = (event: GroupEvent, day: LocalDate): readonly Promotion[] => {
  const dates = datesFrom(event, day);
  const free = new Map(
    dates.map((date) => [date, event.dates[date]!.terms.seats - registeredAt(event, date).length]),
  );
  return event.registrations
    .filter(({ date }) => date === undefined)
    .flatMap(({ participant, wish }) => {
      const suits = (each: string) => !wish || !!find(event.dates, wish)?.cancelled || each === wish;
      const date = dates.find((each) => suits(each) && free.get(each)! > 0);
      if (!date) return [];
      free.set(date, free.get(date)! - 1);
      return [{ participant, date }];
    });
};

const registered = (
  event: GroupEvent,
  which: (of: Registration) => boolean,
  date: string | undefined,
): GroupEvent => ({
  ...event,
  registrations: event.registrations.map((each) => (which(each) ? { ...each, date } : each)),
});

/** Who had a seat keeps the turn, who comes anew waits behind all others. */
export const waiting = (
  event: GroupEvent,
  participant: string,
  since: LocalDate,
  wish?: string,
): GroupEvent =>
  registrationOf(event, participant)
    ? registered(event, (each) => each.participant === participant, undefined)
    : { ...event, registrations: [...event.registrations, { participant, since, wish }] };

export const seated = (event: GroupEvent, { participant, date }: Promotion): GroupEvent =>
  registered(event, (each) => each.participant === participant, date);

export const gone = (event: GroupEvent, participant: string): GroupEvent => ({
  ...event,
  registrations: event.registrations.filter((each) => each.participant !== participant),
});

export const added = (event: GroupEvent, date: string, terms: Terms): GroupEvent => ({
  ...event,
  dates: { ...event.dates, [date]: { terms, cancelled: false, attendance: {} } },
});

export const withDate = (event: GroupEvent, date: string, changes: Partial<Terms>): GroupEvent => {
  const its = find(event.dates, date);
  return {
    ...event,
    dates: changed(event.dates, date, { terms: { ...its?.terms, ...changes } as Terms }),
  };
};

export const cancelled = (event: GroupEvent, date: string): GroupEvent =>
  registered(
    { ...event, dates: changed(event.dates, date, { cancelled: true }) },
    (each) => each.date === date,
    undefined,
  );

export const attended = (
  event: GroupEvent,
  { participant, date }: Promotion,
  how: 'attended' | 'missed',
): GroupEvent => ({
  ...event,
  dates: changed(event.dates, date, {
    attendance: { ...find(event.dates, date)?.attendance, [participant]: how },
  }),
});
