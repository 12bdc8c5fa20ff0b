import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rebuild } from '../../src/engine/projections/rebuild.js';
import { look, Look, view } from '../../src/engine/look.js';
import { ALL } from '../../src/kernel/belonging.js';
import { caseloadProjection } from '../../src/views/caseload/caseload.projection.js';
import { responsibilityProjection } from '../../src/views/responsibility/responsibility.projection.js';
import { settled } from '../support/settled.js';
import { startTestService, type TestService } from '../support/service.js';

/* The second wall: what a statement forgot to narrow, the database does not show. */

const NOW = new Date('2021-03-15T09:00:00Z');
const MINE = { keys: ['unit/kreis'], now: NOW };
const NOBODY = { keys: ['unit/nirgends'], now: NOW };
const EVERYBODY = { keys: [ALL], now: NOW };
const IDS = 'SELECT id FROM views.caseload';

let test: TestService;
let mine: string;
let foreign: string;
/** Of the same unit as mine; the processing is restricted. */
let kept: string;

const asked = async (text: string, shown = MINE) =>
  (await test.service.runtime.guarded.query(shown, { text })).rows;
const ids = async (text = IDS, shown = MINE) => (await asked(text, shown)).map(({ id }) => id);
const refused = (text: string, shown = MINE) =>
  asked(text, shown).then(
    () => 'answered',
    ({ code }: { code?: string }) => code,
  );

beforeAll(async () => {
  test = await startTestService();
  mine = await test.person({}, { 'dev-unit': 'kreis.mitte' });
  kept = await test.person({}, { 'dev-unit': 'kreis.mitte' });
  foreign = await test.person({}, { 'dev-unit': 'kreisel' });
  const restrict = `/journeys/${kept}/privacy/restrict-processing`;
  const restricted = await test.issue(restrict, { ground: 'objection' }, { 'dev-unit': 'kreis.mitte' });
  expect(restricted.status).toBe(201);
  await settled(test);
});
afterAll(() => test.stop());

describe('the database itself', () => {
  it('shows the people to whom one has keys, and all to those whose task is with all', async () => {
    expect(await ids()).toEqual([mine]);
    expect(await ids(IDS, NOBODY)).toEqual([]);
    expect(await ids(IDS, { ...MINE, keys: ['restricted:unit/kreis'] })).toEqual([kept]);
    expect(new Set(await ids(IDS, EVERYBODY))).toEqual(new Set([mine, kept, foreign]));
  });

  it('lets a key open in its time only', async () => {
    const who = { 'dev-actor': 'coach-9', 'dev-role': 'case-worker', 'dev-unit': 'kreis' };
    const broken = await test.issue(
      `/journeys/${foreign}/emergency/break-glass`,
      { reason: 'Muster: the child is ill', hours: 2 },
      who,
    );
    expect([broken.status, broken.text]).toEqual([201, expect.any(String)]);
    await settled(test);
    const keys = ['break-glass@coach-9'];
    const at = (time: string) => ids(IDS, { keys, now: new Date(`2021-03-15T${time}Z`) });
    expect(await at('10:59:00')).toEqual([foreign]);
    expect(await at('11:01:00')).toEqual([]);
  });

  it('closes every table that is folded from journeys, and opens nothing but read models', async () => {
    const { rows } = await test.service.runtime.pool.query<{ name: string; guarded: boolean }>(
      `SELECT c.relname AS name, c.relrowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS guarded
       FROM pg_class c WHERE c.relnamespace = 'views'::regnamespace AND c.relkind = 'r'`,
    );
    const { views, source } = test.service.runtime;
    const folded = [...views.flatMap(({ projections }) => projections), responsibilityProjection];
    const people = new Set(
      folded.filter(({ of }) => of === 'journey').map(({ row }) => source.getMetadata(row).tableName),
    );
    expect(new Set(rows.filter(({ guarded }) => guarded).map(({ name }) => name))).toEqual(people);
    expect(people.size).toBeGreaterThan(10);
    const { rows: open } = await test.service.runtime.pool.query<{ table: string }>(
      `SELECT c.oid::regclass::text AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'v') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_'
         AND (has_table_privilege('journey_reader', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
           OR n.nspname <> 'views' AND has_table_privilege('journey_reader', c.oid, 'SELECT'))`,
    );
    expect(open).toEqual([]);
  });

  it('does so for a view that forgot to narrow itself', async () => {
    const { runtime } = test.service;
    const careless = view({
      ...{ name: 'careless', summary: '', query: class {}, row: class {} },
      projections: [caseloadProjection],
      select: () => ({ text: 'SELECT id FROM "views"."caseload"', values: [] }),
    });
    const actor = { id: 'coach-1', role: 'coordinator', unit: 'kreis' };
    const by = { actor, units: ['kreis'], now: NOW, simulated: true, commandId: mine, correlationId: 'x' };
    const { rows } = await look(runtime, new Look(careless, {}, by), ['unit']);
    expect(rows).toEqual([{ id: mine }]);
  });
});

