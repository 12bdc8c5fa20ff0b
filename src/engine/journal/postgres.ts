import { Client, type Pool } from 'pg';
import { type Journal, type JournalFact, type StoredFact, WrongVersion } from '../../kernel/journal.js';
import { isDataError } from '../problems.js';
import { wakeUp } from '../signal.js';
import { together } from '../together.js';
import { type Append, batcher } from './batcher.js';
import { recentFacts } from './recent.js';
import { scanFacts } from './scan.js';

/** Without a notification, look again after this many milliseconds. */
const POLL = 500;

interface Row extends Omit<StoredFact, 'id'> {
  id: string;
  position: string;
}

const COLUMNS = `position::text, stream, version, id, type, type_version AS "typeVersion", data, meta,
  to_char(happened_on, 'YYYY-MM-DD') AS "happenedOn",
  to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt",
  encode(previous_hash, 'hex') AS "previousHash", encode(hash, 'hex') AS hash`;

const journalFact = (row: Row): JournalFact => ({ ...row, position: BigInt(row.position) });

/** An append's facts with the positions that they have been given. */
const placed = ({ facts }: Append, last: bigint): JournalFact[] =>
  facts.map((fact, i) => ({ ...fact, position: last - BigInt(facts.length - 1 - i) }));

/** As PostgreSQL reads bytes in text. */
const bytea = (hex: string): string => `\\x${hex}`;

/** The arguments of `journal.append`, in its order: arrays over the appends, then over the facts of all of them. */
const OF_APPENDS = {
  append_streams: ({ stream }: Append) => stream,
  append_expected: ({ expected }: Append) => expected,
  append_sizes: ({ facts }: Append) => facts.length,
};
const OF_FACTS = {
  streams: ({ stream }: StoredFact) => stream,
  versions: ({ version }: StoredFact) => version,
  ids: ({ id }: StoredFact) => id,
  types: ({ type }: StoredFact) => type,
  type_versions: ({ typeVersion }: StoredFact) => typeVersion,
  recorded_at: ({ recordedAt }: StoredFact) => recordedAt,
  happened_on: ({ happenedOn }: StoredFact) => happenedOn,
  data: ({ data }: StoredFact) => JSON.stringify(data),
  meta: ({ meta }: StoredFact) => JSON.stringify(meta),
  previous_hashes: ({ previousHash }: StoredFact) => bytea(previousHash),
  hashes: ({ hash }: StoredFact) => bytea(hash),
};
const ARGUMENTS = [...Object.keys(OF_APPENDS), 'of', ...Object.keys(OF_FACTS)];

const APPEND = {
  name: 'append',
  text: `SELECT journal.append(${ARGUMENTS.map((_, index) => `$${index + 1}`).join(', ')})::text[] AS positions`,
};

const argumentsOf = (appends: readonly Append[]): unknown[] => {
  const facts = appends.flatMap((append) => append.facts);
  return [
    ...Object.values<(append: Append) => unknown>(OF_APPENDS).map((of) => appends.map(of)),
    appends.flatMap((append, index) => append.facts.map(() => index + 1)),
    ...Object.values<(fact: StoredFact) => unknown>(OF_FACTS).map((of) => facts.map(of)),
  ];
};

/** The journal in PostgreSQL; `sql` holds its tables and the function that appends. */
export const postgresJournal = async (pool: Pool): Promise<Journal> => {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM journal.identity');
  const news = wakeUp();
  /** What this instance has heard of; a notification that comes while a reader looks elsewhere is not lost. */
  let newest = 0n;
  const heard = (position: bigint): void => {
    if (position > newest) newest = position;
    news.wake();
  };
  const listener = listen(pool, heard);
  const recent = recentFacts();

  const commit = async (appends: readonly Append[]): Promise<(bigint | Error)[]> => {
    const { rows: answers } = await pool.query<{ positions: (string | null)[] }>({
      ...APPEND,
      values: argumentsOf(appends),
    });
    const positions = answers[0]!.positions.map((position) => position && BigInt(position));
    positions.forEach((position, index) => {
      if (position) recent.appended(placed(appends[index]!, position));
    });
    const last = positions.findLast(Boolean);
    if (last) heard(last);
    return positions.map(
      (position, index) => position || new WrongVersion(appends[index]!.stream, appends[index]!.expected),
    );
  };

  /** What one append has wrong must not fail those that shared its commit. */
  const commitOrEach = async (appends: readonly Append[]): Promise<(bigint | Error)[]> => {
    try {
      return await commit(appends);
    } catch (error) {
      if (appends.length === 1 || !isDataError(error)) throw error;
      const each: (bigint | Error)[] = [];
      for (const append of appends)
        each.push(
          ...(await commit([append]).catch((mine: unknown) => [
            mine instanceof Error ? mine : new Error(String(mine)),
          ])),
        );
      return each;
    }
  };

  const append = batcher(commitOrEach);

  const readOn = together(async (after: bigint, limit: number): Promise<JournalFact[]> => {
    const { rows: found } = await pool.query<Row>({
      name: 'read-all',
      text: `SELECT ${COLUMNS} FROM journal.facts WHERE position > $1 ORDER BY facts.position LIMIT $2`,
      values: [after.toString(), limit],
    });
    const facts = found.map(journalFact);
    recent.found(after, facts, facts.length < limit);
    return facts;
  });

  return {
    id: rows[0]!.id,
    dense: true,
    append: async (stream, expected, facts) => append({ stream, expected, facts }),
    read: async (stream, after = 0) => {
      const { rows: facts } = await pool.query<Row>({
        name: 'read-stream',
        text: `SELECT ${COLUMNS} FROM journal.facts WHERE stream = $1 AND version > $2 ORDER BY facts.version`,
        values: [stream, after],
      });
      return facts.map(journalFact);
    },
    readAll: async (after, limit) => recent.after(after, limit) ?? (await readOn(after, limit)),
    scan: (after, upTo, without) => scanFacts(pool, after, upTo, without),
    head: async () => {
      const { rows: head } = await pool.query<{ position: string }>(
        'SELECT position::text FROM journal.head',
      );
      return BigInt(head[0]!.position);
    },
    changed: async (after, signal) => {
      if (newest <= after) await news.wait(POLL, signal);
    },
    close: () => listener.close(),
  };
};

/** Listens on a connection of its own and connects again when that is lost; polling carries on meanwhile. */
const listen = (pool: Pool, heard: (position: bigint) => void) => {
  let client: Client;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const connect = (): void => {
    const mine = (client = new Client(pool.options));
    const lost = () => {
      if (closed || client !== mine) return;
      clearTimeout(retry);
      retry = setTimeout(connect, POLL);
    };
    mine.on('error', lost);
    mine.on('end', lost);
    mine.on('notification', ({ payload }) => heard(BigInt(payload ?? 0)));
    mine
      .connect()
      .then(() => mine.query('LISTEN journal'))
      .then(() => heard(0n), lost);
  };
  connect();

  return {
    close: async (): Promise<void> => {
      closed = true;
      clearTimeout(retry);
      await client.end().catch(() => undefined);
    },
  };
};
