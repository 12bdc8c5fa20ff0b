import { createHash } from 'node:crypto';
import { escapeIdentifier, escapeLiteral, type Pool } from 'pg';
import { inTransaction } from '../sql.js';
import type { Publication, ReportingView } from './publication.js';

export const SCHEMA = 'reporting';
const LOCK = 7_305_002;

const publishedSql = ({ name, columns }: ReportingView): string =>
  `SELECT ${columns
    .map(
      ({ name: column, type }) =>
        `(p.row->>${escapeLiteral(column)})::${type} AS ${escapeIdentifier(column)}`,
    )
    .join(', ')} FROM engine.published p WHERE p.view = ${escapeLiteral(name)}`;

const selectedSql = (view: ReportingView, sql: string): string =>
  `SELECT ${view.columns.map(({ name, type }) => `s.${escapeIdentifier(name)}::${type}`).join(', ')} FROM (${sql}) s`;

/** The statements that make the views and say in the database what they mean. */
const statementsOf = (view: ReportingView): string[] => {
  const name = `${SCHEMA}.${escapeIdentifier(view.name)}`;
  return [
    `CREATE VIEW ${name} WITH (security_barrier) AS ${view.sql ? selectedSql(view, view.sql) : publishedSql(view)}`,
    `COMMENT ON VIEW ${name} IS ${escapeLiteral(view.en)}`,
    ...view.columns.map(
      (column) => `COMMENT ON COLUMN ${name}.${escapeIdentifier(column.name)} IS ${escapeLiteral(column.en)}`,
    ),
  ];
};

/** Makes the schema as this release has it, if it is not so already; readers see the old one or the new one. */
export const openSchema = async (pool: Pool, { views }: Publication): Promise<void> => {
  const statements = views.flatMap(statementsOf);
  const shape = createHash('sha256').update(statements.join(';')).digest('hex');
  await inTransaction(pool, async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const { rows } = await sql.query<{ shape: string | null }>(
      `SELECT obj_description(to_regnamespace($1)::oid, 'pg_namespace') AS shape`,
      [SCHEMA],
    );
    if (rows[0]?.shape === shape) return;
    await sql.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
    await sql.query(`CREATE SCHEMA ${SCHEMA}`);
    for (const statement of statements) await sql.query(statement);
    await sql.query(`COMMENT ON SCHEMA ${SCHEMA} IS ${escapeLiteral(shape)}`);
  });
};