describe('whoever gets a statement of his own in', () => {
  it('cannot show keys that the service did not mark', async () => {
    const forged = `WITH forged AS MATERIALIZED (SELECT set_config('access.shown', '2021-03-15T09:00:00Z *', false) AS s)
      SELECT c.id FROM forged, views.caseload c WHERE forged.s IS NOT NULL`;
    expect(await ids(forged)).not.toContain(foreign);
    expect(
      await ids(`SELECT set_config('access.shown', '2021-03-15T09:00:00Z *', false)::text AS id`),
    ).toHaveLength(1);
    expect(await ids()).not.toContain(foreign);
  });

  it('cannot blind those who come after', async () => {
    for (const setting of ['access.shown', 'access.mark'])
      for (let connection = 0; connection < 4; connection++) {
        await asked(`SELECT set_config('${setting}', 'forged', false)`);
        expect([setting, await ids()]).toEqual([setting, [mine]]);
      }
  });

  it('cannot become somebody else for those who come after', async () => {
    const settings = ['RESET ROLE', 'SET ROLE NONE', 'SET row_security = off'];
    for (const text of [...settings, `SELECT set_config('role', 'none', false)`]) {
      expect([text, await refused(text)]).toEqual([text, 'answered']);
      expect([text, await ids(IDS, NOBODY)]).toEqual([text, []]);
    }
  });

  it.each([
    ['the journal', 'SELECT * FROM journal.facts'],
    ['the keys', 'SELECT * FROM keys.data_key'],
    ['the secret', 'SELECT * FROM access.secret'],
    ['the read log', 'SELECT * FROM access.entry'],
    ['a row', 'DELETE FROM views.caseload'],
    ['a table', 'CREATE TABLE views.mine (id uuid)'],
    ['a policy', 'ALTER TABLE views.caseload DISABLE ROW LEVEL SECURITY'],
  ])('cannot touch %s', async (_, text) => {
    expect(await refused(text)).toBe('42501');
  });

  it('learns nothing from errors and side effects of conditions', async () => {
    const leak = `SELECT id FROM views.caseload WHERE 1 / (CASE WHEN id = '${foreign}' THEN 0 ELSE 1 END) = 1`;
    expect(await ids(leak)).toEqual([mine]);
    expect(await refused(leak, EVERYBODY)).toBe('22012');
  });
});

describe('after a rebuild', () => {
  it.each([
    ['of a view', caseloadProjection],
    ['of the responsibility that all policies look into', responsibilityProjection],
  ])('%s the wall stands', async (_, projection) => {
    await rebuild(test.service.runtime, projection);
    expect(await ids()).toEqual([mine]);
    expect(await ids('SELECT id FROM views.person')).toEqual([mine]);
    expect(await ids(IDS, NOBODY)).toEqual([]);
  });
});
