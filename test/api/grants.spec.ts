import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import {
  createdBy,
  desk,
  recorded,
  refused,
  type Row,
  settled,
  UNKNOWN,
  warned,
} from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

let test: TestService;
let grant: string;
let person: string;
let other: string;

const NOW = on('2021-07-31');
const at = desk(() => test);
const grants = (command: string, body: Body, headers = NOW) =>
  at.issue(`/grants/${grant}/${command}`, body, headers);
const journey = (id: string, command: string, body: Body) =>
  at.issue(`/journeys/${id}/${command}`, body, NOW);
const rows = async (path: string, day = '2021-07-31') => (await at.look(path, on(day))).rows;
const one = async (path: string, day?: string): Promise<Row> => (await rows(path, day))[0]!;
const grantLine = (day?: string) => one(`/grants?grant=${grant}`, day);
const figures = (by: string, more = '') => rows(`/grant-figures?grant=${grant}&by=${by}${more}`);

const cost = (fields: Body = {}): Body => ({
  ...{ on: '2021-03-10', module: 'courses', line: 'rooms', cents: 12_345 },
  ...{
    receipt: { number: 'R 1', issuedOn: '2021-03-01' },
    payee: 'Muster & Co',
    municipality: 'Musterstadt',
  },
  ...fields,
});
const fee = { cents: 15_000, receipt: { number: 'E 7', issuedOn: '2021-04-30' } };
const units: Record<string, string> = {};

/** A fact that was recorded. */
const entryOf = ({ body }: Response): string => (body as { facts: { id: string }[] }).facts[0]!.id;

const talk = async (id: string, name: string, day: string, minutes: number): Promise<string> => {
  const answer = await journey(id, 'coaching/hold-session', {
    ...{ on: day, minutes, channel: 'phone', language: 'ar', topics: ['work'] },
  });
  units[name] = `session/${createdBy(answer)}`;
  return entryOf(answer);
};
const claim = (id: string, entry: string, module: string, line: string, more: Body = {}) =>
  journey(id, 'claims/claim-unit', { grant, module, line, entry, ...more });

beforeAll(async () => {
  test = await startTestService();
  grant = await test.grant({}, NOW);
  [person, other] = [await test.person({}, on('2021-01-04')), await test.person({}, on('2021-01-04'))];

  recorded(await grants('costs/record-cost', cost()), 'CostIncurred');
  const promised = await grants('costs/enter-commitment', {
    ...{
      on: '2021-04-01',
      module: 'courses',
      line: 'rooms',
      cents: 40_000,
      dueOn: '2021-09-01',
      what: 'rent',
    },
  });
  recorded(promised, 'CommitmentEntered');
  recorded(
    await grants('costs/record-cost', {
      ...cost({ on: '2021-05-05', cents: 10_000, commitment: createdBy(promised) }),
      receipt: { number: 'R 2', issuedOn: '2021-05-01' },
    }),
    'CostIncurred',
  );
  recorded(
    await grants('costs/charge-staff-post', {
      month: '2021-06',
      module: 'coaching',
      line: 'posts',
      permille: 333,
    }),
    'StaffPostCharged',
  );

  await talk(person, 'a', '2021-03-02', 45);
  await talk(person, 'b', '2021-03-09', 60);
  await talk(other, 'c', '2021-06-01', 100);
  const exam = await journey(other, 'language/record-exam', {
    on: '2021-04-20',
    level: 'B1',
    result: 'passed',
  });
  recorded(exam, 'ExamTaken');
  recorded(await claim(person, units.a!, 'coaching', 'hours'), 'UnitClaimed');
  recorded(await claim(person, units.b!, 'coaching', 'talks'), 'UnitClaimed');
  recorded(
    await claim(other, 'exam/B1/2021-04-20', 'courses', 'exams', { cost: fee, payee: 'Prüfstelle' }),
    'UnitClaimed',
  );
  const all = { grant, module: 'coaching', line: 'hours', from: '2021-01-01', to: '2021-12-31' };
  recorded(await journey(other, 'claims/claim-units', all), 'UnitClaimed');
}, 60_000);
afterAll(() => test.stop());

