import { addDays, addMonths, type LocalDate } from '../../kernel/local-date.js';

/** A time from its first to its last day. */
export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A calendar year (`2021`) or a quarter of one (`2021-Q1`). */
export interface Period extends Span {
  readonly name: string;
}

export const isYear = ({ name }: Pick<Period, 'name'>): boolean => name.length === 4;

const period = (name: string, from: LocalDate, months: number): Period => ({
  name,
  from,
  to: addDays(addMonths(from, months), -1),
});

const yearWithQuarters = (year: number): Period[] => [
  period(String(year), `${year}-01-01`, 12),
  ...[1, 2, 3, 4].map((n) => period(`${year}-Q${n}`, addMonths(`${year}-01-01`, 3 * (n - 1)), 3)),
];

/** Those that touch the time from a day on and are over. */
export const periodsOver = (from: LocalDate, today: LocalDate): readonly Period[] => {
  const [first, last] = [from, today].map((day) => Number(day.slice(0, 4))) as [number, number];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n)
    .flatMap(yearWithQuarters)
    .filter(({ to }) => to >= from && to < today);
};

export const isIn = ({ from, to }: Span, day: LocalDate | null): boolean =>
  day !== null && from <= day && day <= to;
