import { type RowOf, useRows } from '../../api/rows.js';
import { useChosen } from '../../parts/chosen.js';
import { Download } from '../../parts/download.js';
import { Filters } from '../../parts/filters.js';
import { filtersOf } from '../../parts/filters-of.js';
import { Page } from '../../parts/page.js';
import { Plot } from '../../parts/plot.js';
import { Table } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { usePeriodPicture } from './picture.js';

export type Figure = RowOf<'/indicators'>;

/** As many figures as one answer holds. */
const MANY = 200;

const choicesIn = (rows: readonly Figure[]) =>
  [
    ...new Map(rows.flatMap(({ programme, title }) => (programme ? [[programme, title ?? programme]] : []))),
  ].map(([id, title]) => ({ value: id, label: title }));

/** Published figures: of one programme, or of all together and each by itself. */
export const IndicatorList = ({ programme }: { readonly programme?: string }) => {
  const { t, field, value, number, day, view } = useSpeech();
  const [chosen, choose] = useChosen({ indicator: 'stock', length: 'year', by: 'none' }, '/indicators');
  const asked = { ...chosen, ...(programme && { programme }), limit: MANY };
  const found = useRows('/indicators', asked as object);
  // Whom one may choose is whom there are figures of; reporting knows programmes only by these.
  const all = useRows('/indicators', { indicator: 'entries', by: 'none', length: 'year', limit: MANY });
  const choices = choicesIn(all.rows);
  const group = ({ by, value: of }: Figure): string =>
    of === null ? t.indicators.total : by === 'municipality' ? of : value(of, by ?? '');
  const amount = ({ amount: figure, withheld }: Figure): string =>
    withheld ? t.indicators.withheld : number(figure);
  const shown = programme ?? chosen.programme;
  const drawn = found.rows.filter((row) => (shown ? row.programme === shown : row.programme === null));
  const options = usePeriodPicture(drawn, group);
  const label = `${value(chosen.indicator ?? null, 'indicator')} · ${value(chosen.by ?? null, 'by')}`;
  const table = (
    <Table
      caption={view('indicators')}
      found={found}
      id={({ id }) => id}
      columns={[
        {
          key: 'period',
          head: true,
          show: ({ period }) => period.replace('-Q', ` · ${t.indicators.quarter} `),
        },
        { key: 'indicator', show: ({ indicator }) => value(indicator, 'indicator') },
        { key: 'programme', show: ({ title }) => title ?? t.indicators.all },
        { key: 'group', heading: field('by'), show: group },
        { key: 'amount', right: true, show: amount },
        { key: 'unit', show: ({ unit }) => value(unit, 'unit') },
        { key: 'asOf', show: ({ asOf }) => day(asOf) },
      ]}
    />
  );
  const filters = filtersOf('/indicators', [
    ...(['indicator', 'length', 'by', 'period'] as const),
    ...(programme ? [] : (['programme'] as const)),
  ]).map((filter) => (filter.name === 'programme' ? { ...filter, choices } : filter));
  return (
    <>
      <Filters filters={filters} chosen={chosen} onChange={choose} />
      <p>{t.indicators.hint}</p>
      {chosen.indicator && drawn.length > 0 && (
        <Plot label={label} options={options}>
          <ul>
            {drawn.map((row) => (
              <li key={row.id}>{`${row.period} · ${group(row)}: ${amount(row)}`}</li>
            ))}
          </ul>
        </Plot>
      )}
      {table}
      <p>
        <Download path="/indicators" query={asked} />
      </p>
    </>
  );
};

/** Figures for whoever steers or reports, none of them about so few that they could be known. */
const Indicators = () => {
  const { t } = useSpeech();
  return (
    <Page title={t.pages.indicators}>
      <IndicatorList />
    </Page>
  );
};

export default Indicators;
