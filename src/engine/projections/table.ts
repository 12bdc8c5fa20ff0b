import type { DataSource } from 'typeorm';
import type { Projection } from '../../kernel/projection.js';
import { VIEWS } from '../database.js';
import type { Sql } from '../sql.js';

/** A projection's table in SQL, derived from its entity: read some rows, write some rows, delete some rows. */
export interface Table {
  readonly shape: string;
  /** Quoted, with its schema. */
  readonly name: string;
  /** Makes its indexes, once it is filled. */
  makeIndexes(sql: Sql): Promise<void>;
  /** `column AS "property"` for each column, of the table alias given. */
  columns(alias: string): string;
  /** The statement that writes the rows in a parameter of type jsonb, if a condition holds. */
  upsert(rows: string, condition: string): string;
  read(sql: Sql, ids: readonly string[]): Promise<Map<string, object>>;
  write(sql: Sql, rows: readonly object[]): Promise<void>;
  remove(sql: Sql, ids: readonly string[]): Promise<void>;
}

export const tableOf = (
  source: DataSource,
  { row, version, indexes = [] }: Projection,
  schema = VIEWS,
): Table => {
  const metadata = source.getMetadata(row);
  const table = `"${schema}"."${metadata.tableName}"`;
  const columns = metadata.columns.map((column) => ({
    property: column.propertyName,
    column: `"${column.databaseName}"`,
    type: `${source.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`,
  }));
  const aliased = columns.map(({ property, column }) => `${column} AS "${property}"`).join(', ');
  const names = columns.map(({ column }) => column).join(', ');
  const properties = columns.map(({ property }) => `r."${property}"`).join(', ');
  const typed = columns.map(({ property, type }) => `"${property}" ${type}`).join(', ');
  const updates = columns.map(({ column }) => `${column} = excluded.${column}`).join(', ');

  const upsert = (rows: string, condition: string): string =>
    `INSERT INTO ${table} (${names}) SELECT ${properties} FROM jsonb_to_recordset(${rows}) AS r (${typed})
     WHERE ${condition} ON CONFLICT (id) DO UPDATE SET ${updates}`;

  return {
    name: table,
    shape: [`${version}:${columns.map(({ column, type }) => `${column} ${type}`).join()}`, ...indexes].join(
      ';',
    ),
    makeIndexes: async (sql) => {
      for (const [n, index] of indexes.entries())
        await sql.query(
          `CREATE INDEX IF NOT EXISTS "${metadata.tableName}_${n}" ON ${table} ${index.startsWith('USING') ? index : `(${index})`}`,
        );
      await sql.query(`ANALYZE ${table}`);
    },
    columns: (alias) =>
      columns.map(({ property, column }) => `${alias}.${column} AS "${property}"`).join(', '),
    upsert,
    read: async (sql, ids) => {
      if (ids.length === 0) return new Map();
      const { rows } = await sql.query<{ id: string; row: object }>({
        name: `read ${table}`,
        text: `SELECT r.id, to_jsonb(r) AS row FROM (SELECT ${aliased} FROM ${table} WHERE id = ANY($1)) r`,
        values: [ids],
      });
      return new Map(rows.map(({ id, row: found }) => [id, found]));
    },
    write: async (sql, rows) => {
      if (rows.length === 0) return;
      await sql.query(upsert('$1', 'true'), [JSON.stringify(rows)]);
    },
    remove: async (sql, ids) => {
      if (ids.length > 0) await sql.query(`DELETE FROM ${table} WHERE id = ANY($1)`, [ids]);
    },
  };
};
