import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressProblem, isPublic } from '../../src/engine/webhooks/address.js';
import { pauseAfter } from '../../src/engine/webhooks/deliver.js';
import { openReceiver, type Receiver } from '../support/receiver.js';
import { type Headers, sent, startTestService, type TestService } from '../support/service.js';

const HOOKS = '/operations/webhooks';
const TYPES = ['ParticipantRegistered', 'SkillRecorded', 'PersonErased'];
const ADMIN: Headers = { 'dev-actor': 'admin-1', 'dev-role': 'administrator' };

type Answer = Record<string, unknown> & { readonly id: string };

let test: TestService;
let to: Receiver;
let hook: string;
beforeAll(async () => {
  test = await startTestService({ WEBHOOK_TIMEOUT: '700' });
});
afterAll(() => test?.stop());

const ask = async (path: string): Promise<Answer> => {
  const answer = await test.issue(`${HOOKS}${path}`, {}, ADMIN);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body as Answer;
};
const order = (fields: object = {}) => ({ url: to.url(), unit: 'test-unit', types: TYPES, ...fields });
const state = async () => {
  const { body } = await test.get(HOOKS, ADMIN);
  return (body as { webhooks: Answer[] }).webhooks.find(({ id }) => id === hook)!;
};
const skills = async (person: string, ...named: readonly string[]): Promise<void> => {
  for (const skill of named) {
    const body = { skill, level: 'good' };
    const { status } = await test.issue(`/journeys/${person}/intake/record-skill`, body);
    expect(status).toBe(201);
  }
};
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 12_000; !(await holds()); await sleep(20))
    if (Date.now() > end) throw new Error('It does not come.');
};
const told = (person: string) => to.of(`journey-${person}`).map(({ data }) => data?.skill ?? 'registered');

beforeEach(async () => {
  to = await openReceiver();
  const { body } = (await test.issue(HOOKS, order(), ADMIN)) as { body: Answer };
  hook = body.id;
  to.state.secret = body.secret as string;
});
afterEach(async () => {
  await test
    .request()
    .delete(`${HOOKS}/${hook}`)
    .set(sent(ADMIN, 'DELETE', HOOKS));
  await to.close();
});

