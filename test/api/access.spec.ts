import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { classOf, scope } from '../../src/access/access.js';
import { ROLES } from '../../src/access/roles.js';
import { type Headers, startTestService, type TestService } from '../support/service.js';

/*
 * Every address × every role × people of the own unit, of one below, of another one, and people who are nobody: what is
 * answered is what the table says, and who is out of scope is answered as if unknown, byte for byte.
 */

type Row = Readonly<Record<string, unknown>>;

let test: TestService;
const NOBODY = '00000000-0000-4000-8000-000000000000';
const people = { own: '', below: '', foreign: '' };
const UNITS = { own: 'kreis', below: 'kreis.stadt', foreign: 'kreisel' };

const as = (role: string, unit = UNITS.own, account = `${role}-1`): Headers => ({
  ...{ 'dev-actor': account, 'dev-role': role, 'dev-unit': unit, 'correlation-id': 'matrix' },
});
const COORDINATOR = as('coordinator');

beforeAll(async () => {
  test = await startTestService({ RATE_LIMIT: '0' });
  for (const [which, unit] of Object.entries(UNITS) as ['own', string][])
    people[which] = await test.person({}, as('coordinator', unit, 'taker'));
});

afterAll(() => test.stop());

/** What a role may do to somebody's state, by the table. */
const sees = (role: string, which: keyof typeof people): boolean => {
  const grounds = scope(role, 'look', 'state:journey');
  return (
    grounds !== 'everything' &&
    (grounds.includes('unit') || grounds.includes('unassigned') || grounds.includes('audit')) &&
    which !== 'foreign'
  );
};

describe('the matrix', () => {
  it('answers each address of one person as the table says, and a foreign person as nobody', async () => {
    const document = (await test.request().get('/openapi.json')).body as OpenAPIObject;
    const paths = Object.entries(document.paths).filter(
      ([path]) => path.startsWith('/journeys/{id}') && !/\/(break-glass|proof|bundle)$/.test(path),
    );
    const wrong: string[] = [];
    let asked = 0;
    for (const role of Object.keys(ROLES)) {
      for (const [path, item] of paths) {
        const isCommand = !!item.post;
        const [chapter = '', command = ''] = path.split('/').slice(3);
        const name = command
          .split('-')
          .map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)
          .join('');
        const what = isCommand ? `journey/${camel(chapter)}/${name}` : chapter;
        const verb = isCommand ? 'issue' : chapter === 'history' ? 'replay' : 'look';
        const key = { issue: what, replay: 'journey', look: chapter ? `view:${chapter}` : 'state:journey' }[
          verb
        ];
        const body = isCommand ? sampleOf(document, item.post!) : undefined;
        const ask = (id: string) => {
          asked++;
          const at = path.replace('{id}', id);
          return isCommand ? test.issue(at, body!, as(role)) : test.get(at, as(role));
        };
        const [nobody, foreign] = [await ask(NOBODY), await ask(people.foreign)];
        const may = scope(role, verb, key);
        const opening = key === 'journey/intake/RegisterParticipant';
        if (classOf(verb, key) === undefined && !opening) wrong.push(`${path} has no class`);
        const expected = may.length > 0 ? [404, 400] : [403, 400];
        if (!expected.includes(nobody.status)) wrong.push(`${role} ${path} nobody: ${nobody.status}`);
        if (may !== 'everything' && (foreign.status !== nobody.status || foreign.text !== nobody.text))
          wrong.push(`${role} ${path} foreign: ${foreign.status} ${foreign.text}`);
      }
      for (const which of Object.keys(people) as (keyof typeof people)[]) {
        asked++;
        const { status } = await test.get(`/journeys/${people[which]}`, as(role));
        const may = scope(role, 'look', 'state:journey').length > 0;
        const expected = may ? (sees(role, which) ? 200 : 404) : 403;
        if (status !== expected) wrong.push(`${role} state ${which}: ${status} instead of ${expected}`);
      }
    }
    process.stdout.write(`access: ${asked} combinations asked\n`);
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(asked).toBeGreaterThan(1000);
  }, 60_000);

  it('shows each list to whom the table says, and only people in scope', async () => {
    const document = (await test.request().get('/openapi.json')).body as OpenAPIObject;
    const wrong: string[] = [];
    for (const [path, { get }] of Object.entries(document.paths)) {
      if (
        !get ||
        path.includes('{') ||
        /^\/(health|metrics|operations|openapi|docs|unusual-access|sign-in|(me|changes)$)/.test(path)
      )
        continue;
      const name = path.slice(1);
      for (const role of Object.keys(ROLES)) {
        const { status, text } = await test.get(path, as(role));
        const may = scope(role, 'look', `view:${name}`).length > 0;
        if (may ? ![200, 400].includes(status) : ![403, 400].includes(status))
          wrong.push(`${role} ${path}: ${status}`);
        // Who audits sees whom others saw.
        if (classOf('look', `view:${name}`) !== 'audit' && text.includes(people.foreign))
          wrong.push(`${role} ${path} shows a foreign person`);
      }
    }
    expect(wrong).toEqual([]);
    const rows = async (headers: Headers) =>
      ((await test.get('/caseload', headers)).body as { rows: Row[] }).rows.map(({ id }) => id).sort();
    expect(await rows(COORDINATOR)).toEqual([people.own, people.below].sort());
    expect(await rows(as('coordinator', UNITS.below))).toEqual([people.below]);
    expect(await rows(as('auditor', UNITS.foreign))).toEqual([people.foreign]);
  }, 60_000);

  it('asks for patience while the directory of deputies is being built, and shows nobody meanwhile', async () => {
    const { projectors, pool } = test.service.runtime;
    const staff = projectors.get('staff')!;
    projectors.delete('staff');
    await pool.query('ALTER TABLE views.staff RENAME TO staff_away');
    try {
      const paths = ['/caseload', '/team-load', '/courses', `/journeys/${people.own}`];
      const worker = as('case-worker', UNITS.foreign);
      const answers = [
        ...(await Promise.all(paths.map((path) => test.get(path, COORDINATOR)))),
        await test.get('/caseload', worker),
        await test.get(`/journeys/${people.own}`, worker),
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

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly minItems?: number;
}

/** A body with the required fields, as far as a schema tells. */
const sampleOf = (document: OpenAPIObject, operation: object): object => {
  const value = (schema: Schema): unknown => {
    if (schema.$ref)
      return value((document.components!.schemas as Record<string, Schema>)[schema.$ref.split('/').at(-1)!]!);
    if (schema.enum) return schema.enum[0];
    if (schema.format === 'uuid') return NOBODY;
    if (schema.format === 'date') return '2021-03-01';
    if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
    if (schema.type === 'boolean') return true;
    if (schema.type === 'array') return [value(schema.items!)];
    if (schema.type === 'object' || schema.properties)
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, value(schema.properties?.[name] ?? {})]),
      );
    return 'x';
  };
  const { requestBody } = operation as { requestBody?: { content?: Record<string, { schema: Schema }> } };
  const schema = requestBody?.content?.['application/json']?.schema;
  return schema ? (value(schema) as object) : {};
};

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
