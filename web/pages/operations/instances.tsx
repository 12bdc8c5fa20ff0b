import { rowsIn } from '../../api/rows.js';
import { type Column, Table } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { type Instance, useInstances } from './state.js';

/** Who serves from this database, and who does which work for all. */
export const Instances = () => {
  const { t, view, time } = useSpeech();
  const words = t.operations;
  const answer = useInstances();
  const told = (name: string): string => words.readers[name as 'policies'] ?? view(name);
  const columns: readonly Column<Instance>[] = [
    { key: 'name', heading: words.instance, head: true, show: ({ name }) => name },
    { key: 'since', heading: words.since, show: ({ since }) => time(since) },
    { key: 'self', heading: words.answers, show: ({ self }) => (self ? words.here : '–') },
    {
      key: 'leads',
      heading: words.leads,
      show: ({ leads }) => (
        <details>
          <summary>{words.leadsMany(leads.length)}</summary>
          {leads.map(told).join(', ')}
        </details>
      ),
    },
  ];
  return (
    <Table
      caption={words.instancesTitle}
      columns={columns}
      found={rowsIn(answer.data?.instances, answer)}
      id={({ name }) => name}
    />
  );
};
