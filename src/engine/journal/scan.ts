import type { Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { ScannedFact } from '../../kernel/journal.js';
import { borrow, giveBack } from '../sql.js';
import type { Meta } from '../../kernel/messages.js';

/** A line of COPY in text format; what is seldom needed is read when it is asked for. */
class Scanned implements ScannedFact {
  readonly position: bigint;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly typeVersion: number;
  readonly happenedOn: string;
  readonly recordedAt: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly #meta: string;

  constructor(line: string) {
    const [position, stream, version, type, typeVersion, happenedOn, recordedAt, id, data, meta] =
      line.split('\t');
    this.position = BigInt(position!);
    this.stream = stream!;
    this.version = Number(version);
    this.type = type!;
    this.typeVersion = Number(typeVersion);
    this.happenedOn = happenedOn!;
    this.recordedAt = recordedAt!;
    this.id = id!;
    this.data = json(data!) as Readonly<Record<string, unknown>>;
    this.#meta = meta!;
  }

  get meta(): Meta {
    return json(this.#meta) as Meta;
  }
}

/** JSON has no raw control characters, so COPY doubles its backslashes and escapes nothing else. */
const json = (text: string): unknown =>
  JSON.parse(text.includes('\\') ? text.replaceAll('\\\\', '\\') : text);

const SQL = (after: bigint, upTo: bigint, without: readonly string[]): string => `COPY (
  SELECT position, stream, version, type, type_version, to_char(happened_on, 'YYYY-MM-DD'),
    to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), id, data, meta
  FROM journal.facts
  WHERE position > ${after} AND position <= ${upTo}
    AND type <> ALL('{${without.map((type) => JSON.stringify(type)).join()}}')
  ORDER BY position
) TO STDOUT`;

/** Facts in order, straight from COPY, batch by batch as they arrive; the reader sets the pace. */
export async function* scanFacts(
  pool: Pool,
  after: bigint,
  upTo: bigint,
  without: readonly string[],
): AsyncGenerator<readonly ScannedFact[]> {
  const client = await borrow(pool);
  let finished = false;
  try {
    const chunks = client.query(copyTo(SQL(after, upTo, without), { highWaterMark: 1 << 20 }));
    chunks.setEncoding('utf8');
    let rest = '';
    for await (const chunk of chunks as AsyncIterable<string>) {
      const end = chunk.lastIndexOf('\n');
      if (end < 0) {
        rest += chunk;
        continue;
      }
      const lines = (rest + chunk.slice(0, end)).split('\n');
      rest = chunk.slice(end + 1);
      yield lines.map((line) => new Scanned(line));
    }
    finished = true;
  } finally {
    // A scan that was cut off leaves a connection in the middle of COPY.
    giveBack(client, !finished);
  }
}
