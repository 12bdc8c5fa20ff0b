import { useCallback } from 'react';
import type { Options } from '../../parts/drawing.js';
import { useSame } from '../../parts/same.js';
import { useSpeech } from '../../words/words.js';
import type { Figure } from './plan.js';

/** Bars of what was spent and promised, and a line across each for what was planned; months stand in their order. */
export const usePlanPicture = (
  rows: readonly Figure[],
  ordered: boolean,
  name: (row: Figure) => string,
): Options => {
  const { field, money } = useSpeech();
  const figures = useSame(rows.map((row) => ({ ...row, name: name(row) })));
  return useCallback<Options>(
    (plot, { width, dark }) => {
      const euros = (cents: number | null) => (cents ?? 0) / 100;
      const parts = figures.flatMap((row) => [
        { name: row.name, part: field('spentCents'), euros: euros(row.spentCents) },
        { name: row.name, part: field('committedCents'), euros: euros(row.committedCents) },
      ]);
      const planned = figures.filter(({ budgetCents }) => budgetCents !== null);
      const domain = [...new Set(figures.map((row) => row.name))];
      return {
        marginLeft: ordered ? 70 : Math.min(220, width / 3),
        marginRight: 24,
        height: 60 + domain.length * 28,
        x: {
          label: '€',
          grid: true,
          tickFormat: (value: number) => money(value * 100).replace(/,00/, ''),
          ticks: Math.max(2, Math.round(width / 180)),
        },
        y: {
          domain,
          label: null,
          tickFormat: (text: string) => (text.length > 32 ? `${text.slice(0, 31)}…` : text),
        },
        color: {
          legend: false,
          domain: [field('spentCents'), field('committedCents')],
          range: dark ? ['#399f8a', '#ffc078'] : ['#0b6b5d', '#c77700'],
        },
        marks: [
          plot.barX(parts, { x: 'euros', y: 'name', fill: 'part', insetTop: 3, insetBottom: 3 }),
          plot.tickX(planned, {
            x: ({ budgetCents }: Figure) => euros(budgetCents),
            y: 'name',
            stroke: 'currentColor',
            strokeWidth: 3,
          }),
          plot.ruleX([0]),
        ],
      };
    },
    [figures, ordered, field, money],
  );
};
