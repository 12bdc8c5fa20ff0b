import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createdBy, desk, type Row } from '../support/answers.js';
import { type Body, startTestService, type TestService } from '../support/service.js';

/* Who is in the network: organisations and staff. */

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

const { issue, look, paged } = desk(() => test);
const created = async (path: string, body: Body) => ((await issue(path, body)).body as { id: string }).id;
const named = (rows: readonly Row[]) => rows.map(({ name }) => name as string);

describe('organisations', () => {
  let chamber: string;
  beforeAll(async () => {
    const here = { municipality: 'Musterstadt' };
    chamber = await created('/organisations', { ...here, name: 'Musterkammer', roles: ['chamber'] });
    await created('/organisations', { ...here, name: 'Beispielschule', roles: ['school', 'provider'] });
    await created('/organisations', { name: 'Dorfverein', roles: ['charity'], municipality: 'Dort' });
    const name = (body: Body) => issue(`/organisations/${chamber}/name-organisation-contact`, body);
    const person = createdBy(await name({ name: 'Muster-Gegangen' }));
    await name({ name: 'Muster-Geblieben', email: 'kammer@example.org' });
    await issue(`/organisations/${chamber}/record-organisation-contact-left`, { person });
  });

  it('are listed by name with those who speak for them', async () => {
    const rows = await paged('/organisations?sort=name', 1);
    expect(named(rows)).toEqual(['Beispielschule', 'Dorfverein', 'Musterkammer']);
    expect(rows[2]).toMatchObject({ id: chamber, registeredOn: '2021-07-31', roles: ['chamber'] });
    expect(rows[2]!.contactPersons).toEqual([
      {
        person: expect.any(String),
        name: 'Muster-Geblieben',
        role: null,
        phone: null,
        email: 'kammer@example.org',
      },
    ]);
  });

  it('are found by role and place', async () => {
    expect(named((await look('/organisations?role=provider')).rows)).toEqual(['Beispielschule']);
    expect(named((await look('/organisations?municipality=Dort')).rows)).toEqual(['Dorfverein']);
  });
});

describe('staff', () => {
  const accounts = (rows: readonly Row[]) => rows.map(({ account }) => account as string);
  beforeAll(async () => {
    const here = { municipality: 'Musterstadt', languages: ['de'] };
    const first = { ...here, account: 'coach-1', name: 'Muster-Coachin', unit: 'team-b' };
    const id = await created('/staff', first);
    const second = await created('/staff', {
      ...here,
      account: 'coach-2',
      languages: ['de', 'ar'],
      unit: 'team-a',
    });
    await created('/staff', { ...here, account: 'coach-3', municipality: 'Dort', unit: 'team-c' });
    const deputy = (of: string, body: Body) => issue(`/staff/${of}/agree-deputyship`, body);
    const over = { from: '2021-07-01', until: '2021-07-30' };
    await deputy(id, { ...over, deputy: 'coach-2' });
    await deputy(id, { deputy: 'coach-3', from: '2021-07-31', until: '2021-07-31' });
    await deputy(second, { ...over, deputy: 'coach-1' });
  });

  it('are listed with who acts for them today', async () => {
    const rows = await paged('/staff?sort=unit', 1);
    expect(rows.map(({ account, deputy }) => [account, deputy])).toEqual([
      ['coach-2', null],
      ['coach-1', 'coach-3'],
      ['coach-3', null],
    ]);
    expect(rows[1]).toMatchObject({ name: 'Muster-Coachin', unit: 'team-b', registeredOn: '2021-07-31' });
  });

  it.each([
    ['language=ar', ['coach-2']],
    ['municipality=Dort', ['coach-3']],
    ['unit=team-b', ['coach-1']],
    ['account=coach-3', ['coach-3']],
  ])('are found by %s', async (query, expected) => {
    expect(accounts((await look(`/staff?${query}`)).rows)).toEqual(expected);
  });
});
