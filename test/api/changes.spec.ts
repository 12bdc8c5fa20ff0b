import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { changeLog } from '../../src/engine/changes/log.js';
import { listener } from '../../src/engine/changes/listener.js';
import { caseloadProjection } from '../../src/views/caseload/caseload.projection.js';
import { rebuild } from '../../src/engine/projections/rebuild.js';
import { type Headers, on, sent, startTestService, type TestService, type Twin } from '../support/service.js';
import { settled } from '../support/settled.js';
import { tokenOf } from '../support/tokens.js';

/* What a page hears of what others do. */

interface Heard {
  readonly id?: string;
  readonly event: string;
  readonly view?: string;
  readonly position?: string;
}

let test: TestService;
let twin: Twin;
beforeAll(async () => {
  test = await startTestService();
  twin = await test.twin();
});
afterAll(() => test?.stop());

const parsed = (block: string): Heard[] => {
  const fields = Object.fromEntries(
    block
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  ) as Record<string, string>;
  if (!fields.event) return [];
  return [
    { ...(fields.id && { id: fields.id }), event: fields.event, ...(JSON.parse(fields.data!) as object) },
  ];
};

/** An open page. */
const listening = async (headers: Headers = {}, url = test.service.url) => {
  const abort = new AbortController();
  const given = sent({ 'dev-now': undefined, ...headers }, 'GET', '/changes');
  const response = await fetch(`${url}/changes`, { headers: given, signal: abort.signal });
  const heard: Heard[] = [];
  let text = '';
  const reading = (async () => {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const blocks = (text + Buffer.from(chunk).toString()).split('\n\n');
      text = blocks.pop()!;
      heard.push(...blocks.flatMap(parsed));
    }
  })().catch(() => undefined);
  const until = async (holds: (heard: readonly Heard[]) => boolean, ms = 5_000): Promise<void> => {
    const deadline = performance.now() + ms;
    while (!holds(heard) && performance.now() < deadline) await sleep(5);
    expect(heard.some(({ event }) => event === 'view') || holds(heard)).toBe(true);
    expect(holds(heard)).toBe(true);
  };
  return {
    response,
    heard,
    until,
    ended: reading,
    last: () => heard.findLast(({ id }) => id)?.id,
    views: () => heard.filter(({ event }) => event === 'view').map(({ view }) => view!),
    close: () => abort.abort(),
  };
};
const heardOf =
  (view: string, times = 1) =>
  (heard: readonly Heard[]) =>
    heard.filter((each) => each.event === 'view' && each.view === view).length >= times;

const talk = (person: string) =>
  test.issue(
    `/journeys/${person}/coaching/hold-session`,
    { on: '2021-03-15', minutes: 45, channel: 'phone', language: 'ar', topics: ['housing'] },
    on('2021-03-15'),
  );

