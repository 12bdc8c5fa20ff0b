import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { classOf, scope } from '../../src/access/access.js';
import { ROLES } from '../../src/access/roles.js';
import type { Scope } from '../../src/engine/access.js';
import type { Ground } from '../../src/kernel/belonging.js';
import { type Cell, cells, unclassed } from '../support/matrix.js';
import { STOPS_ALL } from '../support/openapi.js';
import { agent, send, withEach } from '../support/sending.js';
import { type Headers, startTestService, type TestService } from '../support/service.js';
import { settled } from '../support/settled.js';
import { openWorld } from '../support/world.js';

/*
 * Every operation × every role × the own unit, the one above and another one, about people who are mine, ours, nobody's,
 * shared, and nobody: what is answered is what the table says, and who is out of scope is answered as if unknown, byte for byte.
 */

type Row = Readonly<Record<string, unknown>>;

let test: TestService;
let url: string;
const NOBODY = '00000000-0000-4000-8000-000000000000';
/** All of one unit: of a colleague, of nobody, of the account that asks, shared with another unit; the last is only kept. */
const people = { ours: '', free: '', mine: '', shared: '', kept: '' };
const UNITS = { own: 'kreis', below: 'kreis.stadt', foreign: 'kreisel' };

const as = (role: string, unit = UNITS.own, account = `${role}-1`): Headers => ({
  ...{ 'dev-actor': account, 'dev-role': role, 'dev-unit': unit, 'correlation-id': 'matrix' },
});
const COORDINATOR = as('coordinator');

beforeAll(async () => {
  test = await startTestService({ RATE_LIMIT: '0' });
  ({ url } = await test.apart());
  const taker = as('coordinator', UNITS.below, 'taker');
  for (const which of Object.keys(people) as (keyof typeof people)[])
    people[which] = await test.person({}, taker);
  const assign = (id: string, caseWorker: string) =>
    test.issue(`/journeys/${id}/assignment/assign-case-worker`, { caseWorker }, taker);
  await assign(people.ours, 'colleague');
  await assign(people.mine, 'me');
  await assign(people.shared, 'colleague');
  await assign(people.kept, 'me');
  const share = { unit: UNITS.foreign, purpose: 'skills', basis: 'own-task' };
  expect((await test.issue(`/journeys/${people.shared}/sharing/share-case`, share, taker)).status).toBe(201);
  const restrict = `/journeys/${people.kept}/privacy/restrict-processing`;
  expect((await test.issue(restrict, { ground: 'objection' }, taker)).status).toBe(201);
});

afterAll(async () => {
  agent.destroy();
  await test.stop();
});

/** Who asks of whom: the grounds on which something of her is in scope, if the role has it on one of these. */
const ASKED: readonly (readonly [person: keyof typeof people, unit: string, grounds: readonly Ground[]])[] = [
  ['ours', 'kreis.stadt', ['unit', 'audit']],
  ['ours', 'kreis', ['unit', 'audit']],
  ['ours', 'kreisel', []],
  ['free', 'kreis.stadt', ['unassigned', 'unit', 'audit']],
  ['free', 'kreis', ['unassigned', 'unit', 'audit']],
  ['free', 'kreisel', []],
  ['mine', 'kreis.stadt', ['assignment', 'unit', 'audit']],
  ['mine', 'kreis', ['assignment', 'unit', 'audit']],
  ['mine', 'kreisel', ['assignment']],
  ['shared', 'kreis.stadt', ['unit', 'audit']],
  ['shared', 'kreis', ['unit', 'audit']],
  ['shared', 'kreisel', ['sharing']],
  ['kept', 'kreis.stadt', ['assignment', 'unit', 'audit']],
  ['kept', 'kreis', ['assignment', 'unit', 'audit']],
];
const inScope = (scope: Scope, grounds: readonly Ground[], person?: string): boolean =>
  scope === 'everything' ||
  (grounds.some((ground) => scope.includes(ground)) && (person !== 'kept' || scope.includes('restricted')));

/** Where what is said of people is not the table's scope of the view: the log is of whom others saw. */
const OF_OTHERS = ['audit'];