describe('a grant', () => {
  // 45 min 3,000; a talk 4,500; 100 min 6,667; a third of a post 133,200.
  const coaching = 3_000 + 4_500 + 6_667 + 133_200;
  const courses = 12_345 + 10_000 + 15_000;

  it('tells what is left of it', async () => {
    const spent = coaching + courses;
    expect(await grantLine()).toMatchObject({
      ...{ approvedCents: 1_500_000, fundedCents: 1_200_000, committedCents: 30_000, spentCents: spent },
      ...{ ownShareCents: Math.round(spent / 5), remainingCents: 1_500_000 - 30_000 - spent },
      ...{ from: '2021-01-01', to: '2021-12-31', statementDueOn: '2022-06-30' },
    });
  });

  it('adds up, however it is divided', async () => {
    for (const by of ['module', 'month', 'municipality', 'module,line', 'line,municipality,month']) {
      const parts = await figures(by);
      const sum = (field: string) => parts.reduce((all, row) => all + Number(row[field] ?? 0), 0);
      const { spentCents, ownShareCents, committedCents } = await grantLine();
      expect([by, sum('spentCents'), sum('ownShareCents'), sum('committedCents')]).toEqual([
        ...[by, spentCents, ownShareCents, committedCents],
      ]);
      if (!by.includes('line'))
        expect([by, sum('budgetCents'), sum('remainingCents')]).toEqual([
          ...[by, 1_500_000, (await grantLine()).remainingCents],
        ]);
    }
  });

  it('tells heads and units of a module, a line, a month', async () => {
    expect(
      (await figures('module')).map(({ module, spentCents, units, minutes, heads }) => ({
        module,
        spentCents,
        units,
        minutes,
        heads,
      })),
    ).toEqual([
      { module: 'coaching', spentCents: coaching, units: 3, minutes: 205, heads: 2 },
      { module: 'courses', spentCents: courses, units: 1, minutes: 0, heads: 1 },
    ]);
    const [march] = await figures('month', '&month=2021-03');
    expect(march).toMatchObject({ month: '2021-03', spentCents: 12_345 + 3_000 + 4_500, heads: 1 });
    // 31 of 365 days, after the 59 before.
    expect(march!.budgetCents).toBe(
      Math.round((1_000_000 * 90) / 365) -
        Math.round((1_000_000 * 59) / 365) +
        Math.round((500_000 * 90) / 365) -
        Math.round((500_000 * 59) / 365),
    );
    expect(await figures('line', '&module=courses&line=exams')).toMatchObject([
      { line: 'exams', spentCents: 15_000, budgetCents: null, remainingCents: null, heads: 1 },
    ]);
  });

  it('lists its receipts with who was paid, as a table, too', async () => {
    const list = await rows(`/receipts?grant=${grant}&sort=number`);
    expect(
      list.map(({ number, payee, cents, paidOn, line }) => [number, payee, cents, paidOn, line]),
    ).toEqual([
      ['E 7', 'Prüfstelle', 15_000, '2021-04-20', 'exams'],
      ['R 1', 'Muster & Co', 12_345, '2021-03-10', 'rooms'],
      ['R 2', 'Muster & Co', 10_000, '2021-05-05', 'rooms'],
    ]);
    const { text } = await test.get(`/receipts?grant=${grant}&format=csv-office&sort=paid`, NOW);
    expect(text).toMatch(/;R 1;2021-03-01;Muster & Co;12345;/);
    expect(await rows(`/receipts?grant=${grant}&from=2021-04-01&until=2021-04-30`)).toHaveLength(1);
  });
});

describe('a receipt', () => {
  it('is found again although its payee is sealed', async () => {
    const again = cost({ on: '2021-07-01', cents: 1, payee: 'MUSTER  & co' });
    refused(await grants('costs/record-cost', again), 'receipt-already-recorded');
    const answer = await grants('costs/record-cost', { ...again, reason: 'second half' });
    expect(answer.body).toMatchObject({ warnings: ['receipt-already-recorded'] });
    const entry = entryOf(answer);
    recorded(await grants('corrections/retract-entry', { entry, reason: 'r' }), 'EntryRetracted');
  });

  it('is corrected, and the money follows', async () => {
    const answer = await grants(
      'costs/record-cost',
      cost({ receipt: { number: 'R 3', issuedOn: '2021-03-01' } }),
    );
    const before = (await grantLine()).spentCents as number;
    const entry = entryOf(answer);
    const right = cost({ cents: 20_000, receipt: { number: 'R 3', issuedOn: '2021-03-01' } });
    const correction = { entry, reason: 'misread' };
    recorded(await grants('costs/record-cost', { ...right, correction }), 'EntryCorrected', 'CostIncurred');
    expect((await grantLine()).spentCents).toBe(before + 20_000 - 12_345);
    recorded(await grants('corrections/retract-entry', correction), 'EntryRetracted');
    expect((await grantLine()).spentCents).toBe(before - 12_345);
  });
});

