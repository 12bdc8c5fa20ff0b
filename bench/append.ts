import { randomUUID } from 'node:crypto';
import { NO_HASH } from '../src/engine/canonical.js';
import type { Bench } from './bench.js';
import { heldFact, metaOf, talk } from './support/facts.js';
import {
  atLeast,
  atMost,
  compared,
  durations,
  interleaved,
  median,
  perSecond,
  range,
} from './support/measure.js';
import { openOurs } from './support/ours.js';
import { openEmmett } from './support/peers.js';

/** Streams that each of those who append at once takes in turn. */
const STREAMS = 8;

const NOTE = 'Wir haben über die Wohnung und den Deutschkurs gesprochen; der nächste Termin steht.';

/** A table as ours is, without anything around it. */
const RAW = `
CREATE TABLE raw (
  position bigint PRIMARY KEY, stream text NOT NULL, version integer NOT NULL, id uuid NOT NULL, type text NOT NULL,
  type_version smallint NOT NULL, recorded_at timestamptz(3) NOT NULL, happened_on date NOT NULL, data jsonb NOT NULL,
  meta jsonb NOT NULL, previous_hash bytea NOT NULL, hash bytea NOT NULL, UNIQUE (stream, version)
)`;
const TYPES = [
  'bigint',
  'text',
  'integer',
  'uuid',
  'text',
  'smallint',
  'timestamptz',
  'date',
  'jsonb',
  'jsonb',
  'bytea',
  'bytea',
];
const ONE = {
  name: 'one',
  text: `INSERT INTO raw VALUES (${TYPES.map((_, index) => `$${index + 1}`).join(', ')})`,
};
const MANY = {
  name: 'many',
  text: `INSERT INTO raw SELECT * FROM unnest(${TYPES.map((type, index) => `$${index + 1}::${type}[]`).join(', ')})`,
};

/** Where a worker stands in each of its streams. */
const places = (workers: number) =>
  range(workers).map(() => range(STREAMS).map(() => ({ stream: `journey-${randomUUID()}`, version: 0 })));

type Append = (stream: string, expected: number) => Promise<unknown>;

/** Calls `append` with the next place of a worker; nobody else writes there, so nothing is ever refused. */
const inTurn = (workers: number, append: Append, all = places(workers)) => {
  let turn = 0;
  return (worker: number): Promise<unknown> => {
    const place = all[worker]![turn++ % STREAMS]!;
    return append(place.stream, place.version++);
  };
};

/** How fast are facts stored? Ours with expected version and one total order, against the peer and against bare inserts. */
export const bench: Bench = async function* (setting) {
  const { quick, rounds, say } = setting;
  const seconds = quick ? 0.5 : 2;
  const { journal, codec } = await openOurs(setting, await setting.database());
  const emmett = await openEmmett(await setting.database());
  setting.after(() => emmett.close());
  const client = await setting.client(await setting.database());
  await client.query(RAW);

  const ours = (stream: string, expected: number) =>
    journal.append(stream, expected, [heldFact(stream, expected + 1)]);
  const theirs = (stream: string, expected: number) =>
    emmett.append(stream, expected, [{ type: 'SessionHeld', data: talk(), metadata: metaOf() }]);

  let position = 0;
  const rawRow = (): unknown[] => {
    const { id, type, typeVersion, stream, version, recordedAt, happenedOn, data, meta, previousHash, hash } =
      heldFact(`journey-${randomUUID()}`, 1);
    const bytes = [previousHash, hash].map((hex) => Buffer.from(hex, 'hex'));
    return [
      ++position,
      stream,
      version,
      id,
      type,
      typeVersion,
      recordedAt,
      happenedOn,
      JSON.stringify(data),
      JSON.stringify(meta),
      ...bytes,
    ];
  };
  const thousand = async (): Promise<number> => {
    const start = performance.now();
    let rows = 0;
    while (performance.now() - start < seconds * 1000) {
      const batch = range(1000).map(rawRow);
      await client.query({ ...MANY, values: TYPES.map((_, column) => batch.map((row) => row[column])) });
      rows += batch.length;
    }
    return (rows / (performance.now() - start)) * 1000;
  };

  for (const atOnce of [1, 32, 256]) {
    const append = inTurn(atOnce, ours);
    const appendTheirs = inTurn(atOnce, theirs);
    const named = { case: `1 event, ${atOnce} at once`, unit: 'events/s' };
    const most = atOnce === 256;
    say(`${named.case} …`);
    const sides = {
      ours: () => perSecond(seconds, atOnce, append),
      emmett: () => perSecond(seconds, atOnce, appendTheirs),
      ...(most && { unnest: thousand }),
    };
    await sides.ours();
    const figures = await interleaved<Record<string, () => Promise<number>>>(rounds, sides, say);
    yield compared(
      { ...named, against: 'emmett' },
      figures.ours!,
      figures.emmett!,
      most ? atLeast(15) : undefined,
    );
    if (most)
      yield compared(
        { ...named, against: 'INSERT … unnest of 1000' },
        figures.ours!,
        figures.unnest!,
        atLeast(0.7),
      );
  }

  say('one after the other …');
  const sequential = inTurn(1, ours);
  const times = quick ? 50 : 300;
  const single = await interleaved(
    rounds,
    {
      ours: async () => median(await durations(times, () => sequential(0))),
      insert: async () => median(await durations(times, () => client.query({ ...ONE, values: rawRow() }))),
    },
    say,
  );
  yield compared(
    { case: '1 event, one after the other, p50', against: 'INSERT', unit: 'ms' },
    single.ours,
    single.insert,
    atMost(1.3),
  );

  say('sealing and hash chain …');
  const ends = new Map<string, string>();
  const encoded = (stream: string, version: number) =>
    codec.encode(
      [{ type: 'SessionHeld', happenedOn: '2026-02-03', data: { ...talk(), note: NOTE } }],
      { stream, version, previousHash: ends.get(stream) ?? NO_HASH },
      '2026-02-03T10:00:00.000Z',
      metaOf(),
    );
  const sealed: Append = async (stream, expected) => {
    const facts = await encoded(stream, expected);
    ends.set(stream, facts[0]!.hash);
    return journal.append(stream, expected, facts);
  };
  const sealedPlaces = places(256);
  // The first value of a stream that is sealed makes its key; that is not the question here.
  const [first] = await Promise.all(sealedPlaces.flat().map(({ stream }) => encoded(stream, 0)));
  const plain: Append = (stream, expected) =>
    journal.append(stream, expected, [
      heldFact(stream, expected + 1, { ...talk(), note: first![0]!.data.note }),
    ]);
  const appendSealed = inTurn(256, sealed, sealedPlaces);
  const appendPlain = inTurn(256, plain);
  const chained = await interleaved(
    rounds,
    {
      ours: () => perSecond(seconds, 256, appendSealed),
      plain: () => perSecond(seconds, 256, appendPlain),
    },
    say,
  );
  yield compared(
    { case: '256 at once, with sealing and hash chain', against: 'ours without', unit: 'events/s' },
    chained.ours,
    chained.plain,
    atLeast(0.95),
  );
};
