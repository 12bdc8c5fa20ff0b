import type { Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { ScannedFact } from '../../kernel/journal.js';
import type { Meta } from '../../kernel/messages.js';
import { borrow, giveBack } from '../sql.js';

/** JSON has no raw control characters, so COPY doubles its backslashes and escapes nothing else. */
const json = (text: string): unknown =>
  JSON.parse(text.includes('\\') ? text.replaceAll('\\\\', '\\') : text);

/** A piece of a string keeps all of it in memory; a copy does not. */
const copied = (piece: string): string => Buffer.from(piece).toString();

const NULL = '\\N';
const NO_META = {} as Meta;

/** A line of COPY in text format; what is seldom needed is read when it is asked for. */
class Scanned implements ScannedFact {
  readonly stream: string;
  readonly type: string;
  readonly version: number;
  readonly typeVersion: number;
  readonly happenedOn: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly #rest: string;

  constructor(line: string) {
    let from = 0;
    const next = (): string => {
      const start = from;
      const end = line.indexOf('\t', start);
      from = end + 1;
      return line.slice(start, end);
    };
    this.stream = next();
    this.type = next();
    this.version = Number(next());
    this.typeVersion = Number(next());
    this.happenedOn = next();
    this.data = json(next()) as Readonly<Record<string, unknown>>;
    this.#rest = line.slice(from);
  }

  get position(): bigint {
    return BigInt(this.#more(0));
  }
  get id(): string {
    return copied(this.#more(1));
  }
  get recordedAt(): string {
    return new Date(Number(this.#more(2))).toISOString();
  }
  get meta(): Meta {
    const meta = this.#more(3);
    return meta === NULL ? NO_META : (json(meta) as Meta);
  }

  #more(column: number): string {
    return this.#rest.split('\t')[column]!;
  }
}

const SQL = (after: bigint, upTo: bigint, without: readonly string[]): string => `COPY (
  SELECT stream, type, version, type_version, happened_on, data,
    position, id, (extract(epoch FROM recorded_at) * 1000)::bigint,
    CASE WHEN meta ?| '{corrects,retracts,merge}' THEN meta END
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
      rest = copied(chunk.slice(end + 1));
      yield lines.map((line) => new Scanned(line));
    }
    finished = true;
  } finally {
    // A scan that was cut off leaves a connection in the middle of COPY.
    giveBack(client, !finished);
  }
}
