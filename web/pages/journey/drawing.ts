import type { Options } from '../../parts/drawing.js';
import type { Words } from '../../words/de.js';
import {
  type Bar,
  isFirst,
  laneOfRow,
  type Mark,
  type MarkKind,
  monthsApart,
  type Placed,
  type Rows,
  SIGNS,
} from './lanes.js';

const MONTH = 30.4 * 86_400_000;
const ROW = 24;

export interface Scene {
  readonly rows: Rows;
  /** First and last day of the axis; what lasts goes on to its end. */
  readonly days: readonly [first: string, last: string];
  /** Until which day the picture holds, if not until the end. */
  readonly until?: string;
  readonly words: Words['journey'];
  readonly told: (of: Bar | Mark) => string;
  readonly labelled: (bar: Bar) => string;
}

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayAfter = (day: string): Date => new Date(at(day).getTime() + 86_400_000);
const short = (date: Date): string => date.toISOString().slice(2, 7).split('-').reverse().join('/');

/** The picture: bars in their rows, marks as signs, months below. Bars that are only agreed are dashed. */
export const drawing =
  ({ rows: { rows, bars, marks }, days: [first, last], until, words, told, labelled }: Scene): Options =>
  (plot, { width }) => {
    const narrow = width < 600;
    const marginLeft = narrow ? 100 : 160;
    const domain = [at(first), dayAfter(last)] as const;
    const [start, end] = domain;
    const room = width - marginLeft - 12;
    const months = Math.max(1, (end.getTime() - start.getTime()) / MONTH);
    const px = (from: Date, to: Date): number =>
      (room * (to.getTime() - from.getTime())) / (end.getTime() - start.getTime());
    const from = (bar: Bar): Date => (bar.from < first ? start : at(bar.from));
    const to = (bar: Bar): Date => (!bar.to || bar.to > last ? end : dayAfter(bar.to));
    const seen = bars.filter((bar) => from(bar) < end && to(bar) > start);
    const label = (bar: Placed<Bar>): string => {
      const letters = Math.floor((px(from(bar), to(bar)) - 8) / 6);
      const text = `${bar.contested ? '! ' : ''}${labelled(bar)}`;
      return letters < 3 ? '' : text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
    };
    const box = { x1: from, x2: to, y: 'row', insetTop: 3, insetBottom: 3, rx: 3, title: told } as const;
    const step = monthsApart(months, room);
    return {
      marginLeft,
      marginRight: 12,
      marginTop: 22,
      marginBottom: 8,
      height: rows.length * ROW + 30,
      style: { fontSize: narrow ? '11px' : '12px' },
      x: {
        type: 'utc',
        domain: [...domain],
        axis: 'top',
        label: null,
        grid: true,
        ticks: `${step} ${step === 1 ? 'month' : 'months'}`,
        tickFormat: short,
      },
      y: {
        domain: [...rows],
        label: null,
        tickSize: 0,
        tickFormat: (row: string) => {
          const name = isFirst(row) ? words.lanes[laneOfRow(row)] : '';
          return narrow && name.length > 14 ? `${name.slice(0, 13)}…` : name;
        },
      },
      marks: [
        plot.barX(
          seen.filter(({ planned }) => !planned),
          { ...box, fill: 'var(--bar)', stroke: 'var(--bar-edge)' },
        ),
        plot.barX(
          seen.filter(({ planned }) => planned),
          { ...box, fill: 'none', stroke: 'var(--bar-edge)', strokeDasharray: '4 3' },
        ),
        plot.text(seen, {
          x: from,
          y: 'row',
          text: label,
          textAnchor: 'start',
          dx: 5,
          pointerEvents: 'none',
        }),
        plot.text(
          marks.filter(({ on }) => on >= first && on <= last),
          {
            x: ({ on }: Mark) => at(on),
            y: 'row',
            text: ({ kind }: Mark) => SIGNS[kind as MarkKind].sign,
            title: told,
            fontSize: 13,
            fill: 'currentColor',
            stroke: 'var(--mantine-color-body)',
            strokeWidth: 2,
          },
        ),
        ...(until && until >= first && until < last
          ? [
              plot.rect([0], { x1: dayAfter(until), x2: end, fill: 'var(--later)' }),
              plot.ruleX([dayAfter(until)], { stroke: 'var(--mantine-color-text)', strokeWidth: 1.5 }),
            ]
          : []),
      ],
    };
  };
