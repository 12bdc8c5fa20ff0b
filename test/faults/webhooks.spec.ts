import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase } from '../support/database.js';
import { openReceiver } from '../support/receiver.js';
import { temporaryFolder } from '../support/server.js';
import { somebody } from '../support/service.js';
import { asked } from '../support/tokens.js';
import { report, seed, times } from './extent.js';
import { random } from './load.js';
import { assertBuilt, serviceProcess } from './process.js';

/*
 * Two instances, of which one is killed again and again, and a receiver that is down, slow, out of order or gone in the
 * middle of an answer: what was recorded arrives, in the order of each person.
 */

const PEOPLE = 6;
const ROUNDS = times(2, 12);
const EACH = times(4, 12);

const closing: (() => Promise<unknown>)[] = [];
beforeAll(assertBuilt);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

test('a receiver that fails while instances are killed gets every fact, in order and signed', async () => {
  const database = await freshDatabase();
  closing.push(() => database.drop());
  const env = { DATABASE_URL: database.url, DATA_DIR: join(temporaryFolder(), 'data') };
  const instances = [serviceProcess(env), serviceProcess(env)] as const;
  closing.push(() => Promise.all(instances.map((each) => each.kill9())));
  await instances[0].start();
  await instances[1].start();
  const to = await openReceiver();
  closing.push(() => to.close());
  const chance = random(seed);

  const post = async (
    { url }: { readonly url: string },
    path: string,
    body: object,
    who = 'coach-1',
  ): Promise<{ id: string; secret: string }> => {
    const headers = { ...asked({ 'dev-actor': who }, 'POST', path), 'content-type': 'application/json' };
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string; secret: string };
  };
  const order = { url: to.url(), unit: 'test-unit', types: ['SkillRecorded'] };
  to.state.secret = (await post(instances[0], '/operations/webhooks', order, 'admin-1')).secret;
  const people: string[] = [];
  for (let nth = 0; nth < PEOPLE; nth++) people.push((await post(instances[0], '/journeys', somebody())).id);

  to.state.trouble = (request, response) => {
    const fate = chance();
    if (fate < 0.15) request.socket.destroy();
    else if (fate < 0.3) response.writeHead(500).end();
    else if (fate < 0.35) setTimeout(() => request.socket.destroy(), 300);
    else return false;
    return true;
  };
  const expected = new Map(people.map((id) => [id, [] as string[]]));
  for (let round = 0; round < ROUNDS; round++) {
    const [doomed, other] = round % 2 === 0 ? instances : [instances[1], instances[0]];
    const record = async (nth: number) => {
      for (const [id, skills] of expected) {
        const skill = `skill ${round}.${nth}`;
        await post(other, `/journeys/${id}/intake/record-skill`, { skill, level: 'good' });
        skills.push(skill);
      }
    };
    for (let nth = 0; nth < EACH; nth++) {
      if (nth === 1) await doomed.kill9();
      if (nth === 2) await to.close();
      await record(nth);
    }
    await sleep(300 * chance());
    await to.open();
    await doomed.start();
  }
  to.state.trouble = () => false;
  const told = () =>
    new Map(people.map((id) => [id, to.of(`journey-${id}`).map(({ data }) => data?.skill as string)]));
  const all = [...expected.values()].flat().length;
  const got = () => [...told().values()].flat().length;
  for (const end = Date.now() + 60_000; got() < all && Date.now() < end;) await sleep(50);
  expect(told()).toEqual(expected);
  expect(to.answers).not.toContain(401);
  report(`webhooks: ${all} facts, ${to.events.length - all} duplicates`);
}, 240_000);
