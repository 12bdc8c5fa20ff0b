import type { By } from '../src/engine/by.js';
import { prepared, type Select } from '../src/engine/look.js';
import { tableOf } from '../src/engine/projections/table.js';
import { narrowed } from '../src/engine/rows.js';
import type { Runtime } from '../src/engine/runtime.js';
import { caseload } from '../src/views/caseload/caseload.view.js';
import type { Bench } from './bench.js';
import { atMost, compared, durations, interleaved, median } from './support/measure.js';
import { fill, type People, TODAY } from './support/people.js';
import type { Setting } from './support/setting.js';

const PAGE = 50;

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
