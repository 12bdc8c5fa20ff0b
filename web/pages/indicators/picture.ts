import { useCallback } from 'react';
import type { Options } from '../../parts/drawing.js';
import { useSame } from '../../parts/same.js';
import { useSpeech } from '../../words/words.js';
import type { Figure } from './indicators.js';

/** Bars by period, beside each other by group; where a figure is withheld, a word stands for its bar. */
export const usePeriodPicture = (rows: readonly Figure[], group: (row: Figure) => string): Options => {
  const { t } = useSpeech();
  const figures = useSame(
    rows.map(({ period, amount, withheld, ...row }) => ({
      ...{ period, withheld, amount: amount ?? 0 },
      group: group({ period, amount, withheld, ...row }),
    })),
  );
  return useCallback<Options>(
    (plot, { width }) => {
      const groups = new Set(figures.map((figure) => figure.group)).size;
      const periods = new Set(figures.map(({ period }) => period)).size;
      return {
        ...{ height: 60 + groups * periods * 24, marginLeft: Math.min(140, width / 3), marginRight: 60 },
        fy: { label: null },
        y: { label: null, axis: groups > 1 ? 'left' : null },
        x: { grid: true, label: null, ticks: Math.max(2, Math.round(width / 120)) },
        marks: [
          plot.barX(figures, { x: 'amount', y: 'group', fy: 'period', fill: 'var(--bar-edge)' }),
          plot.text(figures, {
            ...{ x: 'amount', y: 'group', fy: 'period', dx: 6, textAnchor: 'start', fill: 'currentColor' },
            text: ({ amount, withheld }: { amount: number; withheld: boolean }) =>
              withheld ? t.indicators.withheld : `${amount}`,
          }),
          plot.ruleX([0]),
        ],
      };
    },
    [figures, t],
  );
};
