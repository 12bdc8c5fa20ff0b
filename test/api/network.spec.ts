import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createdBy,
  desk,
  recorded,
  refused,
  type Row,
  typesOf,
  UNKNOWN,
  warned,
} from '../support/answers.js';
import { type Body, startTestService, type TestService } from '../support/service.js';

/* Support offers, mentors, organisations and staff. */

let test: TestService;
let people: string[];
beforeAll(async () => {
  test = await startTestService();
  people = await Promise.all(Array.from({ length: 4 }, () => test.person({ on: '2021-01-01' })));
});
afterAll(() => test.stop());

const { issue, look, ...at } = desk(() => test);
const created = async (path: string, body: Body, type: string): Promise<string> =>
  (recorded(await issue(path, body), type).body as { id: string }).id;
const paged = async (path: string, field: string): Promise<unknown[]> =>
  (await at.paged(path, 1)).map((row) => row[field] as unknown);
const factsOf = async (path: string): Promise<string[]> =>
  ((await test.get(`${path}/history`)).body as { entries: Row[] }).entries.map(({ stored }) => stored.type);

describe('offers', () => {
  const some = (fields: Body = {}): Body => ({
    on: '2021-07-01',
    title: 'Musterangebot',
    kind: 'childcare',
    needs: ['childcare'],
    languages: ['de'],
    municipality: 'Musterstadt',
    provider: 'Musterverein',
    ...fields,
  });
  const titles = ({ rows }: { rows: Row[] }) => rows.map(({ title }) => title);

  it('are published, amended and withdrawn, each once', async () => {
    const id = await created('/offers', some(), 'OfferPublished');
    const of = (command: string, body: Body) => issue(`/offers/${id}/${command}`, body);
    recorded(await of('amend-offer', { languages: ['de', 'ar'] }), 'OfferAmended');
    expect((await of('amend-offer', { languages: ['de', 'ar'] })).status).toBe(200);
    refused(await of('amend-offer', { until: '2021-06-30' }), 'end-before-start');
    refused(await of('withdraw-offer', { on: '2021-08-01' }), 'in-the-future');
    recorded(await of('withdraw-offer', { reason: 'r' }), 'OfferWithdrawn');
    expect((await of('withdraw-offer', {})).status).toBe(200);
    refused(await of('amend-offer', { title: 't' }), 'offer-withdrawn');
    expect(await factsOf(`/offers/${id}`)).toEqual(['OfferPublished', 'OfferAmended', 'OfferWithdrawn']);
  });

  it('are found by need, place and language', async () => {
    const here = { municipality: 'Dort' };
    await created('/offers', some({ ...here, title: 'A' }), 'OfferPublished');
    const shop = { kind: 'second-hand', needs: ['housing', 'other'], languages: ['de', 'uk'] };
    const over = { until: '2021-07-30', provider: 'Andere' };
    await created('/offers', some({ ...here, ...shop, ...over, title: 'B' }), 'OfferPublished');
    await created('/offers', some({ ...here, ...shop, title: 'C', from: '2021-06-01' }), 'OfferPublished');
    const gone = await created('/offers', some({ ...here, title: 'D' }), 'OfferPublished');
    await issue(`/offers/${gone}/withdraw-offer`, {});

    const { rows } = await look('/offers?municipality=Dort');
    expect(rows.map(({ title, open }) => [title, open])).toEqual([
      ['A', true],
      ['B', false],
      ['C', true],
      ['D', false],
    ]);
    expect(titles(await look('/offers?municipality=Dort&need=housing'))).toEqual(['B', 'C']);
    expect(titles(await look('/offers?municipality=Dort&language=uk&openOn=2021-07-31'))).toEqual(['C']);
    expect(titles(await look('/offers?municipality=Dort&openOn=2021-07-30'))).toEqual(['A', 'B', 'C']);
    expect(titles(await look('/offers?municipality=Dort&openOn=2021-06-30'))).toEqual(['C']);
    expect(titles(await look('/offers?municipality=Dort&kind=childcare'))).toEqual(['A', 'D']);
    expect(titles(await look('/offers?municipality=Dort&provider=Andere'))).toEqual(['B']);
    expect(await paged('/offers?municipality=Dort&sort=title', 'title')).toEqual(['A', 'B', 'C', 'D']);
    expect((await paged('/offers?municipality=Dort&sort=opens', 'title'))[0]).toBe('C');
  });
});

