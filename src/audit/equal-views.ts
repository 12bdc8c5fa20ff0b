import { escapeIdentifier, type Pool } from 'pg';
import { VIEWS } from '../engine/database.js';
import { tablesIn } from './tables.js';

/** A digest of all rows of each view, in whatever order they lie. */
const digests = async (pool: Pool): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  for (const table of await tablesIn(pool, [VIEWS])) {
    const { rows } = await pool.query<{ digest: string }>(
      `SELECT md5(coalesce(string_agg(md5(to_jsonb(t)::text), '' ORDER BY md5(to_jsonb(t)::text)), '')) AS digest
       FROM ${table.split('.').map(escapeIdentifier).join('.')} t`,
    );
    found.set(table, rows[0]!.digest);
  }
  return found;
};

/** Views that have other rows in one database than in the other. */
export const differences = async (one: Pool, other: Pool): Promise<string[]> => {
  const [here, there] = [await digests(one), await digests(other)];
  return [...new Set([...here.keys(), ...there.keys()])].filter(
    (table) => here.get(table) !== there.get(table),
  );
};
