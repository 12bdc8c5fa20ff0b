import type { PoolClient } from 'pg';
import { ALL } from '../../src/kernel/belonging.js';
import { start } from '../../src/engine/open.js';
import { poolOf } from '../../src/engine/database.js';
import type { Runtime } from '../../src/engine/runtime.js';
import { common, generate } from './facts.js';
import { openOurs, rebuildViews } from './ours.js';
import type { Setting } from './setting.js';

export const TODAY = '2026-02-03';
/** Participants of one coach. */
const CASES = 100;

/** People of whom the journal knows; the others are made after them. */
const KNOWN = 1_000;
const FACTS_EACH = 60;

const WORKER = `'coach-' || n / ${CASES}`;
/** A thousand people belong to each. */
const UNIT = `'city.unit-' || n / 1000`;
const KEYS = `ARRAY['${ALL}', 'assignment@' || ${WORKER}, 'unit/city', 'unit/' || ${UNIT}]`;

/** What differs, in each table, between people who are otherwise copies of each other. */
const OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  caseload: {
    case_worker: WORKER,
    last_contact_on: `date '2025-01-01' + n * 7 % 390`,
    registered_on: `date '2024-01-01' + n * 5 % 365`,
  },
  responsibility: { case_worker: WORKER, unit: UNIT, keys: KEYS, lasting: KEYS },
};

/** The view's own rows of a few, multiplied. */
const multiplied = async (client: PoolClient, table: string, people: number): Promise<void> => {
  const own: Readonly<Record<string, string>> = { id: common("'person'", 'n'), ...OWN[table] };
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'views' AND table_name = $1`,
    [table],
  );
  const columns = rows.map(({ name }) => name);
  await client.query(
    `CREATE TEMPORARY TABLE known AS SELECT *, row_number() OVER () AS i FROM views.${table};
     TRUNCATE views.${table};
     INSERT INTO views.${table} (${columns.join(', ')})
     SELECT ${columns.map((column) => own[column] ?? column).join(', ')}
     FROM generate_series(1, ${people}) AS n JOIN known ON i = n % ${KNOWN} + 1;
     DROP TABLE known`,
  );
  await client.query(`VACUUM ANALYZE views.${table}`);
};

export interface People {
  /** Of the database. */
  readonly url: string;
  readonly runtime: Runtime;
  readonly client: PoolClient;
}

/** A database with a caseload of so many people. */
export const fill = async (
  setting: Setting,
  people: number,
  env: Readonly<Record<string, string>> = {},
): Promise<People> => {
  const url = await setting.database();
  const runtime = await openOurs(setting, url, env);
  const client = await poolOf(runtime.source).connect();
  setting.after(async () => client.release());
  setting.say(`generating ${people.toLocaleString('en')} people …`);
  await generate(client, KNOWN, FACTS_EACH);
  await rebuildViews(setting, url, 'all', undefined, env);
  for (const table of Object.keys(OWN)) await multiplied(client, table, people);
  await start(runtime);
  return { url, runtime, client };
};
