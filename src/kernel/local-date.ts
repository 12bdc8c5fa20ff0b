/** A calendar day as `YYYY-MM-DD`, always Europe/Berlin. Such strings compare and sort as days do. */
export type LocalDate = string;

const DAY = 86_400_000;
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

const utc = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`);
const fromUtc = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10);

/** True for an existing day from 1900 to 2199; false for anything else, `2021-02-30` included. */
export const isLocalDate = (value: unknown): value is LocalDate => {
  if (typeof value !== 'string' || !PATTERN.test(value) || value < '1900' || value >= '2200') return false;
  const ms = utc(value);
  return !Number.isNaN(ms) && fromUtc(ms) === value;
};

/** The day `days` after (negative: before) `day`. */
export const addDays = (day: LocalDate, days: number): LocalDate => fromUtc(utc(day) + days * DAY);

/** The same day some months later; where there is none, the last of the month. */
export const addMonths = (day: LocalDate, months: number): LocalDate => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromUtc(Date.UTC(year, month - 1 + months, Math.min(date, last)));
};

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((utc(to) - utc(from)) / DAY);

/** Days that a period covers, both ends included: Monday to Friday is 5. */
export const daysCovered = (from: LocalDate, to: LocalDate): number => daysBetween(from, to) + 1;

/** Full years of age on a day; who was born on 29 February turns a year older on 1 March (§ 188 BGB). */
export const ageOn = (birthDate: LocalDate, on: LocalDate): number =>
  Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthDate.slice(5) ? 1 : 0);

/** As much of a day as is known: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export type PartialDate = string;

/** The first day that it may have been. */
export const earliest = (date: PartialDate): LocalDate => `${date}-01-01`.slice(0, 10);

/** The last day that it may have been. */
export const latest = (date: PartialDate): LocalDate =>
  ['-12-31', '-31', '-30', '-29', '-28', ''].map((end) => `${date}${end}`).find(isLocalDate) ?? date;

/** The instant so many hours after another one. */
export const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

/** `YYYY-MM` of a day. */
export const monthOf = (day: LocalDate): string => day.slice(0, 7);

const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

const berlinTime = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
});

const HOUR = 3_600_000;
let lately = { hour: NaN, day: '' };

/** The day in Berlin at an instant. A day there begins with an hour, so all instants of an hour share theirs. */
export const berlinDay = (instant: Date): LocalDate => {
  const hour = Math.floor(instant.getTime() / HOUR);
  if (hour !== lately.hour) lately = { hour, day: berlin.format(instant) };
  return lately.day;
};

/** The day in Berlin at an instant in ISO 8601. */
export const berlinDayAt = (instant: string): LocalDate => berlinDay(new Date(instant));

/** The instant of a time of day (`HH:MM`) in Berlin. The hour that a night in autumn has twice is the first of the two. */
export const berlinInstant = (day: LocalDate, time: string): Date => {
  const [summer, winter] = ['+02:00', '+01:00'].map((offset) => new Date(`${day}T${time}:00${offset}`));
  return berlinTime.format(summer) === time ? summer! : winter!;
};