describe('mentors', () => {
  const some = (fields: Body = {}): Body => ({
    on: '2021-01-01',
    name: 'Muster-Patin',
    municipality: 'Musterstadt',
    languages: ['de'],
    ...fields,
  });
  const mentor = (fields: Body = {}) => created('/mentors', some(fields), 'MentorRegistered');

  it('take each command once, and their names are sealed', async () => {
    const id = await mentor({ phone: '0000', email: 'patin@example.org' });
    const of = (command: string, body: Body) => issue(`/mentors/${id}/${command}`, body);
    recorded(await of('amend-mentor', { languages: ['de', 'ar'] }), 'MentorAmended');
    const assigned = recorded(await of('assign-mentee', { participant: people[0] }), 'MenteeAssigned');
    expect(assigned.body.outcome).toBe('assigned');
    const more = { participant: people[1] };
    await warned((body) => of('assign-mentee', body), more, 'over-mentor-capacity');
    const release = { participant: people[0], because: 'goal-reached', reason: 'r' };
    recorded(await of('release-mentee', release), 'MenteeReleased');
    refused(await of('release-mentee', release), 'not-a-mentee');
    refused(await of('assign-mentee', { participant: UNKNOWN, reason: 'r' }), 'unknown-participant');
    refused(await of('assign-mentee', { participant: people[2], on: '2021-08-01' }), 'in-the-future');
    refused(await of('assign-mentee', { participant: people[2], on: '2020-12-31' }), 'end-before-start');
    recorded(await of('retire-mentor', { reason: 'r' }), 'MentorRetired', 'MenteeReleased');
    refused(await of('assign-mentee', { participant: people[2] }), 'mentor-retired');
    const { entries } = (await test.get(`/mentors/${id}/history`)).body as { entries: Row[] };
    expect(entries[0]!.stored.data.name.sealed.by).toBe(`mentor-${id}`);
    expect(entries[0]!.read.data.name).toBe('Muster-Patin');
  });

  it('are seen with their load', async () => {
    const here = { municipality: 'Dort' };
    const [free, full, over, gone] = [
      await mentor({ ...here, name: 'free', capacity: 3, languages: ['de', 'ar'] }),
      await mentor({ ...here, name: 'full', on: '2021-02-01' }),
      await mentor({ ...here, name: 'over', on: '2021-03-01' }),
      await mentor({ ...here, name: 'gone', on: '2021-04-01' }),
    ];
    const assign = (id: string, person: number) =>
      issue(`/mentors/${id}/assign-mentee`, { participant: people[person], reason: 'r' });
    await assign(free, 0);
    await assign(full, 1);
    for (const person of [1, 2, 3]) await assign(over, person);
    await issue(`/mentors/${gone}/retire-mentor`, {});

    const { rows } = await look('/mentors?municipality=Dort');
    expect(rows.map(({ name, status, load, free }) => [name, status, load, free])).toEqual(
      expect.arrayContaining([
        ['free', 'free', 1, 2],
        ['full', 'full', 1, 0],
        ['over', 'overloaded', 3, -2],
        ['gone', 'retired', 0, 0],
      ]),
    );
    const names = async (query: string) =>
      (await look(`/mentors?municipality=Dort&${query}`)).rows.map(({ name }) => name);
    expect(await names('language=ar')).toEqual(['free']);
    expect(await names('status=overloaded')).toEqual(['over']);
    const inOrder = (sort: string) => paged(`/mentors?municipality=Dort&sort=${sort}`, 'name');
    expect((await inOrder('free')).at(0)).toBe('free');
    expect((await inOrder('free')).at(-1)).toBe('over');
    expect((await inOrder('load')).at(0)).toBe('over');
    expect(await inOrder('registered')).toEqual(['free', 'full', 'over', 'gone']);
  });
});

it('organisations take each command once', async () => {
  const chamber = { name: 'Musterkammer', roles: ['chamber'], municipality: 'Musterstadt' };
  const id = await created('/organisations', chamber, 'OrganisationRegistered');
  const of = (command: string, body: Body) => issue(`/organisations/${id}/${command}`, body);
  recorded(await of('amend-organisation', { roles: ['chamber', 'provider'] }), 'OrganisationAmended');
  const named = await of('name-organisation-contact', { name: 'Muster', role: 'Beratung' });
  const person = createdBy(recorded(named, 'OrganisationContactNamed'));
  refused(await of('record-organisation-contact-left', { person: UNKNOWN }), 'unknown-contact-person');
  refused(await of('record-organisation-contact-left', { person, on: '2021-08-01' }), 'in-the-future');
  recorded(await of('record-organisation-contact-left', { person }), 'OrganisationContactLeft');
  expect(typesOf(await of('record-organisation-contact-left', { person }))).toEqual([]);
  expect(await factsOf(`/organisations/${id}`)).toHaveLength(4);
});

it('staff take each command once', async () => {
  const coach = { account: 'coach-7', languages: ['de'], municipality: 'Musterstadt', unit: 'team-a' };
  const id = await created('/staff', coach, 'StaffRegistered');
  const of = (command: string, body: Body) => issue(`/staff/${id}/${command}`, body);
  recorded(await of('amend-staff', { unit: 'team-b' }), 'StaffAmended');
  const period = { deputy: 'coach-8', from: '2021-07-01', until: '2021-08-15' };
  const deputyship = createdBy(recorded(await of('agree-deputyship', period), 'DeputyshipAgreed'));
  await warned((body) => of('agree-deputyship', body), { ...period, deputy: 'coach-9' }, 'deputies-overlap');
  refused(await of('agree-deputyship', { ...period, deputy: 'coach-7' }), 'own-deputy');
  refused(await of('agree-deputyship', { ...period, until: '2021-06-30' }), 'end-before-start');
  refused(await of('end-deputyship', { deputyship: UNKNOWN, on: '2021-07-31' }), 'unknown-deputyship');
  refused(await of('end-deputyship', { deputyship, on: '2021-08-01' }), 'in-the-future');
  recorded(await of('end-deputyship', { deputyship, on: '2021-07-31' }), 'DeputyshipEnded');
  expect(await factsOf(`/staff/${id}`)).toHaveLength(5);
});