describe('a claim', () => {
  it('follows what is corrected in its unit', async () => {
    const entry = await talk(person, 'd', '2021-05-11', 30);
    recorded(await claim(person, units.d!, 'coaching', 'hours'), 'UnitClaimed');
    const before = (await grantLine()).spentCents as number;
    const right = { on: '2021-05-11', minutes: 60, channel: 'phone', language: 'ar', topics: ['work'] };
    await journey(person, 'coaching/hold-session', { ...right, correction: { entry, reason: 'r' } });
    expect((await grantLine()).spentCents).toBe(before + 2_000);
    await journey(person, 'corrections/retract-entry', { entry, reason: 'r' });
    expect((await grantLine()).spentCents).toBe(before - 2_000);
    recorded(await journey(person, 'claims/release-claim', { entry: units.d, reason: 'r' }), 'ClaimReleased');
  });

  it('of a unit that is charged already names the other one', async () => {
    const second = await test.grant({}, NOW);
    const answer = await journey(person, 'claims/claim-unit', {
      ...{ grant: second, module: 'coaching', line: 'talks', entry: units.a },
    });
    refused(answer, 'already-claimed');
    expect((answer.body as Body).hint).toContain(grant);
    refused(await claim(person, units.a!, 'coaching', 'talks'), 'already-claimed');
    refused(
      await journey(person, 'claims/claim-unit', { grant: UNKNOWN, module: 'm', line: 'l', entry: units.b }),
      'unknown-grant',
    );
  });
});

describe('a claim run', () => {
  it('charges what fits in all journeys, and twice no more than once', async () => {
    const mine = await test.grant({}, NOW);
    const [one, two] = [await test.person({}, on('2021-01-04')), await test.person({}, on('2021-01-04'))];
    await talk(one, 'e', '2021-03-02', 30);
    await talk(two, 'f', '2021-03-03', 30);
    await talk(two, 'g', '2021-04-01', 30);
    recorded(await claim(two, units.f!, 'coaching', 'talks'), 'UnitClaimed');
    const march = { module: 'coaching', line: 'talks', from: '2021-03-01', to: '2021-03-31' };
    const order = () => at.issue(`/grants/${mine}/claim-runs/order-claims`, march, NOW);
    recorded(await order(), 'ClaimRunOrdered');
    const claimed = async () => (await rows(`/grant-figures?grant=${mine}`))[0]!.units;
    for (const until = performance.now() + 20_000; (await claimed()) !== 1;)
      expect(performance.now()).toBeLessThan(until);
    recorded(await order(), 'ClaimRunOrdered');
    const done = async (): Promise<Row[]> =>
      (await test.get('/operations/sweeps', NOW)).body.sweeps.filter((each: Row) => each.finishedAt);
    for (const until = performance.now() + 20_000; (await done()).length < 2;)
      expect(performance.now()).toBeLessThan(until);
    expect((await done()).map(({ results }) => results)).toEqual([
      { 'nothing-new': 4 },
      { recorded: 1, 'nothing-new': 3 },
    ]);
    expect(await claimed()).toBe(1);
    const wrong = { ...march, line: 'posts' };
    refused(await at.issue(`/grants/${mine}/claim-runs/order-claims`, wrong, NOW), 'other-kind-of-line');
  });
});

describe('an amendment', () => {
  it('changes what was delivered before it was decided, from its day on', async () => {
    const { spentCents } = await grantLine();
    const rate = {
      line: 'hours',
      title: 'Hours',
      kind: 'rate',
      unit: 'coaching-hour',
      cents: 6_000,
      minutesPerUnit: 60,
    };
    const mine = await test.grant({}, NOW);
    const modules = [{ module: 'coaching', title: 'Coaching', cents: 2_000_000, lines: [rate] }];
    const issue = (id: string) =>
      at.issue(`/grants/${id}/award/amend-grant`, { on: '2021-06-01', modules, to: '2022-06-30' }, NOW);
    recorded(await issue(mine), 'GrantAmended');
    expect(await one(`/grants?grant=${mine}`)).toMatchObject({ approvedCents: 2_500_000, to: '2022-06-30' });
    expect(await one(`/grants?grant=${mine}`, '2021-05-31')).toMatchObject({
      approvedCents: 1_500_000,
      to: '2021-12-31',
    });
    expect((await grantLine()).spentCents).toBe(spentCents);
    const entry = entryOf(recorded(await issue(grant), 'GrantAmended'));
    // 100 minutes on 1 June for 60 euros an hour; there is no line for posts any more.
    expect((await grantLine()).spentCents).toBe(spentCents + 10_000 - 6_667 - 133_200);
    await grants('corrections/retract-entry', { entry, reason: 'r' });
    expect((await grantLine()).spentCents).toBe(spentCents);
  });
});

