import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { type Body, type Headers, on, startTestService, type TestService } from '../support/service.js';

let test: TestService;
let anna: string;
let bela: string;

beforeAll(async () => {
  test = await startTestService();
  anna = await test.person({ familyName: 'Anderswo', givenName: 'Anna' });
  bela = await test.person({ familyName: 'Beispiel', givenName: 'Bela' });
});
afterAll(() => test.stop());

const TODAY = on('2021-07-31');
const AUDITOR: Headers = { ...TODAY, 'dev-actor': 'auditor-1', 'dev-role': 'auditor' };
const STRANGER = '11111111-1111-4111-8111-111111111111';

interface Entry {
  readonly no: number;
  readonly account: string;
  readonly verb: string;
  readonly what: string;
  readonly outcome: string;
  readonly persons: string[];
  readonly asked: object;
  readonly correlationId: string;
}

const entries = async (query: string): Promise<Entry[]> => {
  const { status, body } = await test.get(`/read-log?${query}`, AUDITOR);
  expect(status).toBe(200);
  return (body as { rows: Entry[] }).rows;
};

let asked = 0;
/** The entries that one question left. */
const leaves = async (ask: (headers: Headers) => PromiseLike<Response>): Promise<Entry[]> => {
  const correlation = `ask-${++asked}`;
  await ask({ ...TODAY, 'correlation-id': correlation });
  const all = await entries('account=coach-1&limit=200');
  return all.filter(({ correlationId }) => correlationId === correlation);
};

describe('whoever sees a person', () => {
  it('in a list leaves one entry with all who were on the page', async () => {
    const [entry, ...more] = await leaves((by) => test.get('/caseload?recordedUntil=2021-07-30', by));
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      ...{ account: 'coach-1', role: 'coordinator', unit: 'test-unit', verb: 'look', what: 'caseload' },
      ...{ outcome: 'shown', asked: { recordedUntil: '2021-07-30' } },
      // Nobody accompanies them yet.
      ground: 'unassigned',
    });
    expect([...entry!.persons].sort()).toEqual([anna, bela].sort());
  });

  it.each([
    ['state', '', 'recall', 'journey', {}],
    ['history', '/history?happenedUntil=2021-04-01', 'replay', 'journey', { happenedUntil: '2021-04-01' }],
    ['timeline', '/timeline', 'tell', 'timeline', {}],
  ])('in a %s leaves an entry', async (_, address, verb, what, cut) => {
    expect(await leaves((by) => test.get(`/journeys/${anna}${address}`, by))).toMatchObject([
      { verb, what, persons: [anna], outcome: 'shown', asked: cut },
    ]);
  });

  it('in an export leaves one for each piece, which says so', async () => {
    expect(await leaves((by) => test.get('/caseload', { ...by, accept: 'text/csv' }))).toMatchObject([
      { what: 'caseload', asked: { format: 'csv' } },
    ]);
  });

  it('in the stream of something else leaves one, too', async () => {
    const course = (
      (
        await test.issue(
          '/courses',
          {
            ...{
              title: 'Musterkurs',
              provider: 'Musterträger',
              kind: 'integration',
              municipality: 'Musterstadt',
            },
            ...{ seats: 5, units: 100, from: '2021-08-01' },
          },
          TODAY,
        )
      ).body as { id: string }
    ).id;
    const place = { participant: bela };
    const reserved = await test.issue(`/courses/${course}/request-course-place`, place, TODAY);
    expect([reserved.status, reserved.body]).toMatchObject([201, {}]);
    expect(await leaves((by) => test.get(`/courses/${course}`, by))).toMatchObject([
      { verb: 'recall', what: 'course', persons: [bela] },
    ]);
    const { position } = reserved.body as { position: string };
    expect(await leaves((by) => test.get(`/courses?after=${position}`, by))).toMatchObject([
      { verb: 'look', what: 'courses', persons: [bela] },
    ]);
  });

  it('by a search leaves one, whether somebody was found or not, and none of its words', async () => {
    const find = (familyName: string) => (by: Headers) => test.issue('/people', { familyName }, by);
    expect(await leaves(find('Anderswo'))).toMatchObject([{ what: 'people', persons: [anna] }]);
    expect(await leaves(find('Zzyzx'))).toMatchObject([{ what: 'people', persons: [] }]);
    const { rows } = await test.service.runtime.pool.query('SELECT e::text AS text FROM access.entry e');
    expect(JSON.stringify(rows)).not.toMatch(/Anderswo|Zzyzx|Beispiel/);
  });

  it('in vain leaves the id that was tried', async () => {
    expect(await leaves((by) => test.get(`/journeys/${STRANGER}`, by))).toMatchObject([
      { verb: 'recall', outcome: 'not-found', persons: [STRANGER] },
    ]);
    const assign = (by: Headers) =>
      test.issue(`/journeys/${STRANGER}/assignment/assign-case-worker`, { caseWorker: 'coach-1' }, by);
    expect(await leaves(assign)).toMatchObject([
      { verb: 'issue', what: 'AssignCaseWorker', outcome: 'not-found', persons: [STRANGER] },
    ]);
  });

  it('is no one where a list shows nobody', async () => {
    expect(await leaves((by) => test.get('/programmes', by))).toEqual([]);
    expect(await leaves((by) => test.get('/caseload?municipality=Nirgends', by))).toEqual([]);
  });
});

