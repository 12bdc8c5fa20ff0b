import { bounded, computable, type Sum } from './attacker.js';
import type { TestService } from './service.js';

/* Everything that GET /indicators shows, and every sum that somebody may know to hold of it. */

/** A figure as everybody sees it. */
export interface PublishedLine {
  readonly indicator: string;
  readonly programme: string | null;
  readonly period: string;
  readonly by: string | null;
  readonly value: string | null;
  readonly amount: number | null;
}

export const allLines = async ({ get }: Pick<TestService, 'get'>): Promise<PublishedLine[]> => {
  const found: PublishedLine[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { body } = await get(`/indicators?limit=200${cursor && `&cursor=${cursor}`}`).expect(200);
    const { rows, next } = body as { rows: PublishedLine[]; next?: string };
    found.push(...rows);
    cursor = next;
  }
  return found;
};

type Place = Omit<PublishedLine, 'amount'>;
const nameOf = ({ programme, period, indicator, by, value }: Place): string =>
  JSON.stringify([programme, period, indicator, by, value]);

/** The quarter or the year before. */
const before = (period: string): string => {
  const [year, quarter] = [Number(period.slice(0, 4)), Number(period.slice(6))];
  if (!quarter) return String(year - 1);
  return quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`;
};

/** What is made up of others of the same people and period. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  exits: ['completed', 'dropped-out'],
  placed: ['placed-job', 'placed-apprenticeship', 'placed-school'],
};
/** What of a year is the sum of its quarters. */
const ADDED = ['entries', 'exits', 'talks', 'units'];

/** All sums in which a figure is the whole. */
const sumsOf = (whole: Place, lines: readonly Place[], programmes: readonly string[]): Sum[] => {
  const term = (factor: number, change: Partial<Place> = {}) =>
    [nameOf({ ...whole, ...change }), factor] as const;
  const { indicator, period, programme, by } = whole;
  const isYear = period.length === 4;
  const same = lines.filter(
    (each) => each.programme === programme && each.period === period && each.indicator === indicator,
  );
  const quarters = [1, 2, 3, 4].map((n) => `${period}-Q${n}`);
  return [
    ...(by === null ? ['sex', 'age-band', 'title', 'municipality'] : [])
      .map((trait) => same.filter((each) => each.by === trait))
      .filter((values) => values.length > 0)
      .map((values): Sum => [term(1), ...values.map((value) => [nameOf(value), -1] as const)]),
    ...(programme === null ? [[term(1), ...programmes.map((each) => term(-1, { programme: each }))]] : []),
    ...(isYear && by === null && ADDED.includes(indicator)
      ? [[term(1), ...quarters.map((each) => term(-1, { period: each }))]]
      : []),
    ...(isYear && by === null && ['stock', 'waiting'].includes(indicator)
      ? [[term(1), term(-1, { period: `${period}-Q4` })]]
      : []),
    ...(isYear && PARTS[indicator]
      ? [[term(1), ...PARTS[indicator].map((part) => term(-1, { indicator: part }))]]
      : []),
    ...(indicator === 'stock' || indicator === 'reached'
      ? [
          [
            term(1),
            term(-1, { indicator: 'stock', period: before(period) }),
            term(-1, { indicator: 'entries' }),
            ...(indicator === 'stock' ? [term(1, { indicator: 'exits' })] : []),
          ],
        ]
      : []),
  ];
};

/** Everything that can be found out about what is withheld. */
export const attackedAll = (lines: readonly PublishedLine[]) => {
  const programmes = [...new Set(lines.flatMap(({ programme }) => programme ?? []))];
  const last = (length: number) =>
    lines.map(({ period }) => period).reduce((a, b) => (b.length === length && b > a ? b : a), '');
  const isOver = ({ period }: Place) => period <= last(period.length);
  // Also where a figure is of nobody, its parts must be; of a period that is not over nothing is known.
  const wholes = lines.flatMap((line) => [line, { ...line, period: next(line.period) }]).filter(isOver);
  const sums = [...new Map(wholes.map((line) => [nameOf(line), line])).values()].flatMap((line) =>
    sumsOf(line, lines, programmes),
  );
  const published = new Map(lines.map((line) => [nameOf(line), line.amount ?? undefined]));
  return { computed: computable(published, sums), narrowed: bounded(published, sums) };
};

/** The quarter or the year after. */
const next = (period: string): string => {
  const [year, quarter] = [Number(period.slice(0, 4)), Number(period.slice(6))];
  if (!quarter) return String(year + 1);
  return quarter === 4 ? `${year + 1}-Q1` : `${year}-Q${quarter + 1}`;
};
