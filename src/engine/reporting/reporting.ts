import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { berlinDay } from '../../kernel/local-date.js';
import type { By } from '../by.js';
import { look, Look, type View } from '../look.js';
import { positionToken } from '../position.js';
import { Problem } from '../problems.js';
import type { Runtime } from '../runtime.js';
import { inTransaction } from '../sql.js';
import type { Ask } from './publication.js';
import { openRole } from './role.js';
import { openSchema } from './schema.js';

const READER = 'reporting';
/** How often figures are made anew, and how often somebody looks whether it is time, in milliseconds. */
const EVERY = 3_600_000;
const LOOK = 30_000;
const SOON = 250;
/** Rows of a page. */
const MOST = 200;

const log = new Logger(READER);

const byUs = (now: Date): By => ({
  actor: { id: READER, role: READER, unit: READER },
  units: [READER],
  now,
  service: true,
  simulated: false,
  commandId: randomUUID(),
  correlationId: randomUUID(),
});

const asking =
  (runtime: Runtime, by: By): Ask =>
  async <Row>(view: View, query: object = {}) => {
    const after = positionToken(runtime.journal, await runtime.journal.head());
    const found: object[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const paged = { ...query, after, limit: MOST, ...(cursor && { cursor }) };
      const page = await look(runtime, new Look(view, paged, by), 'everything');
      found.push(...page.rows);
      cursor = page.next;
    }
    return found as Row[];
  };

const isBuilt = ({ publication, projectors }: Runtime): boolean =>
  publication!.reads.every(({ projections }) => projections.every(({ name }) => projectors.has(name)));

/** Makes all figures anew, of all that is recorded by now; readers see the old ones or the new ones. @returns how many rows there are */
export const publish = async (runtime: Runtime, now = new Date()): Promise<number> => {
  const { pool, publication } = runtime;
  if (!publication) return 0;
  const made = await publication.make(asking(runtime, byUs(now)), berlinDay(now));
  const rows = Object.entries(made).flatMap(([view, its]) =>
    its.map((row, number) => ({ view, number, row })),
  );
  await inTransaction(pool, async (sql) => {
    // Whoever comes second waits, and replaces.
    await sql.query('LOCK TABLE engine.publication IN EXCLUSIVE MODE');
    await sql.query('DELETE FROM engine.published');
    await sql.query(
      `INSERT INTO engine.published (view, number, row)
       SELECT r.view, r.number, r.row FROM jsonb_to_recordset($1) AS r (view text, number integer, row jsonb)`,
      [JSON.stringify(rows)],
    );
    await sql.query(
      `INSERT INTO engine.publication (made_at, day) VALUES ($1, $2)
       ON CONFLICT (only_row) DO UPDATE SET made_at = excluded.made_at, day = excluded.day`,
      [now, berlinDay(now)],
    );
  });
  return rows.length;
};

const isDue = async ({ pool }: Runtime): Promise<boolean> => {
  const { rows } = await pool.query<{ made: Date; day: string }>(
    'SELECT made_at AS made, day FROM engine.publication',
  );
  const now = new Date();
  return !rows[0] || now.getTime() - rows[0].made.getTime() >= EVERY || rows[0].day !== berlinDay(now);
};

/** Makes schema and role, and has one of the instances keep the figures fresh. @returns when it has ended */
export const startReporting = async (runtime: Runtime): Promise<void> => {
  const { pool, publication, leadership, over, config } = runtime;
  if (!publication) return;
  await openSchema(pool, publication);
  const missing = await openRole(pool, config.reportingPassword);
  if (missing) log.warn(missing);
  const step = async (): Promise<number> => {
    if (!isBuilt(runtime)) return SOON;
    if ((await leadership.leads(READER)) && (await isDue(runtime))) await publish(runtime);
    return LOOK;
  };
  const run = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const pause = await step().catch((error: Error) => {
        // While views are behind, or being built, the figures made last stay.
        const passing = error instanceof Problem && error.status === 503;
        if (!over.signal.aborted && !passing) log.error(error.message);
        return LOOK;
      });
      await sleep(pause, undefined, { signal: over.signal }).catch(() => undefined);
    }
  };
  runtime.reporting = run();
};
