import type { PoolClient } from 'pg';
import type { By } from '../src/engine/by.js';
import { poolOf } from '../src/engine/database.js';
import { prepared, type Select } from '../src/engine/look.js';
import { start } from '../src/engine/open.js';
import { tableOf } from '../src/engine/projections/table.js';
import { narrowed } from '../src/engine/rows.js';
import type { Runtime } from '../src/engine/runtime.js';
import { caseload } from '../src/views/caseload/caseload.view.js';
import type { Bench } from './bench.js';
import { common, generate } from './support/facts.js';
import { atMost, compared, durations, interleaved, median } from './support/measure.js';
import { openOurs, rebuildViews } from './support/ours.js';
import type { Setting } from './support/setting.js';

const PAGE = 50;
const TODAY = '2026-02-03';
/** Participants of one coach. */
const CASES = 100;

/** People of whom the journal knows; the others are made after them. */
const KNOWN = 1_000;
const FACTS_EACH = 60;

/** What differs between people who are otherwise copies of each other. */
const OWN: Readonly<Record<string, string>> = {
  id: common("'person'", 'n'),
  case_worker: `'coach-' || n / ${CASES}`,
  last_contact_on: `date '2025-01-01' + n * 7 % 390`,
  registered_on: `date '2024-01-01' + n * 5 % 365`,
};

/** A thousand people belong to each. */
const UNIT = `'city.unit-' || n / 1000`;

interface People {
  readonly runtime: Runtime;
  readonly client: PoolClient;
}

