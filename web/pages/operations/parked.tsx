import { Button } from '@mantine/core';
import { api } from '../../api/client.js';
import { rowsIn } from '../../api/rows.js';
import { Failed } from '../../parts/failed.js';
import { type Column, Table } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { type Parked as Line, useOrder, useReaders } from './state.js';

const replay = (name: string) =>
  api.POST('/operations/projections/{name}/replay', { params: { path: { name } } });

/** Streams that a reader could not digest, and why; after the cause was mended they are taken up again. */
export const Parked = ({ may }: { readonly may: boolean }) => {
  const { t, view, fact, time } = useSpeech();
  const words = t.operations;
  const answer = useReaders();
  const order = useOrder(replay);
  const lines = answer.data?.readers.flatMap(({ name, parked }) =>
    parked.map((each) => ({ ...each, reader: name })),
  );
  const readers = [...new Set(lines?.map(({ reader }) => reader))];
  const columns: readonly Column<Line>[] = [
    { key: 'reader', heading: words.reader, head: true, show: ({ reader }) => view(reader) },
    { key: 'stream', show: ({ stream, version }) => `${stream} · ${version}` },
    { key: 'type', show: ({ type }) => fact(type) },
    { key: 'error', heading: words.cause, show: ({ error }) => error },
    { key: 'parkedAt', show: ({ parkedAt }) => time(parkedAt) },
  ];
  return (
    <>
      <Table
        caption={words.parkedTitle}
        columns={columns}
        found={rowsIn(lines, answer)}
        id={({ reader, stream }) => `${reader}/${stream}`}
        empty={words.nothingParked}
      />
      {may && (
        <div className="buttons">
          {readers.map((name) => (
            <Button key={name} variant="default" loading={order.isPending} onClick={() => order.mutate(name)}>
              {`${words.replay}: ${view(name)}`}
            </Button>
          ))}
        </div>
      )}
      {order.error && <Failed problem={order.error} />}
    </>
  );
};