describe('a webhook', () => {
  it('tells of facts in the order of their stream, signed, and of nothing that is sealed', async () => {
    const anna = await test.person({ familyName: 'Sealedname' });
    await skills(anna, 'welding', 'baking');
    await until(() => told(anna).length === 3);
    expect(told(anna)).toEqual(['registered', 'welding', 'baking']);
    expect(to.answers.every((status) => status === 204)).toBe(true);
    const [first] = to.events;
    expect(first).toMatchObject({
      ...{
        specversion: '1.0',
        type: 'integration-journey.ParticipantRegistered',
        subject: `journey-${anna}`,
      },
      ...{ sequence: '0000000001', happenedon: '2021-03-15', time: '2021-03-15T09:00:00.000Z' },
      ...{ datacontenttype: 'application/json', data: { sex: 'female', unit: 'test-unit' } },
    });
    expect(JSON.stringify(to.events)).not.toMatch(/Sealedname|sealed|familyName/);
    expect(await state()).toMatchObject({ delivered: 3, waiting: 0, failures: 0, lastError: null });
    const seen = await test.get(`/read-log?participant=${anna}&account=webhook-${hook}`, {
      'dev-now': undefined,
    });
    expect((seen.body as { rows: Answer[] }).rows).toHaveLength(3);
  });

  it('keeps quiet about people of other units and about those who were erased', async () => {
    const foreign = await test.person({}, { 'dev-unit': 'elsewhere' });
    const gone = await test.person();
    const anna = await test.person();
    await until(() => told(anna).length === 1);
    expect(told(foreign)).toEqual([]);
    await ask(`/${hook}/pause`);
    await skills(gone, 'welding');
    for (const [path, body] of [
      ['closing/close-journey', { because: 'moved' }],
      ['privacy/erase-participant', { ground: 'unlawful' }],
    ] as const)
      expect((await test.issue(`/journeys/${gone}/${path}`, body)).status).toBe(201);
    await ask(`/${hook}/resume`);
    await until(() => to.events.some(({ type }) => type === 'integration-journey.PersonErased'));
    expect(to.of(`journey-${gone}`).map(({ type }) => type.split('.')[1])).toEqual([
      'ParticipantRegistered',
      'PersonErased',
    ]);
    expect(await state()).toMatchObject({ withheld: 2 });
  });

  it('waits for a receiver that is down, and then tells it everything', async () => {
    const [anna, berta] = [await test.person(), await test.person()];
    await until(() => told(berta).length === 1);
    await to.close();
    await skills(anna, 'a1', 'a2');
    await skills(berta, 'b1');
    await until(async () => (await state()).lastError === 'ECONNREFUSED');
    to.state.trouble = (_, response) => {
      response.writeHead(500).end('not now');
      return true;
    };
    await to.open();
    await until(async () => (await state()).lastError === 'status-500');
    await skills(anna, 'a3');
    // It takes an event and is gone before it answers.
    to.state.trouble = (request, _, nth) => {
      if (nth % 2 === 0) request.socket.destroy();
      return nth % 2 === 0;
    };
    await until(() => told(anna).length === 4 && told(berta).length === 2);
    expect([told(anna), told(berta)]).toEqual([
      ['registered', 'a1', 'a2', 'a3'],
      ['registered', 'b1'],
    ]);
    expect(to.answers).not.toContain(401);
  });

  it('does not let one stream hold up the others, nor follow where a receiver points', async () => {
    const [anna, berta] = [await test.person(), await test.person()];
    await until(() => told(berta).length === 1);
    let refuses = true;
    const refused: unknown[] = [];
    to.state.trouble = (request, response) => {
      if (!refuses) return false;
      request.once('data', (chunk: Buffer) => {
        const { subject } = JSON.parse(chunk.toString()) as { subject: string };
        if (subject !== `journey-${anna}`) return;
        refused.push(subject);
        response.writeHead(302, { location: to.url() }).end();
        response.writeHead = () => response;
        response.end = () => response;
      });
      return false;
    };
    await skills(anna, 'a1', 'a2');
    await until(() => refused.length > 0);
    await skills(berta, 'b1', 'b2', 'b3');
    await until(() => told(berta).length === 4);
    expect(new Set(refused).size).toBe(1);
    expect((await state()).lastError).toBe('status-302');
    refuses = false;
    await until(() => told(anna).length === 3);
    expect(told(anna)).toEqual(['registered', 'a1', 'a2']);
  });

  it('waits for no answer for long, also where one begins and never ends, and delivers others meanwhile', async () => {
    const [anna, berta] = [await test.person(), await test.person()];
    await until(() => told(berta).length === 1);
    const held: string[] = [];
    to.state.trouble = (request, response) => {
      if (held.length > 1) return false;
      request.once('data', (chunk: Buffer) => {
        const { subject } = JSON.parse(chunk.toString()) as { subject: string };
        if (subject !== `journey-${anna}`) return;
        // At first nothing comes, then the half of a status line.
        if (held.push(subject) > 1) request.socket.write('HTTP/1.1 20');
        response.writeHead = () => response;
        response.end = () => response;
      });
      return false;
    };
    await skills(anna, 'a1');
    await until(() => held.length > 0);
    await skills(berta, 'b1');
    await until(() => told(berta).length === 2);
    await until(async () => (await state()).lastError === 'timeout');
    await until(() => told(anna).length === 2 && to.answers.length > held.length);
    await until(async () => (await state()).waiting === 0);
    expect([told(anna), held.length]).toEqual([['registered', 'a1'], 2]);
    expect(await state()).toMatchObject({ failures: 0 });
  });

  it('is given up after days, or when it says that it is gone, and goes on when it is resumed', async () => {
    to.state.trouble = (_, response) => {
      response.writeHead(503).end();
      return true;
    };
    const anna = await test.person();
    await until(async () => (await state()).lastError === 'status-503');
    await test.service.runtime.pool.query(
      `UPDATE engine.webhook_delivery SET failing_since = now() - interval '5 days 1 second', next_at = now()`,
    );
    await until(async () => (await state()).state === 'disabled');
    expect((await test.get('/metrics')).text).toMatch(/^webhooks_disabled 1$/m);
    to.state.trouble = () => false;
    await ask(`/${hook}/resume`);
    await until(() => told(anna).length === 1);
    to.state.trouble = (_, response) => {
      response.writeHead(410).end();
      return true;
    };
    await skills(anna, 'a1');
    await until(async () => (await state()).state === 'disabled');
  });

  it('signs by both secrets while one replaces the other, and shows none again', async () => {
    expect(await ask(`/${hook}/test`)).toEqual({ delivered: true });
    const { secret, formerUntil } = await ask(`/${hook}/rotate-secret`);
    expect(Date.parse(formerUntil as string) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect(await ask(`/${hook}/test`)).toEqual({ delivered: true });
    const former = to.state.secret;
    to.state.secret = secret as string;
    expect(await ask(`/${hook}/test`)).toEqual({ delivered: true });
    await test.service.runtime.pool.query('UPDATE engine.webhook SET former_until = now()');
    to.state.secret = former;
    expect(await ask(`/${hook}/test`)).toEqual({ delivered: false, error: 'status-401' });
    const list = await test.get(HOOKS, ADMIN);
    expect(list.text).not.toContain('whsec_');
    const kept = await test.service.runtime.pool.query(
      `SELECT to_jsonb(w)::text AS row FROM engine.webhook w UNION ALL SELECT to_jsonb(a)::text FROM access.entry a`,
    );
    const stored = JSON.stringify(kept.rows);
    for (const each of [former, secret as string]) expect(stored).not.toContain(each.slice(6));
  });
});

describe('who may, and where to', () => {
  it('is defined by administrators, for their own units and known facts', async () => {
    const status = async (body: object, headers: Headers = ADMIN) =>
      (await test.issue(HOOKS, body, headers)).status;
    expect(await status(order({ unit: 'elsewhere' }))).toBe(400);
    expect(await status(order({ types: ['NoSuchFact'] }))).toBe(400);
    expect(await status(order({ url: 'http://hooks.example.org' }))).toBe(400);
    expect(await status(order(), { ...ADMIN, 'dev-role': 'coordinator' })).toBe(403);
    const other: Headers = { ...ADMIN, 'dev-unit': 'elsewhere' };
    expect((await test.get(HOOKS, other)).body).toEqual({ webhooks: [] });
    expect((await test.issue(`${HOOKS}/${hook}/pause`, {}, other)).status).toBe(404);
    expect((await test.get(HOOKS, { ...ADMIN, 'dev-role': 'auditor' })).status).toBe(200);
  });

  it.each([
    ['https://hooks.example.org/a?b=c', true, undefined],
    ['http://127.0.0.1:8080/', false, undefined],
    ['http://127.0.0.1:8080/', true, 'must begin with https://'],
    ['http://127.0.0.1.example.org/', false, 'must begin with https://'],
    ['ftp://localhost/', false, 'must begin with https://'],
    ['https://user:word@hooks.example.org/', true, expect.stringContaining('password')],
    ['https://hooks.example.org/#a', true, expect.stringContaining('fragment')],
    ['hooks', false, expect.stringContaining('address')],
  ])('%s (production: %s)', (address, production, problem) => {
    expect(addressProblem(address, production)).toEqual(problem);
  });

  it('goes to public addresses only', () => {
    const inside =
      '10.1.2.3 127.0.0.1 169.254.169.254 172.31.0.1 192.168.0.1 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ' +
      '::1 :: fe80::1 fd00::1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::a00:1 2002:a00:1::1 2001:db8::1 ff02::1';
    expect(inside.split(' ').filter(isPublic)).toEqual([]);
    expect(['8.8.8.8', '172.32.0.1', '2a00:1450::1', '2606:4700::1'].every(isPublic)).toBe(true);
  });

  it('waits twice as long each time, within bounds', () => {
    expect([0, 1, 2, 9, 50].map((nth) => pauseAfter(nth, 0))).toEqual([500, 1_000, 2_000, 256_000, 300_000]);
    expect(pauseAfter(3, 1)).toBe(2_000);
  });
});
