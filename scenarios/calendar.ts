/** A day as `YYYY-MM-DD`. The scenarios count days with code of their own, since they check what the service counts. */
export type Day = string;

const DAY = 86_400_000;
const instantOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayOfInstant = (instant: number): Day => new Date(instant).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => dayOfInstant(instantOf(day) + days * DAY);

export const daysBetween = (from: Day, to: Day): number => (instantOf(to) - instantOf(from)) / DAY;

/** The same day some months later; where there is none, the last of the month. */
export const addMonths = (day: Day, months: number): Day => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayOfInstant(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)));
};

/** Monday is 1, Sunday 7. */
export const weekday = (day: Day): number => new Date(instantOf(day)).getUTCDay() || 7;

/** The day itself, or the next (with -1: the last) one on which an office is open. */
export const workday = (day: Day, step: 1 | -1 = 1): Day =>
  weekday(day) <= 5 ? day : workday(addDays(day, step), step);

/** Around Christmas nobody meets. */
export const isHoliday = (day: Day): boolean => day.slice(5) >= '12-23' || day.slice(5) <= '01-03';

/** Every day from one to another, both included. */
export const daysFrom = (from: Day, to: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));

/** `YYYY-MM` of a day. */
export const monthOf = (day: Day): string => day.slice(0, 7);

/** The week of a day by ISO 8601: the one with the year's first Thursday is the first. */
export const weekOf = (day: Day): string => {
  const thursday = addDays(day, 4 - weekday(day));
  const year = thursday.slice(0, 4);
  return `${year}-W${String(Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1).padStart(2, '0')}`;
};

/** Every month from one day's to another's. */
export const monthsFrom = (from: Day, to: Day): string[] =>
  monthOf(from) > monthOf(to) ? [] : [monthOf(from), ...monthsFrom(addMonths(`${monthOf(from)}-01`, 1), to)];

export const lastDayOf = (month: string): Day => addDays(addMonths(`${month}-01`, 1), -1);

/** In the evening of a day, when its work is done. */
export const eveningOf = (day: Day): string => `${day}T20:00:00Z`;