describe('the report for the person', () => {
  const report = async (id: string, query = ''): Promise<Response> =>
    test.get(`/journeys/${id}/subject-access${query}`, TODAY);

  it('tells all that is stored in whatever history, what it means, and who saw it', async () => {
    const { status, body } = await report(bela);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ id: bela, person: { familyName: 'Beispiel', givenName: 'Bela' }, shortened: 0 },
      sources: expect.arrayContaining(['test-unit']),
    });
    const { entries: told, readers } = body as { entries: Body[]; readers: Body[] };
    expect(told.map((entry) => [entry.in, entry.type])).toEqual(
      expect.arrayContaining([
        ['journey', 'ParticipantRegistered'],
        ['course', 'CoursePlaceReserved'],
      ]),
    );
    const registered = told.find(({ type }) => type === 'ParticipantRegistered')!;
    expect(registered.data).toMatchObject({ familyName: 'Beispiel', givenName: 'Bela' });
    expect(String(registered.bedeutung)).toMatch(/ä|e/);
    expect(registered.meaning).not.toEqual(registered.bedeutung);
    expect(readers).toEqual(
      expect.arrayContaining([expect.objectContaining({ what: 'caseload', role: 'coordinator' })]),
    );
    // Accounts are data of those who work here.
    expect(JSON.stringify(body)).not.toContain('coach-1');
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`Anderswo|${anna}`));
  });

  it('is a page to print, in which a name is no markup', async () => {
    const id = await test.person({ familyName: '<script>alert(1)</script>', givenName: 'Robert' });
    const { headers, text } = await report(id, '?format=html');
    expect(headers['content-type']).toContain('text/html');
    expect(text).toContain('Robert &lt;script&gt;');
    expect(text).not.toContain('<script');
    expect(text).toContain('Art. 15 DSGVO');
  });

  it('is itself entered, and told in the next one', async () => {
    expect(await leaves((by) => test.get(`/journeys/${bela}/subject-access`, by))).toMatchObject([
      { verb: 'tell', what: 'subject-access', persons: [bela] },
    ]);
    const { readers } = (await report(bela)).body as { readers: Body[] };
    expect(readers).toContainEqual(expect.objectContaining({ what: 'subject-access' }));
  });
});

