import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declared } from '../../src/app.module.js';
import { SAVABLE_LISTS } from '../../src/shapes/lists.js';
import { createdBy, desk, recorded, refused, TODAY, UNKNOWN } from '../support/answers.js';
import { type Body, startTestService, type TestService } from '../support/service.js';

let test: TestService;
let me: string;
const { issue, look, paged } = desk(() => test);
const mine = (command: string, body: Body) => issue(`/staff/${me}/${command}`, body);
const registered = async (account: string) => {
  const coach = { account, languages: ['de'], municipality: 'Musterstadt', unit: 'team-a' };
  return ((await issue('/staff', coach)).body as { id: string }).id;
};
const LIST = { name: 'Dringend in Bad A & B', of: 'caseload', filters: ['municipality=Bad A & B'] };

beforeAll(async () => {
  test = await startTestService();
  me = await registered('coach-1');
  await registered('coach-2');
});
afterAll(() => test.stop());

describe('a saved list', () => {
  let list: string;

  it('is saved, and opens what was filtered', async () => {
    const there = await test.person({ municipality: 'Bad A & B' }, TODAY);
    await test.person({}, TODAY);
    list = createdBy(recorded(await mine('save-list', LIST), 'ListSaved'));
    const { rows } = await look('/saved-lists?account=coach-1');
    expect(rows).toEqual([
      {
        ...{ ...LIST, id: list, staff: me, savedOn: '2021-07-31' },
        address: '/caseload?municipality=Bad+A+%26+B',
      },
    ]);
    expect((await look(rows[0]!.address as string)).rows.map(({ id }) => id)).toEqual([there]);
  });

  it('is sealed in the history, and nobody else has it', async () => {
    const { entries } = (await test.get(`/staff/${me}/history`)).body as {
      entries: { stored: { data: { name?: { sealed?: { by: string } } } } }[];
    };
    expect(entries.at(-1)!.stored.data.name?.sealed?.by).toBe(`staff-${me}`);
    expect((await look('/saved-lists?account=coach-2')).rows).toEqual([]);
  });

  it('is saved anew, found by the list it is of, and forgotten', async () => {
    recorded(await mine('save-list', { ...LIST, list, of: 'expiries', filters: [] }), 'ListSaved');
    recorded(await mine('save-list', { ...LIST, name: 'Neu', filters: ['sort=registered'] }), 'ListSaved');
    expect((await paged('/saved-lists?account=coach-1', 1)).map(({ address }) => address).sort()).toEqual([
      '/caseload?sort=registered',
      '/expiries',
    ]);
    const expiries = '/saved-lists?account=coach-1&of=expiries';
    expect((await look(expiries)).rows).toMatchObject([{ id: list, filters: [] }]);
    recorded(await mine('forget-list', { list }), 'ListForgotten');
    expect((await look(expiries)).rows).toEqual([]);
    expect((await mine('forget-list', { list })).status).toBe(200);
    refused(await mine('forget-list', { list: UNKNOWN }), 'unknown-list');
    refused(await mine('save-list', { ...LIST, list: UNKNOWN }), 'unknown-list');
  });

  it('has filters that look like some', async () => {
    for (const filter of ['flag', '=childcare', 'flag=', 'flag=\u0007'])
      expect((await mine('save-list', { ...LIST, filters: [filter] })).status).toBe(400);
  });

  it('can be of any view that is named', () => {
    const names = declared.views.map(({ name }) => name);
    expect(SAVABLE_LISTS.filter((list) => !names.includes(list))).toEqual([]);
  });
});