describe('the matrix', () => {
  /** What a request is about that needs to know it. */
  let known: Record<string, string>;
  /** A fact of each stream. */
  const facts: Record<string, string> = {};
  const wrong: string[] = [];
  let asked = 0;

  /** An answer without what each has of its own. Commands come with a version that there is not: who may is told 412. */
  const ask = async ({ method, path, query, body, type }: Cell, headers: Headers, id: string) => {
    asked++;
    const search = new URLSearchParams(
      Object.fromEntries(query.map((name) => [name, (name === 'fact' ? facts[id] : known[name]) ?? NOBODY])),
    );
    if (type) search.set('dryRun', 'true');
    const { date: _, ...answer } = await send(url, {
      ...{
        method,
        path: `${path.replace('{id}', id).replace('{name}', 'caseload')}?${search.toString()}`,
        body: body?.replace('OWN-UNIT', headers['dev-unit']!),
      },
      headers: { ...headers, 'if-match': '"999999"', ...(type && { 'content-type': type }) },
    }).then(({ status, text, headers: { date, ...its } }) => ({ date, status, text, its }));
    return answer;
  };
  type Answered = Awaited<ReturnType<typeof ask>>;

  const admits = ({ status, text }: Answered): boolean =>
    [200, 201, 412].includes(status) || (status === 409 && text.includes('not-anchored'));
  const note = (cell: Cell, role: string, of: string, { status, text }: Answered, expected: string) =>
    wrong.push(
      `${role} ${of}: ${cell.method} ${cell.path} is ${status} instead of ${expected}: ${text.slice(0, 200)}`,
    );

  const roles = Object.keys(ROLES);
  const UNKNOWN = { status: 404, text: '' };

  /** About people: who is out of scope is answered as if nobody had the id, byte for byte. */
  const askAboutPeople = async (role: string, cell: Cell) => {
    const may = scope(role, cell.verb, cell.what);
    const nobody = await ask(cell, as(role, 'kreis', 'me'), NOBODY);
    if (nobody.status !== (may.length > 0 ? UNKNOWN.status : 403))
      note(cell, role, 'nobody', nobody, '404 or 403');
    // Whoever may not at all is told so whoever it is about.
    for (const [person, unit, grounds] of may.length > 0 ? ASKED : ASKED.filter((_, nth) => nth % 4 === 0)) {
      const answer = await ask(cell, as(role, unit, 'me'), people[person]);
      const of = `${person} from ${unit}`;
      if (may.length > 0 && inScope(may, grounds, person) ? !admits(answer) : false)
        note(cell, role, of, answer, 'admitted');
      if (!(may.length > 0 && inScope(may, grounds, person))) {
        if (JSON.stringify(answer) !== JSON.stringify(nobody)) note(cell, role, of, answer, nobody.text);
      }
    }
  };

  const askElsewhere = async (role: string, cell: Cell) => {
    const may = scope(role, cell.verb, cell.what);
    const its = known[cell.path.split('/')[1]!] ?? NOBODY;
    for (const unit of ['kreis.stadt', 'kreis', 'kreisel']) {
      const answer = await ask(cell, as(role, unit, 'me'), its);
      // An account is one's own, or of one's units.
      const opens = cell.about !== 'account' || inScope(may, unit === 'kreisel' ? [] : ['unit', 'audit']);
      const expected = may.length === 0 ? 403 : opens ? 200 : 404;
      // Nothing that is operated bears that id: who may is told so.
      const none =
        cell.path.startsWith('/operations/') && cell.path.includes('{id}') && answer.status === 404;
      if (expected === 200 ? !admits(answer) && !none : answer.status !== expected)
        note(cell, role, `from ${unit}`, answer, String(expected));
      if (OF_OTHERS.includes(classOf(cell.verb, cell.what)!)) continue;
      const sees = may === 'everything' ? scope(role, 'look', 'state:journey') : may;
      for (const [person, from, grounds] of ASKED)
        if (from === unit && !inScope(sees, grounds, person) && answer.text.includes(people[person]))
          note(cell, role, `${person} from ${unit}`, answer, 'an answer without this person');
    }
  };

  it('answers every operation to every role from every unit as the table says', async () => {
    const world = await openWorld(test);
    const { employers } = world.streams;
    const work = {
      kind: 'job',
      occupation: 'Maler',
      municipality: 'Musterstadt',
      places: 1,
      from: '2021-04-01',
    };
    const published = await test.issue(`/employers/${employers}/openings/publish-opening`, work);
    const account = {
      account: 'somebody',
      languages: ['de'],
      municipality: 'Musterstadt',
      unit: 'kreis.stadt',
    };
    const { body: staff } = await test.issue('/staff', account, as('administrator'));
    known = {
      ...world.streams,
      ...{
        staff: (staff as Row).id as string,
        caseWorker: 'me',
        account: 'me',
        cohort: world.streams.cohorts!,
      },
      ...{ participant: people.ours, rule: 'title-warning', from: '2022-01-01', value: '100' },
      opening: (published.body as Row).commandId as string,
    };
    await settled(test);
    for (const { id, stream } of await test.service.runtime.journal.readAll(0n, 1_000))
      facts[stream.slice(stream.indexOf('-') + 1)] ??= id;
    const all = cells(people.ours);
    expect(unclassed(all)).toEqual([]);
    expect(all.length).toBeGreaterThan(250);

    const before = await test.service.runtime.journal.head();
    const later = all.filter(({ operation }) => operation === STOPS_ALL);
    const pairs = roles.flatMap((role) => all.map((cell) => [role, cell] as const));
    await withEach(
      pairs.filter(([role, cell]) => !(later.includes(cell) && scope(role, 'operate', cell.what).length > 0)),
      ([role, cell]) => (cell.about === 'person' ? askAboutPeople : askElsewhere)(role, cell),
    );
    const order = { reason: 'for a test', until: '2099-01-01T00:00:00Z' };
    expect((await test.issue('/operations/read-only', order, as('administrator'))).status).toBe(200);
    expect((await test.issue('/operations/read-write', {}, as('administrator'))).status).toBe(200);
    process.stdout.write(`access: ${asked} combinations asked\n`);
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(asked).toBeGreaterThan(9_500);
    // Nobody has changed anything by asking.
    expect(await test.service.runtime.journal.head()).toBe(before);
  }, 120_000);

  it('lists to each role exactly the people in scope', async () => {
    for (const role of roles.filter((each) => scope(each, 'look', 'view:caseload').length > 0))
      for (const unit of ['kreis.stadt', 'kreis', 'kreisel']) {
        const { body } = await test.get('/caseload', as(role, unit, 'me'));
        const may = scope(role, 'look', 'view:caseload');
        const expected = ASKED.filter(
          ([person, from, grounds]) => from === unit && inScope(may, grounds, person),
        );
        expect([role, unit, (body as { rows: Row[] }).rows.map(({ id }) => id).sort()]).toEqual([
          ...[role, unit, expected.map(([person]) => people[person]).sort()],
        ]);
      }
  });

  it('asks for patience while the directory of deputies is being built, and shows nobody meanwhile', async () => {
    const { projectors, pool } = test.service.runtime;
    const staff = projectors.get('staff')!;
    projectors.delete('staff');
    await pool.query('ALTER TABLE views.staff RENAME TO staff_away');
    try {
      const paths = ['/caseload', '/team-load', '/rules', `/journeys/${people.free}`];
      const worker = as('case-worker', UNITS.foreign);
      const answers = [
        ...(await Promise.all(paths.map((path) => test.get(path, COORDINATOR)))),
        await test.get('/caseload', worker),
        await test.get(`/journeys/${people.free}`, worker),
      ];
      const told = answers.map(({ status, body }) => [status, (body as Row).code]);
      expect(told.filter(([status]) => status !== 200)).toEqual(
        told.flatMap(([status]) => (status === 200 ? [] : [[503, 'view-rebuilding']])),
      );
      expect(told.map(([status]) => status)).toEqual([503, 503, 200, 503, 503, 503]);
    } finally {
      await pool.query('ALTER TABLE views.staff_away RENAME TO staff');
      projectors.set('staff', staff);
    }
  });
});

