import type { Projection } from '../../kernel/projection.js';
import { rebuildName } from '../projections/rebuild.js';
import { tableOf } from '../projections/table.js';
import type { Runtime } from '../runtime.js';

/** A rebuild that has not moved for so long was cut off, and goes on when somebody starts it again. */
const CUT_OFF = '2 minutes';

interface Standing {
  readonly rebuilding: boolean;
  /** The table as the database knows it: another one after a swap. */
  readonly table: string | null;
}

/** How projections stand, in whichever instance or program they are rebuilt. */
export const standingOf = async (
  { pool, source, projectors }: Pick<Runtime, 'pool' | 'source' | 'projectors'>,
  projections: readonly Projection[],
): Promise<ReadonlyMap<Projection, Standing>> => {
  const { rows } = await pool.query<Standing>(
    `SELECT to_regclass(t.name)::oid::text AS table, EXISTS (
       SELECT FROM engine.checkpoint c WHERE c.reader = t.rebuild AND c.updated_at > now() - interval '${CUT_OFF}'
     ) AS rebuilding
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS t (name, rebuild, nth) ORDER BY t.nth`,
    [projections.map((each) => tableOf(source, each).name), projections.map(rebuildName)],
  );
  return new Map(
    projections.map((each, nth) => {
      const { rebuilding, table } = rows[nth]!;
      return [each, { rebuilding: rebuilding || !projectors.has(each.name), table }];
    }),
  );
};

export type Standings = Awaited<ReturnType<typeof standingOf>>;

export interface Turn {
  readonly projection: Projection;
  readonly event: 'rebuilding' | 'rebuilt';
}

/** What became of them between two looks; a rebuild may be over before anybody saw it. */
export const turns = (before: Standings, now: Standings): readonly Turn[] =>
  [...now].flatMap(([projection, { rebuilding, table }]): readonly Turn[] => {
    const was = before.get(projection);
    if (rebuilding && !was?.rebuilding) return [{ projection, event: 'rebuilding' }];
    const anew = was && (was.rebuilding || was.table !== table);
    return anew && !rebuilding ? [{ projection, event: 'rebuilt' }] : [];
  });
