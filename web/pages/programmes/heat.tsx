import { TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useRows } from '../../api/rows.js';
import type { Options } from '../../parts/drawing.js';
import { Failed } from '../../parts/failed.js';
import { Light } from '../../parts/light.js';
import { nameOf } from '../../parts/person.js';
import { Plot } from '../../parts/plot.js';
import { Table } from '../../parts/table.js';
import { daysAfter, today } from '../../parts/today.js';
import { useMayLook } from '../../shell/me.js';
import { useSame } from '../../parts/same.js';
import { useSpeech } from '../../words/words.js';
import { peopleIn, type Talks, weeksIn } from './weeks.js';

const WEEKS = 8;
const useNames = (programme: string): ReadonlyMap<string, string> => {
  const { t } = useSpeech();
  const { rows } = useRows('/caseload', { programme, limit: 200 }, useMayLook('caseload'));
  return new Map(rows.map((row) => [row.id, nameOf(row, t.caseload.erased)]));
};

/** Talks of each participant in each week against what the programme expects. */
export const Heat = ({ id }: { readonly id: string }) => {
  const { t, field, value } = useSpeech();
  const [to, setTo] = useState(today);
  const found = useRows('/contacts', {
    ...{ programme: id, to, from: daysAfter(to, -7 * WEEKS) },
  });
  const names = useNames(id);
  const talks = useSame<readonly Talks[]>(
    found.rows.map((row) => ({
      ...row,
      name: names.get(row.participant) ?? row.participant.slice(0, 8),
    })),
  );
  const options = useCallback<Options>(
    (plot, { width, dark }) => ({
      ...{ marginLeft: Math.min(160, width / 3), marginTop: 40, padding: 0.05 },
      height: 60 + 26 * peopleIn(talks).length,
      x: { axis: 'top', domain: weeksIn(talks), label: null, tickFormat: (week: string) => week.slice(5) },
      y: { label: null, domain: peopleIn(talks) },
      color: {
        domain: ['under', 'met', 'over', 'none'],
        range: dark ? ['#7a3b00', '#0b6b5d', '#06493f', '#444'] : ['#ffd8a8', '#a8d5cb', '#52ad99', '#ddd'],
      },
      marks: [
        plot.cell(talks, { x: 'week', y: 'name', fill: ({ state }: Talks) => state ?? 'none' }),
        plot.text(talks, {
          ...{ x: 'week', y: 'name', fill: 'currentColor' },
          text: ({ contacts, target }: Talks) => (target === null ? `${contacts}` : `${contacts}/${target}`),
        }),
      ],
    }),
    [talks],
  );
  const table = (
    <Table<Talks>
      caption={t.programme.heat}
      found={{ ...found, rows: talks }}
      id={(row) => `${row.participant}/${row.week}`}
      columns={[
        { key: 'participant', head: true, show: ({ name }) => name },
        { key: 'week', show: ({ week }) => week },
        { key: 'contacts', right: true, show: ({ contacts }) => contacts },
        { key: 'target', right: true, show: ({ target }) => target ?? '–' },
        {
          key: 'state',
          show: ({ state }) =>
            state && <Light colour={state === 'under' ? 'amber' : 'green'}>{value(state, 'state')}</Light>,
        },
      ]}
    />
  );
  return (
    <>
      <TextInput
        mb="sm"
        w="12rem"
        type="date"
        label={field('until')}
        value={to}
        onChange={({ target }) => target.value && setTo(target.value)}
      />
      {found.problem && <Failed problem={found.problem} />}
      <p>{t.programme.heatHint(WEEKS)}</p>
      {talks.length > 0 ? (
        <Plot label={t.programme.heat} options={options}>
          {table}
        </Plot>
      ) : (
        table
      )}
    </>
  );
};
