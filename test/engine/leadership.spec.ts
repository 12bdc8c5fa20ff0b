import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { type Leadership, leadership } from '../../src/engine/projections/leadership.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let pool: Pool;
const instances: Leadership[] = [];
const NAME = 'leadership-test';

const instance = (): Leadership => {
  const one = leadership({ connectionString: database.url, application_name: NAME });
  instances.push(one);
  return one;
};

const sessions = async (): Promise<number[]> => {
  const { rows } = await pool.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE application_name = $1',
    [NAME],
  );
  return rows.map(({ pid }) => pid);
};

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + 5_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('not within the time allowed');
    await sleep(5);
  }
};

beforeAll(async () => {
  database = await freshDatabase();
  pool = new Pool({ connectionString: database.url, max: 2 });
});
afterEach(async () => {
  for (const one of instances.splice(0)) await one.close();
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

it('has one leader for each reader, until that one resigns or stops', async () => {
  const [one, two] = [instance(), instance()];
  const won = await Promise.all([one, two].map((each) => each.leads('a')));
  expect(won[0]).toBe(!won[1]);
  expect(await Promise.all([one, two].map((each) => each.leads('a')))).toEqual(won);
  const [leader, other] = won[0] ? [one, two] : [two, one];
  expect(await other.leads('b')).toBe(true);
  expect(await leader.leads('b')).toBe(false);
  await leader.resign('a');
  expect(await other.leads('a')).toBe(true);
  expect(await leader.leads('a')).toBe(false);
  await other.close();
  await until(() => leader.leads('a'));
  await until(() => leader.leads('b'));
});

it('leads again on one new connection, whenever its own is cut', async () => {
  const one = instance();
  for (let cut = 0; cut < 25; cut++) {
    await until(() => one.leads('a'));
    await until(() => one.leads('b'));
    const [pid, ...more] = await sessions();
    expect(more).toEqual([]);
    await pool.query('SELECT pg_terminate_backend($1)', [pid]);
    // Its readers ask at any moment, also when the loss is only half known.
    const asking = performance.now() + 30;
    while (performance.now() < asking) {
      await Promise.all([one.leads('a'), one.leads('b')]).catch(() => undefined);
      await nextTurn();
    }
  }
  await one.close();
  await until(async () => (await sessions()).length === 0);
});
