import { VIEWS } from '../database.js';
import { ALL } from '../../kernel/belonging.js';
import { isOpen, RESPONSIBILITY } from '../rows.js';
import type { Sql } from '../sql.js';
import { READER } from './role.js';

const GUARD_LOCK = 7_305_010;
const POLICY = 'shown';
/** What it was called when it said the same in a slower way. */
const FORMER = 'keys';

const SHOWN = {
  keys: '(SELECT access.keys())::text[]',
  today: `(SELECT (access.at() AT TIME ZONE 'Europe/Berlin')::date)`,
  now: '(SELECT access.at())',
};

/*
 * Written for the planner. What is claimed is an index condition, of whose worth it can reckon, and opens nothing by itself:
 * the keys with our mark are looked at after it, in a CASE, which it takes for a coin. A subquery with a value is asked row
 * by row, as a page wants it, and never of everybody beforehand. (One page of a million people: 10 ms instead of 1.4 s.)
 */
const openTo = (table: string): string =>
  table === RESPONSIBILITY
    ? `keys && access.claimed() AND CASE WHEN ${isOpen(SHOWN, table)} THEN true ELSE false END`
    : // The policy of the responsibility holds here, too.
      `'${ALL}' = ANY (${SHOWN.keys}) OR (SELECT true FROM ${RESPONSIBILITY} r WHERE r.id = ${table}.id)`;

const policyFor = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  DROP POLICY IF EXISTS ${FORMER} ON ${table};
  CREATE POLICY ${POLICY} ON ${table} FOR SELECT TO ${READER} USING (${openTo(table)})`;

/**
 * Lets readers see tables of read models: all of those that are about no person, and what policies show of the others.
 * A table that has not been here is closed to them.
 */
export const admit = async (sql: Sql, people: readonly string[]): Promise<void> => {
  await sql.query(`SELECT pg_advisory_xact_lock(${GUARD_LOCK})`);
  const { rows } = await sql.query<{ name: string; guarded: boolean; granted: boolean; there: boolean }>(
    `SELECT c.relname AS name, has_table_privilege('${READER}', c.oid, 'SELECT') AS granted,
       EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${POLICY}') AS guarded,
       to_regclass('${RESPONSIBILITY}') IS NOT NULL AS there
     FROM pg_class c WHERE c.relnamespace = '${VIEWS}'::regnamespace AND c.relkind = 'r'`,
  );
  for (const { name, guarded, granted, there } of rows) {
    const table = `"${VIEWS}".${name}`;
    if (people.includes(name) && !guarded && !there) continue;
    if (people.includes(name) && !guarded) await sql.query(policyFor(table));
    if (!granted) await sql.query(`GRANT SELECT ON ${table} TO ${READER}`);
  }
};
