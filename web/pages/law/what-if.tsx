import { useCallback } from 'react';
import { type RowOf, useRows } from '../../api/rows.js';
import type { Options } from '../../parts/drawing.js';
import { Plot } from '../../parts/plot.js';
import { type Column, Table } from '../../parts/table.js';
import { useSame } from '../../parts/same.js';
import { useSpeech } from '../../words/words.js';

type Line = RowOf<'/what-if'>;

const PAIRS = [
  ['people', 'peopleThen', 'number'],
  ['talks', 'talksThen', 'number'],
  ['benefitCents', 'benefitCentsThen', 'money'],
] as const;

/** Figures as they are beside those that there would be under the draft. */
export const WhatIf = ({ id }: { readonly id: string }) => {
  const speech = useSpeech();
  const { t, field, month, value, view } = speech;
  const found = useRows('/what-if', { cohort: id });
  const points = useSame(
    found.rows.flatMap((row) => {
      const regime = value(row.regime, 'regime');
      return [
        { month: row.month, regime, people: row.people, when: t.law.now },
        { month: row.month, regime, people: row.peopleThen, when: t.law.then },
      ];
    }),
  );
  const options = useCallback<Options>(
    (plot, { width }) => {
      const regimes = [...new Set(points.map(({ regime }) => regime))];
      const months = [...new Set(points.map(({ month: each }) => each))].toSorted();
      return {
        ...{ height: 80 + regimes.length * 110, marginRight: 110, marginLeft: 45 },
        x: {
          domain: months,
          label: null,
          type: 'point',
          ticks: months.filter((_, at) => at % Math.ceil((months.length * 60) / width) === 0),
        },
        y: { grid: true, label: null },
        fy: { domain: regimes, label: null },
        marks: [
          plot.line(points, {
            ...{
              x: 'month',
              y: 'people',
              fy: 'regime',
              z: 'when',
              stroke: 'var(--bar-edge)',
              strokeWidth: 2,
            },
            strokeDasharray: '4 3',
            filter: ({ when }: { when: string }) => when === t.law.then,
          }),
          plot.line(points, {
            ...{ x: 'month', y: 'people', fy: 'regime', z: 'when', stroke: 'currentColor', strokeWidth: 2 },
            filter: ({ when }: { when: string }) => when === t.law.now,
          }),
          plot.ruleY([0]),
        ],
      };
    },
    [points, t],
  );
  const pair = ([now, then, as]: (typeof PAIRS)[number]): Column<Line> => ({
    key: now,
    right: true,
    show: (row) => `${speech[as](row[now])} → ${speech[as](row[then])}`,
  });
  const table = (
    <Table
      caption={view('what-if')}
      found={found}
      id={(row) => row.id}
      columns={[
        { key: 'month', head: true, show: (row) => month(row.month) },
        { key: 'regime', show: ({ regime }) => value(regime, 'regime') },
        ...PAIRS.map(pair),
      ]}
    />
  );
  if (found.rows.length === 0) return table;
  return (
    <>
      <p>{t.law.whatIf(field('people'))}</p>
      <Plot label={view('what-if')} options={options}>
        {table}
      </Plot>
    </>
  );
};
