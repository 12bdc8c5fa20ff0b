import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { desk, recorded, refused, type Row, settled, TODAY } from '../support/answers.js';
import { type Body, somebody, startTestService, type TestService } from '../support/service.js';

/* Nobody is registered twice without a word about it. */

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

const { issue, look } = desk(() => test);
const THERE = { ...TODAY, 'dev-unit': 'other-unit' };

const find = async (query: Body, headers = TODAY): Promise<Row[]> => {
  const answer = await test.issue('/people', query, headers);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return (answer.body as { rows: Row[] }).rows;
};
const register = (fields: Body, headers = TODAY) => issue('/journeys', somebody(fields), headers);
const registered = async (fields: Body, headers = TODAY): Promise<string> => {
  const answer = recorded(await register(fields, headers), 'ParticipantRegistered');
  await settled(test, answer);
  // The search has seen it, too.
  await look('/duplicates?limit=1');
  return (answer.body as { id: string }).id;
};
const amina = { familyName: 'Mohammed-Beispiel', givenName: 'Fatima', birthDate: '1988-04-03' };

describe('the search', () => {
  let id: string;
  beforeAll(async () => {
    id = await registered({ ...amina, externalNumber: 'BG-77 12', municipality: 'Suchstadt' });
    await issue(`/journeys/${id}/intake/change-details`, { phone: '+49 251 998877', email: 'F@example.org' });
    await look('/duplicates?limit=1');
  });

  it.each<[string, Body, string[]]>([
    ['another transliteration', { familyName: 'Muhamad' }, ['similar-name']],
    ['another script', { familyName: 'محمد', givenName: 'فاطمة' }, ['similar-name']],
    ['the names in another order', { familyName: 'Fatima', givenName: 'Mohammed Beispiel' }, ['same-name']],
    [
      'the birth date alone',
      { birthDate: '1988-04-03', givenName: 'Fatimah' },
      ['similar-name', 'same-birth-date'],
    ],
    [
      'a phone number written otherwise',
      { phone: '0251/998877', familyName: 'Mohamed' },
      ['similar-name', 'same-phone'],
    ],
    ['a number of an office', { number: 'bg7712' }, ['same-number']],
    ['a mail address', { email: 'f@EXAMPLE.org', givenName: 'Fatima' }, ['similar-name', 'same-email']],
  ])('finds a person by %s', async (_, query, reasons) => {
    const [found] = await find(query);
    expect(found).toMatchObject({ match: 'person', id, unit: 'test-unit', familyName: 'Mohammed-Beispiel' });
    expect(found!.reasons).toEqual(reasons);
  });

  it('finds a single name, and a birth date of which only the year is known', async () => {
    const single = await registered({ familyName: 'Einzelname', givenName: undefined, birthDate: '1979' });
    expect(await find({ familyName: 'Einselname', birthDate: '1979-03-02' })).toMatchObject([
      { id: single, birthDate: '1979', reasons: ['similar-name', 'compatible-birth-date'] },
    ]);
  });

  it('finds nobody where nobody is like that, and wants no question in the address', async () => {
    expect(await find({ familyName: 'Zzyzx' })).toEqual([]);
    expect(await find({})).toEqual([]);
    expect((await test.get('/people?familyName=Mohammed', TODAY)).status).toBe(404);
    const answer = await test.issue('/people', { birthDate: '1988-4' }, TODAY);
    expect(answer.body).toMatchObject({ code: 'invalid', errors: [{ path: 'birthDate' }] });
  });

  it('tells another unit no more than whom to ask, and leaves a trace', async () => {
    expect(await find(amina, THERE)).toEqual([{ match: 'ask-unit', unit: 'test-unit', probable: true }]);
    expect(await find({ familyName: 'Mohammed' }, THERE)).toEqual([]);
    const { rows } = await test.service.runtime.pool.query<{ unit: string; entry: string }>(
      `SELECT unit, e::text AS entry FROM access.entry e WHERE what = 'people' ORDER BY no`,
    );
    expect(rows.slice(-2).map(({ unit }) => unit)).toEqual(['other-unit', 'other-unit']);
    expect(JSON.stringify(rows)).not.toMatch(/Mohammed|Fatima|1988-/);
  });

  it('keeps no word of a name in its table', async () => {
    const { rows } = await test.service.runtime.pool.query<{ row: string }>(
      `SELECT to_jsonb(p)::text AS row FROM views.person p WHERE id = $1`,
      [id],
    );
    expect(rows[0]!.row).not.toMatch(/mohammed|fatima|mhmt|1988|998877|7712|example/i);
  });
});

