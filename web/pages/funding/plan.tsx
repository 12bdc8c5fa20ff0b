import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { type RowOf, useRows } from '../../api/rows.js';
import { Download } from '../../parts/download.js';
import { Plot } from '../../parts/plot.js';
import { type Column, Table } from '../../parts/table.js';
import { useCells } from '../../parts/cells.js';
import { type Speech, useSpeech } from '../../words/words.js';
import { choicesOf, type GrantState } from './deeds.js';
import { usePlanPicture } from './picture.js';

export type Figure = RowOf<'/grant-figures'>;

const WAYS = ['module', 'module,line', 'municipality', 'month'] as const;
type Way = (typeof WAYS)[number];

const MANY = 200;

const titleIn = (choices: readonly { readonly value: string; readonly label: string }[], handle: string) =>
  choices.find(({ value }) => value === handle)?.label ?? handle;

/** What a line of the comparison is called. */
export const namesOf = (state: GrantState, { t, month }: Speech) => {
  const { module, line } = choicesOf(state);
  return (way: Way, row: Figure): string =>
    ({
      module: () => titleIn(module, row.module ?? ''),
      'module,line': () => titleIn(line, row.line ?? '') || titleIn(module, row.module ?? ''),
      municipality: () => row.municipality ?? t.funding.forAll,
      month: () => month(row.month),
    })[way]();
};

/** The financing plan against what was spent, by what the reader wants to compare. */
export const Plan = ({ id, state }: { readonly id: string; readonly state: GrantState }) => {
  const speech = useSpeech();
  const { t } = speech;
  const [by, setBy] = useState<Way>('module');
  const found = useRows('/grant-figures', { grant: id, by, limit: MANY });
  const name = namesOf(state, speech);
  const label = `${t.funding.planAgainstActual}: ${t.funding.by[by]}`;
  const options = usePlanPicture(found.rows, by === 'month', (row) => name(by, row));
  const cells = useCells<Figure>([
    { key: 'budgetCents', as: 'money' },
    { key: 'spentCents', as: 'money' },
    { key: 'committedCents', as: 'money' },
    { key: 'remainingCents', as: 'money' },
    { key: 'ownShareCents', as: 'money' },
    { key: 'units', as: 'number' },
    { key: 'heads', as: 'number' },
  ]);
  const head: Column<Figure> = {
    key: 'part',
    heading: t.funding.by[by],
    head: true,
    show: (row) => name(by, row),
  };
  const table = <Table caption={label} columns={[head, ...cells]} found={found} id={(row) => row.id} />;
  return (
    <>
      <SegmentedControl
        mb="md"
        aria-label={t.funding.compare}
        value={by}
        onChange={(way) => setBy(way)}
        data={WAYS.map((way) => ({ value: way, label: t.funding.by[way] }))}
      />
      <p>{t.funding.planned}</p>
      {found.rows.length > 0 ? (
        <Plot label={label} options={options}>
          {table}
        </Plot>
      ) : (
        table
      )}
      <Download path="/grant-figures" query={{ grant: id, by }} />
    </>
  );
};
