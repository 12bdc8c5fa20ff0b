import type { Pool } from 'pg';
import type { Journal, JournalFact } from '../../kernel/journal.js';
import { moveCheckpoint, readCheckpoint, resetCheckpoint } from '../projections/checkpoint.js';
import type { Leadership } from '../projections/leadership.js';
import { follow, type Reader } from '../projections/reader.js';
import { inTransaction } from '../sql.js';
import { idsIn } from './ids.js';
import type { ReadLog } from './read-log.js';

export const ACTS = 'acts';
const SHAPE = '1';

interface Noting {
  readonly pool: Pool;
  readonly journal: Journal;
  readonly readLog: Pick<ReadLog, 'personsIn'>;
}

/** Where a fact may name people: in the name of its stream, and in what it says. */
const told = ({ stream, data }: Pick<JournalFact, 'stream' | 'data'>) => [stream, data];

const row = ({ meta, data, ...fact }: JournalFact, persons: ReadonlySet<string>) => ({
  id: fact.id,
  account: meta.actor.id,
  role: meta.actor.role,
  unit: meta.actor.unit,
  stream: fact.stream,
  version: fact.version,
  type: fact.type,
  happened_on: fact.happenedOn,
  recorded_at: fact.recordedAt,
  correlation: meta.correlationId,
  cause: meta.causeId ?? null,
  persons: [...idsIn(told({ data, ...fact }))].filter((id) => persons.has(id)),
});

/** Notes who recorded which fact, and whom it names, whichever store the journal is in. */
export const startActs = async (
  { pool, journal, readLog }: Noting,
  leadership: Leadership,
): Promise<Reader> => {
  if (!(await readCheckpoint(pool, ACTS))) await resetCheckpoint(pool, ACTS, SHAPE);
  return follow({
    name: ACTS,
    journal,
    leads: () => leadership.leads(ACTS),
    checkpoint: async () => (await readCheckpoint(pool, ACTS))?.position ?? 0n,
    concerns: () => true,
    handle: async (due, from, to) => {
      const persons = new Set(await readLog.personsIn(due.map(told)));
      const rows = JSON.stringify(due.map((fact) => row(fact, persons)));
      await inTransaction(
        pool,
        async (sql) => {
          await sql.query({
            name: 'acts',
            text: `INSERT INTO access.act SELECT * FROM jsonb_populate_recordset(NULL::access.act, $1)
              ON CONFLICT (id) DO NOTHING`,
            values: [rows],
          });
          await moveCheckpoint(sql, { reader: ACTS, shape: SHAPE, from, to });
        },
        { lazily: true },
      );
    },
  });
};