describe('who is known already', () => {
  const twin = { familyName: 'Doppelt', givenName: 'Olena', birthDate: '1991-10-20' };
  let first: string;

  it('is registered once more only with a reason', async () => {
    first = await registered(twin);
    const again = { ...twin, givenName: 'Елена' };
    refused(await register({ ...twin, familyName: 'Dopelt' }), 'reason-required');
    const hint = (await register(twin)).body as Body;
    expect(hint.hint).toContain(first);
    const answer = await register({ ...again, familyName: 'Doppelt', reason: 'A cousin of the same name.' });
    expect([answer.status, answer.body]).toMatchObject([201, { warnings: ['possible-duplicate'] }]);
  });

  it('is registered in another unit only after that unit was asked', async () => {
    const answer = await register(twin, THERE);
    refused(answer, 'reason-required');
    expect((answer.body as Body).hint).toContain('a journey of unit test-unit');
    expect((answer.body as Body).hint).not.toContain(first);
  });

  it('is corrected without being taken for a duplicate', async () => {
    const person = { ...twin, familyName: 'Einfach', birthDate: '1991-11-20' };
    const id = await registered(person);
    const { entries } = (await test.get(`/journeys/${id}/history`)).body as { entries: Row[] };
    const correction = { entry: (entries[0]!.stored as Row).id as string, reason: 'misspelt' };
    const path = `/journeys/${id}/intake/register-participant`;
    recorded(
      await issue(path, { ...somebody(person), familyName: 'Einfacher', correction }),
      'EntryCorrected',
      'ParticipantRegistered',
    );
  });
});

describe('possible duplicates', () => {
  const twice = {
    familyName: 'Zwilling',
    givenName: 'Mykola',
    birthDate: '1970-06-15',
    municipality: 'Paarstadt',
  };
  const pairs = async (query = '', headers = TODAY) =>
    (await look(`/duplicates?municipality=Paarstadt${query}`, headers)).rows;
  let ids: string[];

  it('are listed with reasons until they are merged, found to be two people, or undone', async () => {
    const first = await registered(twice);
    // Two units at the same moment: neither search could know of the other.
    const second = await registered({ ...twice, birthDate: '1970-06-14', familyName: 'Zwiling' });
    await issue(`/journeys/${second}/intake/change-details`, { birthDate: '1970-06-15' });
    ids = [first, second];
    const [pair, ...others] = await pairs();
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ reasons: ['similar-name', 'same-birth-date'] });
    expect((pair!.people as Row[]).map(({ id }) => id as string).sort()).toEqual([...ids].sort());
    expect(await pairs(`&participant=${first}`)).toHaveLength(1);
    const [masked] = await pairs('', THERE);
    expect(masked!.people).toEqual([
      { match: 'ask-unit', unit: 'test-unit', probable: true },
      { match: 'ask-unit', unit: 'test-unit', probable: true },
    ]);
  });

  it('are gone once merged, and the survivor is found by both names', async () => {
    const [survivor, duplicate] = ids as [string, string];
    const merge = await issue(`/journeys/${duplicate}/merging/merge-into`, {
      survivor,
      reason: 'one person',
    });
    await settled(test, recorded(merge, 'MergedInto'));
    expect(await pairs()).toEqual([]);
    await issue(`/journeys/${survivor}/intake/record-skill`, { skill: 'welding', level: 'good' });
    await look('/duplicates?limit=1');
    expect(await find({ familyName: 'Zwiling', birthDate: '1970-06-15' })).toMatchObject([{ id: survivor }]);
    const undone = await issue(`/journeys/${duplicate}/merging/undo-merge`, { reason: 'two after all' });
    await settled(test, recorded(undone, 'MergeUndone'));
    expect(await pairs()).toHaveLength(1);
  });
});
