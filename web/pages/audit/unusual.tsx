import type { RowOf } from '../../api/rows.js';
import { Light } from '../../parts/light.js';
import type { Column } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { Listing } from './listing.js';

type Line = RowOf<'/unusual-access'>;

/** Whoever saw far more people without being responsible for them than others of the role did. */
export const Unusual = () => {
  const { t, value, number, time } = useSpeech();
  const figure = (key: 'persons' | 'usual' | 'refused' | 'brokenGlass'): Column<Line> => ({
    ...{ key, right: true },
    show: (row) => number(row[key]),
  });
  const columns: readonly Column<Line>[] = [
    { key: 'account', head: true, show: ({ account, role }) => `${account} (${value(role, 'role')})` },
    figure('persons'),
    {
      key: 'withoutCase',
      right: true,
      show: ({ withoutCase, persons, usual }) => (
        <Light colour={withoutCase > 5 && persons > 2 * usual ? 'red' : 'gray'}>{number(withoutCase)}</Light>
      ),
    },
    figure('usual'),
    figure('refused'),
    figure('brokenGlass'),
    { key: 'lastAt', show: ({ lastAt }) => time(lastAt) },
  ];
  return (
    <Listing
      path="/unusual-access"
      caption={t.audit.tabs.unusual}
      intro={t.audit.intro.unusual}
      filters={['from', 'to', 'account', 'sort']}
      id={({ id }) => id}
      columns={() => columns}
    />
  );
};
