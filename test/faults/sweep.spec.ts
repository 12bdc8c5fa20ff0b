import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { postgresJournal } from '../../src/engine/journal/postgres.js';
import { effective } from '../../src/kernel/correction.js';
import type { Fact } from '../../src/kernel/messages.js';
import { flawsOf } from '../journal.facts.js';
import { freshDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';
import { asked } from '../support/tokens.js';
import { report, seed, times } from './extent.js';
import { random } from './load.js';
import { assertBuilt, type ServiceProcess, serviceProcess } from './process.js';

const PEOPLE = times(80, 400);
const KILLS = times(2, 8);
const chance = random(seed);

const closing: (() => Promise<unknown>)[] = [];

beforeAll(assertBuilt);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Sweeps {
  readonly sweeps: readonly {
    readonly finishedAt: string | null;
    readonly done: number;
    readonly total: number;
  }[];
}

const client = (service: ServiceProcess) => {
  let nth = 0;
  const post = async (path: string, body: object, actor = 'coach-1', now = '2022-06-01'): Promise<string> => {
    const response = await fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: asked(
        {
          'content-type': 'application/json',
          'dev-actor': actor,
          'dev-now': `${now}T09:00:00Z`,
          'idempotency-key': `sweep-${++nth}`,
        },
        'POST',
        path,
      ),
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (response.status !== 201) throw new Error(`${path} answered ${response.status}: ${text}`);
    return (JSON.parse(text) as { id: string }).id;
  };
  const orders = async (): Promise<Sweeps['sweeps']> =>
    (
      (await (
        await fetch(`${service.url}/operations/sweeps`, {
          headers: asked({ 'dev-actor': 'operator-1' }, 'GET', '/operations/sweeps'),
        })
      ).json()) as Sweeps
    ).sweeps;
  return { post, orders };
};

/** Somebody under the old law; two of three have what the new one asks for. */
const somebody = async ({ post }: ReturnType<typeof client>, nth: number): Promise<void> => {
  const id = await post('/journeys', {
    familyName: 'Mustermensch',
    birthDate: `${1950 + (nth % 50)}-0${1 + (nth % 9)}-${10 + (nth % 18)}`,
    reason: 'one of a crowd',
    sex: 'female',
    municipality: 'Musterstadt',
    motherTongue: 'uk',
    interpreterNeeded: true,
  });
  await post(`/journeys/${id}/status/start-regime`, { on: '2022-04-01', regime: 'asylblg' });
  if (nth % 3 > 0) await post(`/journeys/${id}/protection/take-fingerprints`, { on: '2022-05-20' });
};

test(`an order that is killed ${KILLS} times comes to one outcome each, and its revocation to none`, async () => {
  const database = await freshDatabase();
  closing.push(() => database.drop());
  const service = serviceProcess({ DATABASE_URL: database.url, DATA_DIR: join(temporaryFolder(), 'data') });
  closing.push(() => service.kill9());
  await service.start();
  const desk = client(service);
  const { post, orders } = desk;
  for (let nth = 0; nth < PEOPLE; nth += 8)
    await Promise.all(Array.from({ length: 8 }, (_, index) => somebody(desk, nth + index)));

  const pool = new Pool({ connectionString: database.url });
  closing.push(() => pool.end());
  /** Rows that a switch changes; the views have come to the end when two of them agree. */
  const regimes = async () => {
    let [before, rows]: unknown[] = [0, 1];
    for (; JSON.stringify(before) !== JSON.stringify(rows); await sleep(300))
      [before, rows] = [
        rows,
        (await pool.query('SELECT id, known, outcomes FROM views.regime ORDER BY id')).rows,
      ];
    return rows;
  };
  const before = await regimes();
  const reached: number[] = [];

  /** Kills the service while it carries out what was ordered, again and again, and lets it finish. */
  const ordered = async (order: () => Promise<unknown>): Promise<void> => {
    const known = (await orders()).length;
    await order();
    for (let kill = 1; kill <= KILLS; kill++) {
      const enough = (PEOPLE * kill * chance()) / KILLS;
      for (const deadline = performance.now() + 2_000; performance.now() < deadline; await sleep(2)) {
        const [latest, ...earlier] = await orders();
        if (latest && earlier.length >= known && latest.done >= enough) break;
      }
      await service.kill9();
      const { rows } = await pool.query<{ done: number }>(
        'SELECT done FROM engine.sweep ORDER BY no DESC LIMIT 1',
      );
      reached.push(rows[0]?.done ?? 0);
      await service.start();
    }
    const deadline = performance.now() + 60_000;
    for (let finished = false; !finished; await sleep(20)) {
      const all = await orders();
      finished = all.length > known && all.every(({ finishedAt }) => finishedAt !== null);
      expect(performance.now()).toBeLessThan(deadline);
    }
  };

  const journal = await postgresJournal(pool);
  closing.push(() => journal.close());
  const outcomes = async (): Promise<Record<string, number>> => {
    const { rows } = await pool.query<{ stream: string }>(
      `SELECT stream FROM journal.facts WHERE stream LIKE 'journey-%' AND version = 1`,
    );
    const found: Record<string, number> = {};
    for (const { stream } of rows) {
      const history = await journal.read(stream);
      expect(flawsOf(history)).toEqual([]);
      const standing = effective(history as readonly Fact[]).filter(
        ({ type }) => type === 'CohortOutcomeNoted',
      );
      expect(standing.length).toBeLessThanOrEqual(1);
      // A command that was repeated after a kill would have recorded twice.
      expect(history.filter(({ type }) => type === 'CohortOutcomeNoted')).toHaveLength(1);
      const outcome = (standing[0]?.data as { outcome: string } | undefined)?.outcome ?? 'none';
      found[outcome] = (found[outcome] ?? 0) + 1;
    }
    return found;
  };

  const cohort = await post('/cohorts', {
    title: 'Wechsel ins SGB II',
    legalBasis: '§ 74 SGB II',
    effectiveOn: '2022-06-01',
    oldRegime: 'asylblg',
    newRegime: 'sgb-ii',
    requires: { fingerprints: true },
    transition: { until: '2022-08-31', lacking: ['fingerprints'] },
  });
  await ordered(() => post(`/cohorts/${cohort}/apply-cohort`, {}, 'lead-2', '2022-07-15'));
  const transitional = Math.ceil(PEOPLE / 3);
  expect(await outcomes()).toEqual({ switched: PEOPLE - transitional, transitional });
  expect(await regimes()).not.toEqual(before);

  await ordered(() =>
    post(`/cohorts/${cohort}/revoke-cohort`, { reason: 'a mistake' }, 'lead-2', '2022-07-20'),
  );
  expect(await outcomes()).toEqual({ none: PEOPLE });
  expect(await regimes()).toEqual(before);
  expect((await orders()).map(({ done, total }) => [done, total])).toEqual([
    [PEOPLE, PEOPLE],
    [PEOPLE, PEOPLE],
  ]);
  report(`2 orders to ${PEOPLE} journeys, ${2 * KILLS} kills after ${reached.join(', ')} of them`);
}, 300_000);
