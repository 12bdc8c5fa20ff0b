import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createdBy, desk, recorded, refused, TODAY, warned } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

/* Changes of rules while the service runs. Today is 2021-07-31. */

let test: TestService;
let person: string;
let book: string;
const { issue, look } = desk(() => test);

const draft = (rule: string, from: string, value: number) =>
  issue('/rule-book', { rule, from, value, source: 'made up' });
const by = (actor: string, command: string, body: Body) =>
  issue(`/rule-book/${book}/${command}`, body, { ...TODAY, 'dev-actor': actor });
const adopt = (change: string) => by('lead-1', 'adopt-rule-change', { change });
const revoke = (change: string) => by('lead-1', 'revoke-rule-change', { change, reason: 'made up' });

beforeAll(async () => {
  test = await startTestService();
  person = await test.person({}, on('2021-02-01'));
  const { body } = await draft('follow-up-first', '2022-01-01', 30);
  book = (body as { id: string }).id;
});
afterAll(() => test.stop());

describe('the rule book', () => {
  it('is one for all changes, and knows only rules that are numbers', async () => {
    const { body } = recorded(await draft('follow-up-second', '2022-01-01', 90), 'RuleChangeDrafted');
    expect(body).toMatchObject({ id: book, outcome: 'drafted' });
    for (const rule of ['age-bands', 'no-such-rule'])
      refused(await draft(rule, '2022-01-01', 1), 'unknown-rule');
  });

  it('lists a proposal; the rule says it once a second person adopted it', async () => {
    const change = createdBy(await draft('plan-revision', '2021-07-01', 3));
    refused(await by('coach-1', 'adopt-rule-change', { change }), 'four-eyes');
    expect((await look('/rule-changes')).rows).toContainEqual(
      expect.objectContaining({ id: change, proposedBy: 'coach-1', adoptedBy: null, value: 3 }),
    );
    recorded(await adopt(change), 'RuleChangeAdopted');
    expect((await look('/rule-changes')).rows).toContainEqual(
      expect.objectContaining({ id: change, adoptedBy: 'lead-1' }),
    );
    const its = (await look('/rules')).rows.filter(({ id }) => id === 'plan-revision');
    expect(its.map(({ from, until, value }) => [from, until, value])).toEqual([
      ['2005-01-01', '2016-07-31', '6'],
      ['2016-08-01', '2021-06-30', '6'],
      ['2021-07-01', '2023-06-30', '3'],
      ['2023-07-01', null, '6'],
    ]);
  });
});

describe('a changed rule', () => {
  it('judges what is entered from then on by the version of its day', async () => {
    const agree = (body: Body) =>
      issue(`/journeys/${person}/internship/agree-internship`, {
        ...{ employer: 'Musterbetrieb', occupation: 'Maler', kind: 'orientation' },
        ...{ plannedFrom: '2021-02-01', plannedTo: '2021-03-20' },
        ...body,
      });
    await warned(agree, {}, 'over-internship-cap');
    const change = createdBy(await draft('orientation-internship-cap', '2021-06-01', 1));
    await warned(agree, { on: '2021-06-01' }, 'over-internship-cap');
    recorded(await adopt(change), 'RuleChangeAdopted');
    await warned(agree, { on: '2021-05-31' }, 'over-internship-cap');
    await warned(agree, { on: '2021-06-01' }, 'over-internship-cap', 'over-orientation-internship-cap');
    recorded(await revoke(change), 'RuleChangeRevoked');
    await warned(agree, { on: '2021-06-01' }, 'over-internship-cap');
  });

  it('tells beforehand whom it would touch, and in what', async () => {
    const other = await test.person({}, on('2021-02-01'));
    await issue(`/journeys/${person}/status/record-residence-title`, {
      ...{ on: '2021-02-01', kind: 'toleration', paragraph: '§ 60a AufenthG', validUntil: '2021-11-10' },
    });
    const preview = async (question: string) =>
      (await look(`/rule-preview?${question}`)).rows.map((row) => [row.id as string, row.touches as object]);
    expect(await preview('rule=title-warning&from=2021-07-31&value=120')).toEqual([
      [
        person,
        [
          { field: 'flags', now: expect.anything(), then: expect.arrayContaining(['title-expiring']) },
          { field: 'titleLight', now: 'green', then: 'amber' },
        ],
      ],
    ]);
    expect(await preview('rule=title-warning&from=2021-08-01&value=120&on=2021-07-31')).toEqual([]);
    expect(await preview('rule=title-warning&from=2021-08-13&value=110')).toEqual([]);
    expect((await preview('rule=contact-window&from=2021-07-31&value=200')).map(([id]) => id)).toEqual([
      ...[person, other].toSorted(),
    ]);
    expect((await look('/caseload')).rows.map(({ titleLight }) => titleLight as string)).not.toContain(
      'amber',
    );
  });

  it('shows in views at once, and no longer when it was taken back', async () => {
    const light = async () =>
      (await look('/caseload')).rows.find(({ id }) => id === person)!.titleLight as string;
    const expiring = async () => (await look('/expiries')).rows.length;
    expect([await light(), await expiring()]).toEqual(['green', 0]);
    const change = createdBy(await draft('title-warning', '2021-07-31', 120));
    expect([await light(), await expiring()]).toEqual(['green', 0]);
    recorded(await adopt(change), 'RuleChangeAdopted');
    expect([await light(), await expiring()]).toEqual(['amber', 1]);
    recorded(await revoke(change), 'RuleChangeRevoked');
    expect([await light(), await expiring()]).toEqual(['green', 0]);
  });
});