/** A database with so many people: the view's own rows of a few, multiplied. */
const fill = async (setting: Setting, people: number): Promise<People> => {
  const url = await setting.database();
  const runtime = await openOurs(setting, url);
  const client = await poolOf(runtime.source).connect();
  setting.after(async () => client.release());
  setting.say(`generating ${people.toLocaleString('en')} people …`);
  await generate(client, KNOWN, FACTS_EACH);
  await rebuildViews(setting, url, 'all');
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'views' AND table_name = 'caseload'`,
  );
  const columns = rows.map(({ name }) => name);
  await client.query(
    `CREATE TEMPORARY TABLE known AS SELECT *, row_number() OVER () AS i FROM views.caseload;
     TRUNCATE views.caseload, views.responsibility;
     INSERT INTO views.caseload (${columns.join(', ')})
     SELECT ${columns.map((column) => OWN[column] ?? column).join(', ')}
     FROM generate_series(1, ${people}) AS n JOIN known ON i = n % ${KNOWN} + 1;
     INSERT INTO views.responsibility (id, unit, case_worker, offers, shares, openings, consents, keys, lasting, dated)
     SELECT id, unit, worker, '[]', '[]', '[]', false, keys, keys, '[]' FROM (
       SELECT ${OWN.id} AS id, ${UNIT} AS unit, ${OWN.case_worker} AS worker,
         ARRAY['assignment@' || ${OWN.case_worker}, 'unit/city', 'unit/' || ${UNIT}] AS keys
       FROM generate_series(1, ${people}) AS n
     ) AS tied`,
  );
  await client.query('VACUUM ANALYZE views.caseload, views.responsibility');
  await start(runtime);
  return { runtime, client };
};

/** The statement of a page as the service makes it. */
const select = (runtime: Runtime, query: object): Select =>
  caseload.select(query, TODAY, (of, alias) => tableOf(runtime.source, of).columns(alias), {});

/** The page that begins in the middle of all that the query finds. */
const middle = async ({ runtime, client }: People, query: { readonly coach?: string }): Promise<Select> => {
  const { rows } = await client.query<{ sortKey: string; id: string }>(
    `WITH found AS (SELECT last_contact_on AS "sortKey", id FROM views.caseload WHERE $1::text IS NULL OR case_worker = $1)
     SELECT * FROM found ORDER BY "sortKey", id OFFSET (SELECT count(*) / 2 FROM found) LIMIT 1`,
    [query.coach],
  );
  const cursor = select(runtime, query).cursor!(rows[0]!);
  return select(runtime, { ...query, limit: PAGE, cursor });
};

const ASKERS = [
  {
    who: 'a coach',
    role: 'case-worker',
    account: 'coach-42',
    unit: 'city.unit-4',
    query: { coach: 'coach-42' },
  },
  { who: 'a team lead', role: 'team-lead', account: 'lead-4', unit: 'city.unit-4', query: {} },
  { who: 'the lead of all', role: 'team-lead', account: 'lead', unit: 'city', query: {} },
] as const;

/** The same page narrowed to what somebody may see: asked as the owner, and as the reader whom row-level security binds. */
async function* behindTheWall({ runtime, client }: People, { rounds, say }: Setting, size: string) {
  for (const { who, role, account, unit, query } of ASKERS) {
    say(`page of ${PAGE} behind the wall, ${who} …`);
    const by: By = {
      ...{
        actor: { id: account, role, unit },
        units: [unit],
        correlationId: 'bench',
        commandId: 'bench',
        simulated: false,
      },
      now: new Date(`${TODAY}T10:00:00Z`),
    };
    const page = select(runtime, { ...query, limit: PAGE });
    const scope = runtime.access.scope(role, 'look', 'view:caseload');
    const { shown, ...narrow } = await narrowed(runtime, by, scope, caseload.projections, page);
    const asked = {
      walled: () => runtime.guarded.query(shown!, prepared(narrow)),
      narrow: () => runtime.pool.query(prepared(narrow)),
      open: () => client.query(prepared(page)),
    };
    const [first] = await durations(1, asked.walled);
    const times = Math.max(3, Math.min(300, Math.floor(2_000 / first!)));
    const p50 = (ask: () => Promise<unknown>) => async () => median(await durations(times, ask));
    const figures = await interleaved(
      rounds,
      { walled: p50(asked.walled), narrow: p50(asked.narrow), open: p50(asked.open) },
      say,
    );
    const at = { case: `page of ${PAGE} of ${who} with row-level security, ${size} people`, unit: 'ms' };
    yield compared(
      { ...at, against: 'the same statement as the owner' },
      figures.walled,
      figures.narrow,
      atMost(1.1),
    );
    yield compared({ ...at, against: 'all people, nothing narrowed' }, figures.walled, figures.open);
  }
}

/** What does a page of the caseload cost, and does that depend on how many people there are? */
export const bench: Bench = async function* (setting) {
  const { quick, rounds, say } = setting;
  const few = await fill(setting, 10_000);
  const many = await fill(setting, quick ? 50_000 : 1_000_000);
  const size = quick ? '50k' : '1M';

  for (const [name, query] of [
    ['of a coach', { coach: 'coach-42' }],
    ['of all', {}],
  ] as const) {
    say(`page of ${PAGE} ${name} …`);
    const inFew = await middle(few, query);
    const inMany = await middle(many, query);
    // A page that takes seconds is looked at a few times only.
    const [first] = await durations(1, () => many.client.query(prepared(inMany)));
    const times = Math.max(3, Math.min(quick ? 50 : 300, Math.floor(2_000 / first!)));
    const p50 =
      ({ client }: People, page: Select) =>
      async () =>
        median(await durations(times, () => client.query(prepared(page))));
    const figures = await interleaved(
      rounds,
      {
        many: p50(many, inMany),
        few: p50(few, inFew),
        one: async () => median(await durations(times, () => many.client.query('SELECT 1'))),
      },
      say,
    );
    const at = { case: `page of ${PAGE} ${name}, ${size} people`, unit: 'ms' };
    yield compared({ ...at, against: 'SELECT 1' }, figures.many, figures.one, atMost(2.2));
    yield compared({ ...at, against: '10k people' }, figures.many, figures.few, atMost(1.2));
  }
  yield* behindTheWall(many, setting, size);
};
