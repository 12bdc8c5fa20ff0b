import { type Day, lastDayOf, monthOf, monthsFrom } from '../../calendar.js';
import {
  all,
  type Happening,
  cases,
  type Period,
  stays,
  termsOf,
  termsOn,
  type Testimony,
  waits,
} from '../happenings.js';

const count = <T>(list: readonly T[], holds: (one: T) => boolean): number => list.filter(holds).length;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Still so in the evening of a day. */
const lastsOn =
  (day: Day) =>
  ({ from, to }: Period): boolean =>
    from <= day && (to === undefined || to > day);

/** The funding view's rows, counted: one for each month of the programme, up to a day. */
export const fundingRows = (testimony: Testimony, programme: string, today: Day): object[] => {
  const { from, title } = termsOf(testimony, programme);
  const everyone = [...cases(testimony).values()];
  const here = <P extends { readonly programme?: string }>(one: P): boolean => one.programme === programme;
  const of = <T extends Happening['type']>(...types: T[]) =>
    everyone.flatMap((one) => all(one, ...types)).filter(({ data }) => here(data as { programme?: string }));
  const stayed = everyone.flatMap(stays).filter(here);
  const waited = everyone.flatMap(waits).filter(here);
  const [held, attended, placed] = [of('SessionHeld'), of('CourseAttended', 'CourseDayNoted'), of('Placed')];
  const rate = (unit: string, on: Day): number =>
    termsOn(testimony, programme, on).rates.find((each) => each.unit === unit)?.cents ?? 0;
  const { to } = termsOn(testimony, programme, '9999-12-31');
  const end = to && to < today ? to : today;

  return monthsFrom(from, end).map((month) => {
    const last = lastDayOf(month);
    const within = (day: Day | undefined): boolean => day !== undefined && monthOf(day) === month;
    const sessions = held.filter(({ on }) => within(on));
    const lessons = attended.filter(({ on }) => within(on));
    const placedBy = everyone.filter((one) =>
      all(one, 'Placed').some(({ on, data }) => here(data) && on <= last),
    );
    const placements = (kind: string) => count(placed, ({ on, data }) => within(on) && data.kind === kind);
    return {
      programme,
      title,
      month,
      seats: termsOn(testimony, programme, last).seats,
      seatsUsed: count(stayed, lastsOn(last)),
      waiting: count(waited, lastsOn(last)),
      entries: count(stayed, ({ from }) => within(from)),
      exits: count(stayed, ({ to }) => within(to)),
      sessions: sessions.length,
      minutes: sum(sessions.map(({ data }) => data.minutes)),
      units: sum(lessons.map(({ data }) => data.units)),
      placementsJob: placements('job'),
      placementsApprenticeship: placements('apprenticeship'),
      placementsSchool: placements('school'),
      placedToDate: placedBy.length,
      amountCents:
        sum(sessions.map(({ on }) => rate('coaching-session', on))) +
        sum(lessons.map(({ on, data }) => data.units * rate('teaching-unit', on))),
    };
  });
};
