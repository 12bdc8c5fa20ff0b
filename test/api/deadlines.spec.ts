import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { desk, type Row, TODAY } from '../support/answers.js';
import { type Body, startTestService, type TestService } from '../support/service.js';

/* What ends, and by when somebody has to act. */

let test: TestService;
const { issue, look, paged } = desk(() => test);
const ids: Record<string, string> = {};
const journey = (name: string, command: string, body: Body) =>
  issue(`/journeys/${ids[name]}/${command}`, body);
const person = async (name: string, caseWorker?: string, municipality = 'Hier') => {
  ids[name] = await test.person({ on: '2021-01-01', municipality }, TODAY);
  if (caseWorker) await journey(name, 'assignment/assign-case-worker', { caseWorker, on: '2021-01-01' });
};

beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

describe('expiries', () => {
  const title = (name: string, validUntil?: string, on = '2021-01-01') =>
    journey(name, 'status/record-residence-title', {
      ...{ on, kind: 'toleration', paragraph: '§ 60a AufenthG' },
      ...(validUntil && { validUntil }),
    });
  const ends = (rows: readonly Row[]) => rows.map(({ until, light }) => [until, light]);

  beforeAll(async () => {
    for (const [name, caseWorker] of [
      ['expired', 'coach-2'],
      ['today', 'coach-1'],
      ['month', 'coach-1'],
      ['quarter', undefined],
      ['later', 'coach-2'],
      ['renewed', 'coach-1'],
      ['unlimited', 'coach-1'],
      ['closed', 'coach-1'],
    ] as const)
      await person(name, caseWorker, name === 'quarter' ? 'Dort' : 'Hier');
    await title('expired', '2021-07-30');
    await title('today', '2021-07-31');
    await title('month', '2021-08-31');
    await title('quarter', '2021-10-29');
    await title('later', '2021-10-30');
    await title('renewed', '2021-08-01');
    await title('renewed', '2022-08-01', '2021-07-01');
    await title('unlimited', '2021-08-01');
    await title('unlimited');
    await title('closed', '2021-08-01');
    await journey('closed', 'closing/close-journey', { because: 'moved' });
    const permission = { on: '2021-01-01', scope: 'with-approval', validUntil: '2021-09-30' };
    await journey('later', 'status/record-work-permission', permission);
  });

  it('are what ends within 90 days or has ended, and was not renewed, the soonest first', async () => {
    const rows = await paged('/expiries?sort=until', 2);
    expect(rows.map(({ what, until, daysLeft, light }) => [what, until, daysLeft, light])).toEqual([
      ['residence-title', '2021-07-30', -1, 'expired'],
      ['residence-title', '2021-07-31', 0, 'red'],
      ['residence-title', '2021-08-31', 31, 'amber'],
      ['work-permission', '2021-09-30', 61, 'amber'],
      ['residence-title', '2021-10-29', 90, 'amber'],
    ]);
    expect(rows[0]).toMatchObject({
      ...{ participant: ids.expired, familyName: 'Musterfrau', caseWorker: 'coach-2', municipality: 'Hier' },
      ...{ kind: 'toleration', from: '2021-01-01' },
    });
  });

  it('come by case worker, nobody last', async () => {
    const rows = await paged('/expiries?sort=case-worker', 2);
    expect(rows.map(({ caseWorker, until }) => [caseWorker, until])).toEqual([
      ['coach-1', '2021-07-31'],
      ['coach-1', '2021-08-31'],
      ['coach-2', '2021-07-30'],
      ['coach-2', '2021-09-30'],
      [null, '2021-10-29'],
    ]);
  });

  it('are found by what ends, when, in whose cases and where', async () => {
    const found = async (query: string) => ends((await look(`/expiries?${query}`)).rows);
    expect(await found('light=expired')).toEqual([['2021-07-30', 'expired']]);
    expect(await found('what=work-permission')).toEqual([['2021-09-30', 'amber']]);
    expect(await found('within=0&caseWorker=coach-1')).toEqual([['2021-07-31', 'red']]);
    expect(await found('municipality=Dort')).toEqual([['2021-10-29', 'amber']]);
    expect(await found('within=91&light=green')).toEqual([['2021-10-30', 'green']]);
  });

  it('tell of benefits that ended without others', async () => {
    await person('switched');
    await person('unpaid');
    const regime = async (name: string, regime: string, on: string) =>
      (await journey(name, 'status/start-regime', { on, regime })).body as { commandId: string };
    for (const name of ['switched', 'unpaid']) {
      const { commandId: spell } = await regime(name, 'asylblg', '2021-01-01');
      await journey(name, 'status/end-regime', { spell, on: '2021-05-31' });
    }
    await regime('switched', 'sgb-ii', '2021-06-01');
    const { rows } = await look('/expiries?what=regime');
    expect(rows).toMatchObject([{ participant: ids.unpaid, kind: 'asylblg', until: '2021-05-31' }]);
  });

  it('follow a correction', async () => {
    await person('corrected');
    const paper = { on: '2021-01-01', kind: 'fiction', paragraph: '§ 81 AufenthG' };
    const { facts } = (
      await journey('corrected', 'status/record-residence-title', { ...paper, validUntil: '2021-08-02' })
    ).body as { facts: Row[] };
    const mine = async () =>
      (await look('/expiries')).rows.filter(({ participant }) => participant === ids.corrected);
    expect(ends(await mine())).toEqual([['2021-08-02', 'red']]);
    const correction = { entry: facts[0]!.id as string, reason: 'misread' };
    await journey('corrected', 'status/record-residence-title', {
      ...{ ...paper, validUntil: '2022-08-02', correction },
    });
    expect(await mine()).toEqual([]);
  });
});