describe('a person', () => {
  const open = async (id: string, headers: Headers) => (await test.get(`/journeys/${id}`, headers)).status;
  const done = async (path: string, body: object, headers: Headers) => {
    const answer = await test.issue(path, body, headers);
    expect([path, answer.status, answer.text]).toEqual([path, 201, expect.anything()]);
    return answer.body as { commandId: string; position: string };
  };
  const worker = (account: string, unit = UNITS.own) => as('case-worker', unit, account);

  it('belongs to the case worker, the deputy, and to whom the case is offered', async () => {
    const id = await test.person({}, COORDINATOR);
    const path = `/journeys/${id}/assignment`;
    expect(await open(id, worker('one'))).toBe(200);
    await done(`${path}/assign-case-worker`, { caseWorker: 'one' }, COORDINATOR);
    expect(await open(id, worker('one', UNITS.foreign))).toBe(200);
    expect(await open(id, worker('two'))).toBe(404);
    await done(`${path}/name-deputy`, { deputy: 'two', until: '2021-03-20' }, worker('one'));
    expect(await open(id, worker('two'))).toBe(200);
    expect(await open(id, { ...worker('two'), 'dev-now': '2021-03-21T12:00:00Z' })).toBe(404);
    const { commandId } = await done(`${path}/offer-hand-over`, { to: 'three', reason: 'x' }, worker('one'));
    expect(await open(id, worker('three'))).toBe(200);
    await done(`${path}/decline-hand-over`, { handOver: commandId, reason: 'x' }, worker('three'));
    expect(await open(id, worker('three'))).toBe(404);
    const staff = { account: 'one', languages: ['de'], municipality: 'Musterstadt', unit: UNITS.own };
    const { body } = await test.issue('/staff', staff, as('administrator'));
    const days = { deputy: 'four', from: '2021-03-01', until: '2021-03-31' };
    const agreed = `/staff/${(body as Row).id as string}/agree-deputyship`;
    expect((await test.issue(agreed, days, worker('four'))).status).toBe(404);
    const { position } = await done(agreed, days, worker('one'));
    const list = await test.get(`/caseload?after=${position}`, worker('four'));
    await test.get(`/staff?after=${position}`, COORDINATOR);
    expect(await open(id, worker('four'))).toBe(200);
    expect(list.status).toBe(200);
    expect((await test.get('/caseload', worker('four'))).text).toContain(id);
  });

  it('goes to another unit by a transfer, and cannot be named by others', async () => {
    const id = await test.person({}, COORDINATOR);
    const programme = await test.programme({}, COORDINATOR);
    const moved = { unit: UNITS.foreign, reason: 'moved house' };
    await done(`/journeys/${id}/assignment/transfer-responsibility`, moved, as('team-lead'));
    expect(await open(id, COORDINATOR)).toBe(404);
    expect(await open(id, as('coordinator', UNITS.foreign))).toBe(200);
    const name = (participant: string) =>
      test.issue(`/programmes/${programme}/request-seat`, { participant }, COORDINATOR);
    const [foreign, nobody] = [await name(id), await name(NOBODY)];
    expect([foreign.status, foreign.text]).toEqual([nobody.status, nobody.text]);
    expect((foreign.body as Row).code).toBe('unknown-participant');
  });

  it('whose data is only kept is unknown to those whose case it was, but for the mark', async () => {
    const name = { familyName: 'Beispiel-Beschraenkt', birthDate: '1971-03-14' };
    const id = await test.person(name, COORDINATOR);
    const privacy = `/journeys/${id}/privacy`;
    const [me, lead, auditor] = [worker('keeper'), as('team-lead'), as('auditor')];
    await done(`/journeys/${id}/assignment/assign-case-worker`, { caseWorker: 'keeper' }, COORDINATOR);
    const share = { unit: 'red-cross', purpose: 'skills', basis: 'own-task' };
    await done(`/journeys/${id}/sharing/share-case`, share, COORDINATOR);
    const load = async () => ((await test.get('/team-load', lead)).body as { rows: Row[] }).rows;
    const seen = async (by: Headers, after = '') => [
      await open(id, by),
      (await test.get(`/journeys/${id}/history`, by)).status,
      (await test.get(`/caseload${after}`, by)).text.includes(id),
      (await test.get(`/restrictions${after}`, by)).text.includes(id),
    ];
    const found = async () => (await test.issue('/people', name, me)).body as { rows: Row[] };
    await test.issue('/people', { ...name, after: (await test.get(`/journeys/${id}`, me)).headers.etag }, me);
    const before = await load();
    expect(await seen(me)).toEqual([200, 200, true, false]);

    const { position } = await done(`${privacy}/restrict-processing`, { ground: 'objection' }, COORDINATOR);
    const after = `?after=${position}`;
    for (const by of [me, lead, COORDINATOR]) expect(await seen(by, after)).toEqual([404, 404, false, true]);
    expect(await open(id, as('partner', 'red-cross'))).toBe(404);
    expect(await seen(auditor, after)).toEqual([200, 200, true, true]);
    expect((await test.get(`/journeys/${id}/subject-access`, COORDINATOR)).text).toContain(name.familyName);
    const { rows } = (await test.get('/restrictions', me)).body as { rows: Row[] };
    expect(rows.find((row) => row.id === id)).toEqual({
      ...{ id, participant: id, familyName: name.familyName, givenName: 'Erika', caseWorker: 'keeper' },
      ...{ municipality: 'Musterstadt', restrictedOn: '2021-03-15' },
    });
    expect((await found()).rows.map(({ match }) => match)).toEqual(['ask-unit']);
    // What is counted stays.
    expect(await load()).toEqual(before);
    const glass = await test.issue(`/journeys/${id}/emergency/break-glass`, { reason: 'x', hours: 1 }, me);
    expect(glass.body).toMatchObject({ status: 409, code: 'restricted' });

    const lifted = await done(`${privacy}/lift-restriction`, { reason: 'settled' }, COORDINATOR);
    expect(await seen(me, `?after=${lifted.position}`)).toEqual([200, 200, true, false]);
  });

  it('is seen by a partner while shared, as far as the consent reaches', async () => {
    const id = await test.person({}, COORDINATOR);
    const partner = as('partner', 'red-cross');
    const skill = { skill: 'welding', level: 'good' };
    const record = (named = skill) => test.issue(`/journeys/${id}/intake/record-skill`, named, partner);
    expect((await record()).status === 404 || (await record()).text).toBe(true);
    const share = { unit: 'red-cross', purpose: 'skills', basis: 'consent' };
    const path = `/journeys/${id}/sharing`;
    expect((await test.issue(`${path}/share-case`, share, COORDINATOR)).body).toMatchObject({
      code: 'no-consent',
    });
    const purpose = 'sharing-with-partners';
    await done(`/journeys/${id}/identity/give-consent`, { purpose, form: 'v1' }, COORDINATOR);
    const { commandId, position } = await done(`${path}/share-case`, share, COORDINATOR);
    expect((await record()).status).toBe(201);
    const { body } = await test.get(`/journeys/${id}`, partner);
    expect(Object.keys((body as { state: object }).state).sort()).toEqual([
      ...['intake', 'language', 'support', 'training'],
    ]);
    expect((await test.get(`/shares?after=${position}`, partner)).text).toContain(id);
    await done(`/journeys/${id}/identity/withdraw-consent`, { purpose }, COORDINATOR);
    expect(await open(id, partner)).toBe(404);
    await done(`/journeys/${id}/identity/give-consent`, { purpose, form: 'v2' }, COORDINATOR);
    expect(await open(id, partner)).toBe(200);
    await done(`${path}/withdraw-sharing`, { sharing: commandId, reason: 'over' }, COORDINATOR);
    expect(await open(id, partner)).toBe(404);
    const disclosed = {
      recipient: 'Musteramt',
      what: 'address',
      basis: 'court',
      provision: '§ 73',
      reason: 'x',
    };
    await done(`${path}/disclose-data`, disclosed, COORDINATOR);
  });

  it('is opened in an emergency for some hours, and the team lead of the unit is told', async () => {
    const id = await test.person({}, COORDINATOR);
    const stranger = worker('stranger', UNITS.foreign);
    const path = `/journeys/${id}/emergency`;
    const breakGlass = (hours: number) =>
      test.issue(`${path}/break-glass`, { reason: 'danger to a child', hours }, stranger);
    expect(await open(id, stranger)).toBe(404);
    expect((await breakGlass(25)).body).toMatchObject({ code: 'too-long' });
    const { body } = await breakGlass(2);
    const { commandId, position } = body as { commandId: string; position: string };
    expect(await open(id, stranger)).toBe(200);
    expect(await open(id, worker('stranger-2', UNITS.foreign))).toBe(404);
    expect(await open(id, { ...stranger, 'dev-now': '2021-03-15T11:00:01Z' })).toBe(404);
    const told = await test.get(
      `/break-glass?state=open&account=stranger&after=${position}`,
      as('team-lead'),
    );
    expect((told.body as { rows: Row[] }).rows).toMatchObject([
      { participant: id, account: 'stranger', reason: 'danger to a child', hours: 2 },
    ]);
    const elsewhere = await test.get('/break-glass?account=stranger', as('team-lead', UNITS.foreign));
    expect((elsewhere.body as { rows: Row[] }).rows).toEqual([]);
    await done(`${path}/acknowledge-break-glass`, { breakGlass: commandId }, as('team-lead'));
    const unknown = await test.issue(
      `/journeys/${NOBODY}/emergency/break-glass`,
      { reason: 'x', hours: 1 },
      stranger,
    );
    expect(unknown.status).toBe(404);
  });
});
