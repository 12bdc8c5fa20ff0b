import { Text } from '@mantine/core';
import type { components } from '../../generated/api.js';
import { type RowOf, useRows } from '../../api/rows.js';
import { useChosen } from '../../parts/chosen.js';
import { Deeds } from '../../parts/deeds.js';
import { Filters } from '../../parts/filters.js';
import { filtersOf } from '../../parts/filters-of.js';
import { Page } from '../../parts/page.js';
import { nameOf, Person } from '../../parts/person.js';
import { type Column, Table } from '../../parts/table.js';
import { Worker } from '../../parts/worker.js';
import { useSpeech } from '../../words/words.js';

type Pair = RowOf<'/duplicates'>;
type One = components['schemas']['PersonFound'];

const Someone = ({ of }: { readonly of: One | undefined }) => {
  const { t, day } = useSpeech();
  if (!of?.id) return `${t.caseload.elsewhere} ${of?.unit ?? '–'}`;
  return (
    <>
      <Person id={of.id} of={of} />
      <Text size="xs">
        {[day(of.birthDate), of.municipality].filter(Boolean).join(' · ')} ·{' '}
        <Worker account={of.caseWorker} />
      </Text>
      {of.closed && <Text size="xs">{t.duplicates.closed}</Text>}
    </>
  );
};

/** Pairs of journeys that may be of one person; each may be merged into the other. */
const Duplicates = () => {
  const { t, value, number } = useSpeech();
  const words = t.duplicates;
  const [chosen, choose] = useChosen();
  const found = useRows('/duplicates', chosen);
  const merges = (from: One | undefined, into: One | undefined) =>
    from?.id && into?.id
      ? [{ command: 'merge-into', id: from.id, initial: { survivor: into.id }, without: ['survivor'] }]
      : [];
  const columns: readonly Column<Pair>[] = [
    { key: 'first', heading: words.first, head: true, show: ({ people }) => <Someone of={people[0]} /> },
    { key: 'second', heading: words.second, show: ({ people }) => <Someone of={people[1]} /> },
    { key: 'score', right: true, show: ({ score }) => `${number(score)} %` },
    { key: 'reasons', show: ({ reasons }) => reasons.map((reason) => value(reason, 'reasons')).join(', ') },
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: ({ people: [one, other] }) => (
        <>
          <Deeds
            deeds={merges(one, other)}
            about={words.into(nameOf(one ?? {}, t.caseload.erased), nameOf(other ?? {}, t.caseload.erased))}
            says={words.keepSecond}
          />
          <Deeds
            deeds={merges(other, one)}
            about={words.into(nameOf(other ?? {}, t.caseload.erased), nameOf(one ?? {}, t.caseload.erased))}
            says={words.keepFirst}
          />
        </>
      ),
    },
  ];
  return (
    <Page title={t.pages.duplicates}>
      <Filters
        filters={filtersOf('/duplicates', ['municipality', 'caseWorker'])}
        chosen={chosen}
        onChange={choose}
      />
      <Table
        caption={t.pages.duplicates}
        columns={columns}
        found={found}
        id={({ people, score }) => people.map(({ id, unit }) => id ?? unit).join('/') || String(score)}
      />
    </Page>
  );
};

export default Duplicates;