describe('a draw-down', () => {
  const second = { ...NOW, 'dev-actor': 'controller-2' };

  it('is approved by somebody else, comes, and is tested for two months', async () => {
    const mine = await test.grant({ ownShare: { permille: 0, basis: 'within' } }, NOW);
    const issue = (command: string, body: Body, headers = NOW) =>
      at.issue(`/grants/${mine}/${command}`, body, headers);
    const payments = [{ module: 'courses', line: 'rooms', cents: 100_000, dueOn: '2021-04-01' }];
    const ask = { on: '2021-03-01', cents: 100_000, payments };
    const late = { ...ask, payments: [{ ...payments[0], dueOn: '2021-05-02' }] };
    await warned((body) => issue('draw-downs/request-draw-down', body), late, 'due-late');
    const answer = await issue('draw-downs/request-draw-down', ask);
    const drawDown = createdBy(recorded(answer, 'DrawDownRequested'));
    refused(await issue('draw-downs/approve-draw-down', { drawDown }), 'four-eyes');
    recorded(
      await issue('draw-downs/approve-draw-down', { drawDown, on: '2021-03-02' }, second),
      'DrawDownApproved',
    );
    const entry = entryOf(answer);
    const correction = { entry, reason: 'r' };
    refused(await issue('draw-downs/request-draw-down', { ...ask, correction }), 'draw-down-answered');
    recorded(
      await issue('draw-downs/record-draw-down-payment', { drawDown, on: '2021-03-05' }),
      'DrawDownPaid',
    );

    const pay = (day: string, cents: number, number: string) =>
      issue(
        'costs/record-cost',
        cost({ on: day, cents, receipt: { number, issuedOn: day }, municipality: undefined }),
      );
    await pay('2021-03-01', 10_000, '1');
    await pay('2021-05-05', 30_000, '2');
    await pay('2021-05-06', 20_000, '3');
    const find = async (day: string) =>
      (await rows(`/draw-downs?grant=${mine}&sort=paid`, day)).find(({ id }) => id === drawDown);
    expect(await find('2021-05-05')).toMatchObject({
      ...{ paidOn: '2021-03-05', spendUntil: '2021-05-05', spentInTimeCents: 40_000 },
      ...{ lateCents: 0, leftCents: 60_000, interestCents: 0 },
    });
    // 60,000 from 6 March to 5 May, then 40,000 for 87 days until 31 July, for 4.12 %.
    expect(await find('2021-07-31')).toMatchObject({
      ...{ lateCents: 60_000, leftCents: 40_000 },
      interestCents: Math.round(((60_000 * 61 + 40_000 * 87) * 412) / 3_650_000),
    });

    const demanded = await issue('repayments/demand-repayment', {
      cents: 40_000,
      interestFrom: '2021-05-06',
      reason: 'r',
    });
    const repayment = createdBy(recorded(demanded, 'RepaymentDemanded'));
    await issue('repayments/record-repayment', { repayment, on: '2021-07-31', cents: 40_000 });
    expect(await one(`/grants?grant=${mine}`)).toMatchObject({
      drawnDownCents: 100_000,
      repaidCents: 40_000,
      demandedCents: 0,
    });
    expect(await find('2021-07-31')).toMatchObject({ leftCents: 0 });
  });
});

describe('warnings', () => {
  const warnings = async (id: string, day: string) =>
    (await one(`/grants?grant=${id}`, day)).warnings as string[];
  const lone = {
    modules: [
      { module: 'm', title: 'M', cents: 365_000, lines: [{ line: 'l', title: 'L', kind: 'actual' }] },
    ],
  };
  const pay = (id: string, day: string, cents: number) =>
    at.issue(
      `/grants/${id}/costs/record-cost`,
      {
        ...{ on: day, module: 'm', line: 'l', cents, receipt: { number: day, issuedOn: day }, payee: 'p' },
      },
      NOW,
    );

  it('come before money runs out, and before it lapses', async () => {
    const id = await test.grant(lone, NOW);
    await pay(id, '2021-03-01', 180_000);
    expect(await one(`/grants?grant=${id}`, '2021-03-31')).toMatchObject({
      // 90 days have cost 180,000; so 185,000 last for 92 days.
      ...{ recentCents: 180_000, runsOutOn: '2021-07-01', warnings: ['runs-out'] },
    });
    expect(await warnings(id, '2021-06-30')).toEqual([]);
    expect(await warnings(id, '2021-07-31')).toEqual(['lapses']);
    expect(await warnings(id, '2022-01-01')).toEqual(['statement-due']);
    expect(await warnings(id, '2022-07-01')).toEqual(['statement-overdue']);
    expect(await rows(`/grants?warning=lapses&grant=${id}`)).toHaveLength(1);
    expect(await rows(`/grants?warning=over-budget&grant=${id}`)).toEqual([]);
  });

  it('tell of a module that costs more than it may', async () => {
    const id = await test.grant(lone, NOW);
    const answer = await warned(
      (body) => at.issue(`/grants/${id}/costs/record-cost`, body, NOW),
      {
        ...{ on: '2021-03-01', module: 'm', line: 'l', cents: 365_001, payee: 'p' },
        receipt: { number: '1', issuedOn: '2021-03-01' },
      },
      'over-budget',
    );
    await settled(test, answer);
    expect(await warnings(id, '2021-07-31')).toContain('over-budget');
  });
});
