import { Client, type ClientConfig, type QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import type { Projection } from '../../kernel/projection.js';
import { VIEWS } from '../database.js';
import { tableOf } from '../projections/table.js';
import { type CutFolding, foldCut, type Included } from './fold-cut.js';
import type { JournalCut } from './journal-cut.js';

/** Tables that belong to a connection and go with it, whatever ends. */
const TEMPORARY = 'pg_temp';

/** A projection's rows as far as they are folded. */
interface Rows {
  readonly position: bigint;
  readonly last?: Included;
}

/** Projections folded from a cut journal, in temporary tables. */
export interface KeptCut {
  /** Folds what is missing of some projections up to a position. */
  foldOn(
    projections: readonly Projection[],
    upTo: bigint,
    progress: (name: string, at: bigint) => void,
  ): Promise<void>;
  /** The last fact that any of these projections has in it. */
  last(projections: readonly Projection[]): Included | undefined;
  /** The statement of a view over these tables instead of the live ones. */
  query(statement: {
    readonly text: string;
    readonly values: readonly unknown[];
  }): Promise<QueryResult<Record<string, unknown>>>;
  /** Whether there is nothing to fold. */
  reaches(projections: readonly Projection[], upTo: bigint): boolean;
  /** Whether the connection was lost, or somebody ended it. */
  readonly over: () => boolean;
  end(): Promise<void>;
}

export interface Folding extends Pick<CutFolding, 'journal' | 'codec' | 'over'> {
  readonly source: DataSource;
  readonly options: ClientConfig;
}

/** Statements name the live tables with their schema, and nothing else that ends like it. */
const elsewhere = (text: string): string =>
  text.replaceAll(new RegExp(`\\b${VIEWS}\\.(?=[a-z])`, 'g'), `${TEMPORARY}.`);

const later = (one: Included | undefined, other: Included | undefined): Included | undefined =>
  one && other ? (one.position > other.position ? one : other) : (one ?? other);

export const openCut = async (
  { source, options, ...folding }: Folding,
  cut: JournalCut,
): Promise<KeptCut> => {
  const client = new Client({ ...options, keepAlive: true });
  const folded = new Map<string, Rows>();
  let over = false;
  const end = (): void => {
    over = true;
  };
  client.on('error', end);
  client.on('end', end);
  await client.connect();

  const foldOn = async (
    projection: Projection,
    upTo: bigint,
    progress: (at: bigint) => void,
  ): Promise<void> => {
    const { name } = projection;
    const table = tableOf(source, projection, TEMPORARY);
    if (!folded.has(name)) {
      const live = tableOf(source, projection).name;
      await client.query(`CREATE TEMPORARY TABLE ${table.name} (LIKE ${live} INCLUDING ALL)`);
      folded.set(name, { position: 0n });
    }
    const { position, last } = folded.get(name)!;
    if (position >= upTo) return;
    const next = await foldCut({ ...folding, projection, cut, table, sql: client, progress }, position, upTo);
    if (position === 0n) await client.query(`ANALYZE ${table.name}`);
    folded.set(name, { position: upTo, last: next ?? last });
  };

  return {
    foldOn: async (projections, upTo, progress) => {
      for (const each of projections) await foldOn(each, upTo, (at) => progress(each.name, at));
    },
    reaches: (projections, upTo) =>
      projections.every(({ name }) => (folded.get(name)?.position ?? -1n) >= upTo),
    last: (projections) => projections.map(({ name }) => folded.get(name)?.last).reduce(later, undefined),
    query: ({ text, values }) => client.query(elsewhere(text), [...values]),
    over: () => over,
    end: async () => {
      over = true;
      await client.end().catch(() => undefined);
    },
  };
};
