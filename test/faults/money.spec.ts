import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../scenarios/calendar.js';
import { chanceOf } from '../../scenarios/chance.js';
import type { JournalFact } from '../../src/kernel/journal.js';
import { berlinDayAt } from '../../src/kernel/local-date.js';
import { startTestService, type TestService } from '../support/service.js';
import { cutOf, DIVISIONS } from './money.partition.js';
import { play } from './money.story.js';

/*
 * A journal of 2,000 facts around two grants: at every position of it the money adds up, as known then; and at 200
 * sampled ones, as of any day. With `FAULTS=full`, that is; else it has 500, and every tenth is looked at.
 */

const FULL = process.env.FAULTS === 'full';
const FACTS = FULL ? 2_000 : 500;
const SEED = process.env.SEED ?? 'money';
const EACH = FULL ? 1 : 10;
const SAMPLES = 200 / EACH;

let test: TestService;
let journal: JournalFact[];
let counts: Map<string, number>;

beforeAll(async () => {
  test = await startTestService();
  counts = await play(test, chanceOf(SEED), FACTS);
  journal = await test.service.runtime.journal.readAll(0n, 10_000);
}, 120_000);
afterAll(() => test.stop());

describe(`a year with two grants (seed ${SEED})`, () => {
  it('has all that can go right and wrong in it', () => {
    expect(journal.length).toBeGreaterThanOrEqual(FACTS);
    const seen = (name: string) => counts.get(name) ?? 0;
    for (const path of [
      'claims/claim-unit',
      'claims/claim-units',
      'claims/release-claim',
      'costs/record-cost',
      'costs/enter-commitment',
      'costs/release-commitment',
      'costs/charge-staff-post',
      'award/amend-grant',
      'corrections/retract-entry',
      'coaching/hold-session',
    ])
      expect([path, seen(`${path} 201`) > 0]).toEqual([path, true]);
    expect(seen('claims/claim-unit 409')).toBeGreaterThan(10);
  });

  it('adds up at every position, as known then', async () => {
    const cut = await cutOf(test.service.runtime);
    const wrong: object[] = [];
    for (const [index, { position, recordedAt }] of journal.entries()) {
      if (index % EACH > 0 && index < journal.length - 1) continue;
      await cut.to(position);
      const divisions = index % 10 === 0 ? DIVISIONS : DIVISIONS.slice(-1);
      const faults = await cut.faults(berlinDayAt(recordedAt), divisions);
      if (faults.length > 0) wrong.push({ index, faults });
    }
    await cut.end();
    expect(wrong).toEqual([]);
  }, 600_000);

  it('adds up at sampled positions, as of sampled days', async () => {
    const chance = chanceOf(`${SEED}/samples`);
    const wrong: object[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      const { position } = chance.of(journal);
      const happenedUntil = addDays('2021-01-01', chance.between(0, 400));
      const cut = await cutOf(test.service.runtime, { happenedUntil });
      await cut.to(position);
      const faults = await cut.faults(happenedUntil, DIVISIONS.slice(0, 3));
      await cut.end();
      if (faults.length > 0) wrong.push({ position: String(position), happenedUntil, faults });
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('would be seen to count a unit twice', async () => {
    const cut = await cutOf(test.service.runtime);
    await cut.to(journal.at(-1)!.position);
    const first = ['charges', 'entries', 'days', 'municipalities', 'minutes', 'units', 'cents'];
    await cut.query(
      `UPDATE views.claim SET ${first.map((list) => `${list} = ${list} || ${list}[1]`).join(', ')}
       WHERE cardinality(entries) > 0`,
    );
    expect(await cut.faults('2022-03-01')).toContainEqual(expect.stringContaining('claimed twice'));
    await cut.end();
  });
});