describe('the log', () => {
  it('is searched by person, account, day, view and outcome, page by page', async () => {
    const mine = await entries(`participant=${anna}&account=coach-1&view=caseload`);
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.every(({ persons, what }) => persons.includes(anna) && what === 'caseload')).toBe(true);
    expect((await entries('outcome=not-found')).length).toBeGreaterThan(1);
    expect(await entries('to=2020-01-01')).toEqual([]);

    const all = await entries('account=coach-1&limit=200');
    const seen: Entry[] = [];
    for (let cursor = ''; ;) {
      const { body } = await test.get(`/read-log?account=coach-1&limit=3${cursor}`, AUDITOR);
      const { rows, next } = body as { rows: Entry[]; next?: string };
      seen.push(...rows);
      if (!next) break;
      cursor = `&cursor=${next}`;
    }
    expect(seen.map(({ no }) => no)).toEqual(all.map(({ no }) => no));
  });

  it('says that somebody read it', async () => {
    await entries(`participant=${anna}`);
    const [, before] = await entries('account=auditor-1');
    expect(before).toMatchObject({ what: 'read-log', persons: expect.arrayContaining([anna]) });
  });

  it('shows who looks at more than others, and at people who are no case of theirs', async () => {
    const case_ = { caseWorker: 'coach-1' };
    const { position } = (await test.issue(`/journeys/${anna}/assignment/assign-case-worker`, case_, TODAY))
      .body as { position: string };
    // A list that shows nobody waits for who is responsible.
    await test.get(`/caseload?municipality=Nirgends&after=${position}`, TODAY);
    await test.get(`/journeys/${anna}`, TODAY);
    const { body } = await test.get('/unusual-access?account=coach-1', AUDITOR);
    // Of Anna, Bela, Robert and the one who is not there, Anna is a case of coach-1 and was seen as one.
    expect((body as { rows: Body[] }).rows).toMatchObject([
      { account: 'coach-1', role: 'coordinator', persons: 3, withoutCase: 2, refused: 2, usual: 3 },
    ]);
  });

  it('takes no change, and shows one that was made all the same', async () => {
    const { pool } = test.service.runtime;
    const broken = async () => (await pool.query('SELECT access.broken() AS at')).rows[0].at;
    expect(await broken()).toBeNull();
    for (const change of [
      `UPDATE access.entry SET account = 'nobody' WHERE no = 2`,
      'DELETE FROM access.entry WHERE no = 2',
      `TRUNCATE access.${(await pool.query(`SELECT tableoid::regclass::text AS name FROM access.entry LIMIT 1`)).rows[0].name.replace('access.', '')}`,
    ])
      await expect(pool.query(change)).rejects.toThrow('only ever added');

    const forged = async (change: string) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN; ALTER TABLE access.entry DISABLE TRIGGER only_added');
        await client.query(change);
        return (await client.query('SELECT access.broken() AS at')).rows[0].at;
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    };
    expect(await forged(`UPDATE access.entry SET persons = '{}' WHERE no = 2`)).toBe(2);
    expect(await forged('DELETE FROM access.entry WHERE no = 2')).toBe(3);
    expect(await forged('DELETE FROM access.entry WHERE no = (SELECT no FROM access.head)')).not.toBeNull();
  });

  it('keeps its order and its chain, with two services writing at once', async () => {
    const twin = await test.twin();
    await Promise.all(
      [...Array(40).keys()].map((n) => (n % 2 ? twin : test).get(`/journeys/${anna}`, TODAY)),
    );
    const { rows } = await test.service.runtime.pool.query(
      'SELECT access.broken() AS at, (SELECT count(*) FROM access.entry) = (SELECT no FROM access.head) AS whole',
    );
    expect(rows).toEqual([{ at: null, whole: true }]);
  });

  it('shows nothing where it cannot be written', async () => {
    const { pool } = test.service.runtime;
    await pool.query('ALTER TABLE access.head RENAME TO lost');
    const refused = [
      await test.get('/caseload', TODAY),
      await test.get(`/journeys/${anna}`, TODAY),
      await test.get(`/journeys/${anna}/history`, TODAY),
      await test.get(`/journeys/${anna}/timeline`, TODAY),
      await test.get('/caseload?format=csv', TODAY),
      await test.issue('/people', { familyName: 'Zzyzx' }, TODAY),
    ];
    await pool.query('ALTER TABLE access.lost RENAME TO head');
    for (const { status, body, text } of refused) {
      expect([status, body]).toMatchObject([503, { code: 'read-log-unavailable' }]);
      expect(text).not.toMatch(/Anderswo|Beispiel/);
    }
    expect((await test.get('/caseload', TODAY)).status).toBe(200);
  });
});
