/* What the dashboards show. Each panel is one statement over the documented views; a test runs all of them. */

export interface Panel {
  readonly title: string;
  /** Grafana's kind of picture. A time series has the columns `time`, `metric` and `value`. */
  readonly type: 'timeseries' | 'barchart' | 'table' | 'stat';
  readonly unit?: 'percent' | 'currencyEUR';
  readonly sql: string;
}

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly Panel[];
}

const QUARTERS = 'length(period) > 4';
const YEARS = 'length(period) = 4';
const EACH = 'programme IS NOT NULL';
const TOTALS = 'by IS NULL';

/** By quarter, a line for each programme. */
const overTime = (title: string, view: string, amount: string): Panel => ({
  title,
  type: 'timeseries',
  sql: `SELECT last_day::timestamp AS time, title AS metric, ${amount} AS value FROM reporting.${view} WHERE ${EACH} AND ${TOTALS} AND ${QUARTERS} ORDER BY 1, 2`,
});

/** By year and group, all programmes. */
const byGroup = (title: string, by: string, columns: string, view = 'participation'): Panel => ({
  title,
  type: 'table',
  sql: `SELECT period AS year, value AS "${by}", ${columns} FROM reporting.${view} WHERE programme IS NULL AND by = '${by}' AND ${YEARS} ORDER BY 1, 2`,
});

const byYear = (title: string, view: string, columns: string): Panel => ({
  title,
  type: 'barchart',
  sql: `SELECT period AS year, ${columns} FROM reporting.${view} WHERE programme IS NULL AND ${TOTALS} AND ${YEARS} ORDER BY 1`,
});

const byProgramme = (title: string, view: string, columns: string): Panel => ({
  title,
  type: 'table',
  sql: `SELECT title AS programme, period AS year, ${columns} FROM reporting.${view} WHERE ${EACH} AND ${TOTALS} AND ${YEARS} ORDER BY 1, 2`,
});

const euros = (column: string): string => `${column}_cents / 100.0 AS ${column}`;

export const DASHBOARDS: readonly Dashboard[] = [
  {
    uid: 'participation',
    title: 'Participation (Teilnahme)',
    panels: [
      overTime('Taking part at the end of the quarter', 'participation', 'stock'),
      byYear('Entries, exits, reached', 'participation', 'entries, exits, reached'),
      byGroup('By sex', 'sex', 'entries, reached, exits, stock'),
      byGroup('By age band', 'age-band', 'entries, reached, exits, stock'),
      byGroup('By residence title at the entry', 'title', 'entries, reached, exits, stock'),
      byGroup('By municipality', 'municipality', 'entries, reached, exits, stock'),
      byProgramme('By programme', 'participation', 'entries, reached, exits, stock'),
    ],
  },
  {
    uid: 'placements',
    title: 'Placements and outcomes (Vermittlung und Verbleib)',
    panels: [
      byYear('Placed', 'placements', 'placed_job, placed_apprenticeship, placed_school'),
      byYear('How people left', 'outcomes', 'completed, dropped_out, placed_at_exit'),
      byProgramme('By programme', 'placements', 'placed, placed_job, placed_apprenticeship, placed_school'),
      byProgramme('Six months after the exit', 'outcomes', 'exits, placed_at_exit, placed_after_six_months'),
      byGroup('By sex', 'sex', 'placed, placed_job, placed_apprenticeship, placed_school', 'placements'),
    ],
  },
  {
    uid: 'language',
    title: 'Language (Sprache)',
    panels: [
      byYear('Level known at the entry, and higher since', 'language', 'level_known, level_gained'),
      overTime('Teaching units attended', 'delivery', 'units'),
      overTime('Talks held', 'delivery', 'talks'),
      byProgramme(
        'By programme',
        'language',
        'reached, level_known, level_gained, round(100.0 * level_gained / nullif(level_known, 0)) AS percent',
      ),
    ],
  },
  {
    uid: 'waiting',
    title: 'Waiting (Warteliste)',
    panels: [
      overTime('Waiting at the end of the quarter', 'participation', 'waiting'),
      byProgramme(
        'Waiting at the end of the year, against those taking part',
        'participation',
        'waiting, stock',
      ),
      byGroup('Waiting by municipality', 'municipality', 'waiting'),
    ],
  },
  {
    uid: 'money',
    title: 'Money (Mittel)',
    panels: [
      {
        title: 'Plan against actual by module',
        type: 'table',
        unit: 'currencyEUR',
        sql: `SELECT title AS "grant", module, ${['budget', 'committed', 'spent', 'own_share', 'remaining'].map(euros).join(', ')} FROM reporting.money WHERE module IS NOT NULL ORDER BY 1, 2`,
      },
      {
        title: 'Spent by month',
        type: 'timeseries',
        unit: 'currencyEUR',
        sql: `SELECT to_date(month, 'YYYY-MM')::timestamp AS time, title AS metric, spent_cents / 100.0 AS value FROM reporting.money WHERE month IS NOT NULL ORDER BY 1, 2`,
      },
      {
        title: 'Planned and spent up to each month',
        type: 'timeseries',
        unit: 'currencyEUR',
        sql: `SELECT to_date(month, 'YYYY-MM')::timestamp AS time, title || ' ' || kind AS metric, sum(cents) OVER (PARTITION BY grant_id, kind ORDER BY month) / 100.0 AS value FROM reporting.money CROSS JOIN LATERAL (VALUES ('planned', budget_cents), ('spent', spent_cents)) AS k (kind, cents) WHERE month IS NOT NULL ORDER BY 1, 2`,
      },
    ],
  },
  {
    uid: 'operations',
    title: 'Operations (Betrieb)',
    panels: [
      { title: 'Figures as of', type: 'stat', sql: 'SELECT day::text AS day, made_at FROM reporting.made' },
      {
        title: 'Parked streams',
        type: 'stat',
        sql: 'SELECT coalesce(sum(parked), 0) AS parked FROM reporting.operations',
      },
      {
        title: 'Views, policies and sweeps on their way through the journal',
        type: 'table',
        sql: 'SELECT reader, position, max(position) OVER () - position AS behind_the_first, moved_at, parked FROM reporting.operations ORDER BY 3 DESC, 1',
      },
    ],
  },
];