describe('a page that listens', () => {
  it('hears within a second which views show what somebody recorded, and nothing about anybody', async () => {
    const person = await test.person({ familyName: 'Musterfrau-Unsagbar' });
    await settled(test);
    const page = await listening();
    expect(page.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await page.until(([first]) => first?.event === 'connected');
    await sleep(300);
    const before = page.heard.length;
    const began = performance.now();
    const { position } = (await talk(person)).body as { position: string };
    await page.until((heard) => heardOf('caseload')(heard.slice(before)));
    expect(performance.now() - began).toBeLessThan(1_000);
    await page.until((heard) => heardOf('timeline')(heard.slice(before)));
    const told = page.heard.slice(before);
    expect(told.find(({ view }) => view === 'caseload')!.position).toBe(position);
    expect(told.map(({ view }) => view)).not.toContain('employers');
    expect(JSON.stringify(page.heard)).not.toMatch(new RegExp(`${person}|Unsagbar|coach-1`));
    page.close();
  });

  it('hears it from another instance as well', async () => {
    const person = await test.person();
    await settled(test);
    const page = await listening({}, twin.url);
    await page.until(heardOf('caseload', 0));
    await sleep(300);
    const before = page.heard.length;
    await talk(person);
    await page.until((heard) => heardOf('caseload')(heard.slice(before)), 3_000);
    page.close();
  });

  it('goes on after the last that it heard, each once and in order', async () => {
    const person = await test.person();
    await settled(test);
    const witness = await listening();
    const page = await listening();
    await page.until((heard) => heard.length > 0);
    await talk(person);
    await page.until(heardOf('caseload'));
    const last = page.last()!;
    page.close();
    for (let nth = 0; nth < 3; nth++) await talk(await test.person());
    await settled(test);
    await sleep(300);
    const again = await listening({ 'last-event-id': last });
    const all = witness.heard.map(({ id }) => id);
    const missed = all.slice(all.indexOf(last) + 1);
    expect(missed.length).toBeGreaterThan(3);
    await again.until((heard) => heard.length >= missed.length);
    expect(again.heard.map(({ id }) => id).slice(0, missed.length)).toEqual(missed);
    for (const each of [witness, again]) each.close();
  });

  it('that comes back to another instance, or after a restart, is told to look at everything again', async () => {
    const page = await listening();
    await page.until((heard) => heard.length > 0);
    const last = page.last()!;
    page.close();
    for (const id of [last, 'made-up', '0', `${last.split('-')[0]}-99999999`]) {
      const again = await listening({ 'last-event-id': id }, twin.url);
      await again.until((heard) => heardOf('caseload')(heard) && heardOf('timeline')(heard));
      again.close();
    }
  });

  it('hears only of what its role may look at', async () => {
    const pages = await Promise.all(
      ['coordinator', 'administrator', 'funding-officer'].map((role) =>
        listening({ 'dev-role': role, 'last-event-id': 'made-up' }),
      ),
    );
    const [coordinator, administrator, officer] = pages;
    await coordinator!.until(heardOf('caseload'));
    await talk(await test.person());
    await coordinator!.until(heardOf('caseload', 2));
    await sleep(200);
    expect(administrator!.views()).not.toContain('caseload');
    expect(officer!.views()).not.toContain('timeline');
    expect(officer!.views()).toContain('funding');
    for (const page of pages) page.close();
    expect((await test.request().get('/changes')).status).toBe(401);
  });

  it('hears when a view was built anew, however quickly', async () => {
    const page = await listening();
    await page.until((heard) => heard.length > 0);
    await rebuild(test.service.runtime, caseloadProjection);
    await page.until((heard) => heard.some(({ event, view }) => event === 'rebuilt' && view === 'caseload'));
    page.close();
  });

  it('is let go when its token ends', async () => {
    const token = tokenOf({ account: 'short-1', roles: ['coordinator'], units: ['kreis'], hours: 2 / 3_600 });
    const began = Date.now();
    const page = await listening({ 'dev-actor': undefined, authorization: `Bearer ${token}` });
    await page.ended;
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(page.heard.length).toBeGreaterThan(0);
  });

  it('is one of so many of an account, and counted', async () => {
    const as = { 'dev-actor': 'many-1' };
    const pages = await Promise.all(Array.from({ length: 20 }, () => listening(as)));
    expect((await listening(as)).response.status).toBe(429);
    expect((await test.request().get('/metrics')).text).toMatch(/^change_listeners 2\d$/m);
    for (const page of pages) page.close();
    await Promise.all(pages.map(({ ended }) => ended));
    for (let status = 429; status !== 200; await sleep(20)) {
      const page = await listening(as);
      status = page.response.status;
      page.close();
    }
  });

  it('may see on which instances it is served, and what each of them leads', async () => {
    interface Instance {
      readonly self: boolean;
      readonly leads: readonly string[];
    }
    const ask = async (from: Pick<TestService, 'get'>) =>
      ((await from.get('/operations/instances')).body as { instances: readonly Instance[] }).instances;
    const [here, there] = [await ask(test), await ask(twin)];
    expect(here.map(({ self }) => self)).toEqual([true, false]);
    expect(there.map(({ self }) => self)).toEqual([false, true]);
    const led = here.flatMap(({ leads }) => leads);
    expect(led).toEqual(expect.arrayContaining(['view caseload', 'policies', 'sweeps', 'reporting']));
    expect(new Set(led).size).toBe(led.length);
    expect((await test.get('/operations/instances', { 'dev-role': 'coordinator' })).status).toBe(403);
  });

  it('is told to come back when the service stops', async () => {
    const page = await listening({}, twin.url);
    await page.until((heard) => heard.length > 0);
    await twin.stop();
    await page.ended;
  });
});

describe('a client that does not read', () => {
  it('is cut off before much waits for it', () => {
    const slow = listener(() => true, Infinity, 1_000);
    for (let nth = 0; nth < 100 && !slow.stream.destroyed; nth++)
      slow.hear({ event: 'view', view: 'caseload' });
    expect(slow.stream.destroyed).toBe(true);
    expect(slow.stream.readableLength).toBeLessThan(1_200);
    const quick = listener(() => true, Infinity, 1_000);
    quick.stream.resume();
    quick.end();
  });
});

describe('what was told', () => {
  it('is known for a while, and by whoever told it', () => {
    const [log, other] = [changeLog(10), changeLog(10)];
    const beginning = log.last();
    const ids = Array.from({ length: 25 }, (_, nth) => log.add({ event: 'view', view: `v${nth}` }).id);
    expect(log.after(ids[20]!)!.map(({ view }) => view)).toEqual(['v21', 'v22', 'v23', 'v24']);
    expect(log.after(ids[24]!)).toEqual([]);
    for (const unknown of [
      beginning,
      ids[0]!,
      'x',
      '',
      '-',
      `${log.last()}0`,
      `${ids[24]!.split('-')[0]}--1`,
    ])
      expect([unknown, log.after(unknown)]).toEqual([unknown, undefined]);
    expect(other.after(log.last())).toBeUndefined();
  });
});
