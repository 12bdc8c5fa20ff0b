import { Progress, Text } from '@mantine/core';
import { rowsIn } from '../../api/rows.js';
import { type Colour, Light } from '../../parts/light.js';
import { type Column, Table } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { type Reader, useReaders } from './state.js';

/** Facts that a reader may be behind while nobody waits for anything. */
const SOON = 100;

const colourOf = ({ trouble, parked, behind }: Reader): Colour =>
  trouble ? 'red' : parked.length > 0 || behind > SOON ? 'amber' : 'green';

const Rebuild = ({ of: { rebuilt, name } }: { readonly of: Reader }) => {
  const { view, number } = useSpeech();
  if (rebuilt === undefined) return '–';
  const percent = Math.floor(rebuilt * 100);
  return (
    <>
      <Progress value={percent} aria-label={view(name)} />
      <Text size="xs">{`${number(percent)} %`}</Text>
    </>
  );
};

export const Readers = () => {
  const { t, view, number, field } = useSpeech();
  const words = t.operations;
  const answer = useReaders();
  const columns: readonly Column<Reader>[] = [
    {
      key: 'name',
      heading: words.reader,
      head: true,
      show: ({ name }) => words.readers[name as 'policies'] ?? view(name),
    },
    {
      key: 'state',
      heading: words.state,
      show: (reader) => (
        <>
          <Light colour={colourOf(reader)}>{words.states[colourOf(reader)]}</Light>
          {reader.trouble && <Text size="xs">{reader.trouble}</Text>}
        </>
      ),
    },
    { key: 'position', right: true, show: ({ position }) => number(Number(position)) },
    { key: 'behind', right: true, show: ({ behind }) => number(behind) },
    { key: 'rebuilt', show: (reader) => <Rebuild of={reader} /> },
    { key: 'parked', heading: field('parked'), right: true, show: ({ parked }) => number(parked.length) },
    { key: 'leads', show: ({ leads }) => (leads ? words.here : words.there) },
  ];
  return (
    <Table
      caption={words.readersTitle}
      columns={columns}
      found={rowsIn(answer.data?.readers, answer)}
      id={({ name }) => name}
    />
  );
};
