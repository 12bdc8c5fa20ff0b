import { openCut, type KeptCut } from '../../src/engine/as-of/kept-cut.js';
import type { JournalCut } from '../../src/engine/as-of/journal-cut.js';
import type { View } from '../../src/engine/look.js';
import { tableOf } from '../../src/engine/projections/table.js';
import type { Runtime } from '../../src/engine/runtime.js';
import { grantFigures } from '../../src/views/grants/grant-figures.view.js';
import { grants } from '../../src/views/grants/grants.view.js';

/* What must hold of the money at any moment, whatever happened: asked of a journal that is cut, by the views' own SQL. */

export type Figures = Record<string, unknown>;

/** How a grant may be divided. */
export const DIVISIONS = [
  'module',
  'month',
  'municipality',
  'module,line',
  'municipality,month',
  'module,line,municipality,month',
] as const;

const ADDED = ['spentCents', 'committedCents', 'ownShareCents'] as const;
const PROJECTIONS = [...new Set([...grants.projections, ...grantFigures.projections])];

export interface Cut {
  /** Goes on to a position of the journal. */
  to(position: bigint): Promise<void>;
  /** What is wrong at this point, as sentences; nothing if all adds up. */
  faults(today: string, divisions?: readonly string[]): Promise<readonly string[]>;
  rows(view: View, query: object, today: string): Promise<Figures[]>;
  query(text: string): Promise<unknown>;
  end(): Promise<void>;
}

const sum = (rows: readonly Figures[], field: string): number =>
  rows.reduce((all, row) => all + Number(row[field] ?? 0), 0);

/** Opens a journal up to its beginning. */
export const cutOf = async (
  { source, pool, journal, codec }: Runtime,
  cut: JournalCut = {},
): Promise<Cut> => {
  const over = new AbortController().signal;
  const kept: KeptCut = await openCut({ source, journal, codec, over, options: { ...pool.options } }, cut);
  const rows = async ({ select }: View, query: object, today: string): Promise<Figures[]> => {
    const { text, values } = select(query, today, (of, alias) => tableOf(source, of).columns(alias), {});
    return (await kept.query({ text, values })).rows;
  };
  return {
    rows,
    to: (position) => kept.foldOn(PROJECTIONS, position, () => undefined),
    query: (text) => kept.query({ text, values: [] }),
    end: () => kept.end(),
    faults: async (today, divisions = DIVISIONS) => {
      const twice = await kept.query({
        text: `SELECT c.id FROM views.claim c CROSS JOIN LATERAL unnest(c.entries) AS e (entry)
          GROUP BY c.id, e.entry HAVING count(*) > 1`,
        values: [],
      });
      const faults = twice.rows.map(({ id }) => `${String(id)} has a unit that is claimed twice`);
      const whole = await rows(grants, { limit: 200 }, today);
      for (const { approvedCents, committedCents, spentCents, remainingCents } of whole) {
        const left = Number(approvedCents) - Number(committedCents) - Number(spentCents);
        if (Number(remainingCents) !== left)
          faults.push(`remaining ${String(remainingCents)} is not ${left}`);
      }
      for (const by of divisions) {
        const parts = await rows(grantFigures, { by, limit: 10_000 }, today);
        for (const grant of whole)
          for (const field of ADDED) {
            const added = sum(
              parts.filter((part) => part.grant === grant.id),
              field,
            );
            if (added !== Number(grant[field]))
              faults.push(`by ${by} ${field} adds up to ${added}, not to ${String(grant[field])}`);
          }
      }
      return faults;
    },
  };
};
