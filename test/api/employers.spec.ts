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

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

const { issue, look, paged } = desk(() => test);

const someEmployer = (name: string, fields: Body = {}): Body => ({
  name,
  trade: 'food',
  municipality: 'Musterstadt',
  ...fields,
});
const someOpening = (fields: Body = {}): Body => ({
  on: '2021-07-01',
  kind: 'job',
  occupation: 'Musterberuf',
  municipality: 'Musterstadt',
  places: 1,
  from: '2021-09-01',
  ...fields,
});
const employer = async (name: string, fields: Body = {}): Promise<string> =>
  ((await issue('/employers', someEmployer(name, fields))).body as { id: string }).id;
const opening = async (of: string, fields: Body = {}): Promise<string> =>
  createdBy(await issue(`/employers/${of}/openings/publish-opening`, someOpening(fields)));

describe('an employer', () => {
  it('takes each command once, and each is in its history', async () => {
    const id = await employer('Musterbetrieb');
    const of = (command: string, body: Body) => issue(`/employers/${id}/${command}`, body);
    const contact = { name: 'Muster-Chefin', role: 'Inhaberin', phone: '0000', email: 'chefin@example.org' };
    const person = createdBy(
      recorded(await of('profile/name-contact-person', contact), 'ContactPersonNamed'),
    );
    recorded(
      await of('profile/record-employer-contact', { on: '2021-07-01', channel: 'visit', person, note: 'n' }),
      'EmployerContacted',
    );
    recorded(
      await of('profile/declare-willingness', { kinds: ['internship'], note: 'n' }),
      'WillingnessDeclared',
    );
    recorded(await of('profile/record-enquiry', { kinds: ['job'], places: 2, note: 'n' }), 'EnquiryReceived');
    const participant = await test.person({ on: '2021-01-01' });
    const terms = someOpening({ skills: ['a'], hoursPerWeek: 38, languageLevel: 'B1' });
    const job = createdBy(recorded(await of('openings/publish-opening', terms), 'OpeningPublished'));
    recorded(await of('openings/amend-opening', { opening: job, places: 2 }), 'OpeningAmended');
    const filled = recorded(
      await of('openings/fill-opening', { opening: job, participant }),
      'OpeningFilled',
    );
    expect(filled.body.outcome).toBe('filled');
    const freed = { opening: job, participant, because: 'not-started' };
    recorded(await of('openings/free-opening', freed), 'OpeningFreed');
    recorded(await of('openings/withdraw-opening', { opening: job, because: 'other' }), 'OpeningWithdrawn');
    recorded(await of('profile/record-contact-person-left', { person }), 'ContactPersonLeft');
    recorded(await of('profile/withdraw-willingness', { reason: 'r' }), 'WillingnessWithdrawn');

    const { entries } = (await test.get(`/employers/${id}/history`)).body as { entries: Row[] };
    expect(entries).toHaveLength(12);
    expect(entries[1]!.stored.data.name.sealed.by).toBe(`contact-${person}`);
    expect(entries[1]!.read.data).toEqual({ ...contact, person });
  });

  it('gives the last place to one of two who ask at the same moment', async () => {
    const id = await employer('Musterbetrieb');
    const people = await Promise.all([test.person(), test.person()]);
    for (let round = 0; round < 5; round++) {
      const job = await opening(id);
      const answers = await Promise.all(
        people.map((participant) =>
          issue(`/employers/${id}/openings/fill-opening`, { opening: job, participant }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      refused(
        answers.find(({ status }) => status === 409)!,
        'opening-full',
      );
    }
  });
});

describe('a refusal', () => {
  let id: string;
  let participant: string;
  const ids: Record<string, string> = {};
  const of = (command: string, body: Body) => issue(`/employers/${id}/${command}`, body);

  beforeAll(async () => {
    id = await employer('Musterbetrieb');
    participant = await test.person({ on: '2021-01-01' });
    ids.open = await opening(id, { places: 3, until: '2021-07-15' });
    ids.withdrawn = await opening(id);
    await of('openings/withdraw-opening', { opening: ids.withdrawn, because: 'other' });
    ids.full = await opening(id);
    await of('openings/fill-opening', { opening: ids.full, participant: await test.person() });
    await of('profile/declare-willingness', { kinds: ['job'], on: '2021-07-01' });
  });

  it.each<[code: string, command: string, body: () => Body]>([
    ['unknown-contact-person', 'profile/record-contact-person-left', () => ({ person: UNKNOWN })],
    ['in-the-future', 'profile/record-employer-contact', () => ({ on: '2021-08-01', channel: 'phone' })],
    ['end-before-start', 'profile/withdraw-willingness', () => ({ on: '2021-06-30' })],
    ['unknown-opening', 'openings/withdraw-opening', () => ({ opening: UNKNOWN, because: 'other' })],
    ['opening-withdrawn', 'openings/amend-opening', () => ({ opening: ids.withdrawn, places: 2 })],
    [
      'before-publication',
      'openings/amend-opening',
      () => ({ opening: ids.open, places: 2, on: '2021-06-30' }),
    ],
    ['opening-full', 'openings/fill-opening', () => ({ opening: ids.full, participant })],
    ['unknown-participant', 'openings/fill-opening', () => ({ opening: ids.open, participant: UNKNOWN })],
    ['no-place-filled', 'openings/free-opening', () => ({ opening: ids.open, participant, because: 'left' })],
  ])('%s: %s', async (code, command, body) => refused(await of(command, body()), code));

  it('for want of a reason becomes a warning once there is one', async () => {
    const fill = { opening: ids.open, participant };
    await warned((body) => of('openings/fill-opening', body), fill, 'opening-expired');
    await of('openings/amend-opening', { opening: ids.full, places: 2 });
    await of('openings/fill-opening', { opening: ids.full, participant });
    const fewer = { opening: ids.full, places: 1 };
    await warned((body) => of('openings/amend-opening', body), fewer, 'fewer-places-than-filled');
  });
});

describe('the views', () => {
  const ids: Record<string, string> = {};
  const named = ({ rows }: { rows: Row[] }) => rows.map(({ name }) => name);
  const occupations = ({ rows }: { rows: Row[] }) => rows.map(({ occupation }) => occupation);

  beforeAll(async () => {
    const trade = 'only-here';
    for (const name of ['Alt', 'Bau', 'Chor', 'Dach', 'Eis']) ids[name] = await employer(name, { trade });
    const contact = { on: '2021-07-20', channel: 'phone' };
    await issue(`/employers/${ids.Bau}/profile/record-employer-contact`, contact);
    await issue(`/employers/${ids.Bau}/profile/record-employer-contact`, { ...contact, on: '2021-07-02' });
    await issue(`/employers/${ids.Chor}/profile/record-enquiry`, { kinds: ['job'], on: '2021-07-05' });
    await issue(`/employers/${ids.Dach}/profile/declare-willingness`, { kinds: ['internship'] });
    await issue(`/employers/${ids.Dach}/profile/name-contact-person`, { name: 'Muster-Meister' });
    const open = { municipality: 'Dort', skills: ['dig', 'lift'] };
    ids.open = await opening(ids.Eis!, { ...open, occupation: 'open', places: 3, from: '2021-10-01' });
    ids.full = await opening(ids.Eis!, { ...open, occupation: 'full', skills: ['dig'], kind: 'internship' });
    ids.gone = await opening(ids.Eis!, { ...open, occupation: 'gone', until: '2021-07-30' });
    ids.back = await opening(ids.Eis!, { ...open, occupation: 'back', from: '2021-09-02' });
    ids.person = await test.person({ on: '2021-01-01' });
    for (const which of ['open', 'full'])
      await issue(`/employers/${ids.Eis}/openings/fill-opening`, {
        opening: ids[which],
        participant: ids.person,
      });
    await issue(`/employers/${ids.Eis}/openings/withdraw-opening`, { opening: ids.back, because: 'other' });
  });

  it('show how far things are with each employer', async () => {
    const { rows } = await look('/employers?trade=only-here');
    expect(rows.map(({ name, stage }) => [name, stage])).toEqual([
      ['Alt', 'registered'],
      ['Bau', 'contacted'],
      ['Chor', 'enquired'],
      ['Dach', 'willing'],
      ['Eis', 'offering'],
    ]);
    expect(rows[1]).toMatchObject({ lastContactOn: '2021-07-20', lastContactChannel: 'phone' });
    expect(rows[2]).toMatchObject({ lastEnquiryOn: '2021-07-05' });
    expect(rows[3]!.contactPersons).toEqual([
      { person: expect.any(String), name: 'Muster-Meister', role: null, phone: null, email: null },
    ]);
    expect(rows[4]).toMatchObject({ openOpenings: 1, freePlaces: 2, filledPlaces: 2 });
    expect(named(await look('/employers?trade=only-here&stage=willing'))).toEqual(['Dach']);
    expect(named(await look('/employers?trade=only-here&willingFor=internship'))).toEqual(['Dach']);
    expect(named(await look('/employers?trade=only-here&municipality=Dort'))).toEqual([]);
  });

  it.each([
    ['name', ['Alt', 'Bau', 'Chor', 'Dach', 'Eis']],
    ['last-contact', [expect.any(String), expect.any(String), expect.any(String), expect.any(String), 'Bau']],
    ['free-places', ['Eis', expect.any(String), expect.any(String), expect.any(String), expect.any(String)]],
  ])('come in pages by %s', async (sort, expected) => {
    const names = named({ rows: await paged(`/employers?trade=only-here&sort=${sort}`, 2) });
    expect(names).toEqual(expected);
    expect(new Set(names).size).toBe(5);
  });

  it('list openings by what one looks for', async () => {
    const { rows } = await look('/openings?municipality=Dort');
    expect(rows.map(({ occupation, status }) => [occupation, status])).toEqual(
      expect.arrayContaining([
        ['gone', 'expired'],
        ['full', 'full'],
        ['back', 'withdrawn'],
        ['open', 'open'],
      ]),
    );
    expect(rows.map(({ from }) => from)).toEqual(['2021-09-01', '2021-09-01', '2021-09-02', '2021-10-01']);
    expect(rows[3]).toMatchObject({
      id: ids.open,
      employer: ids.Eis,
      employerName: 'Eis',
      freePlaces: 2,
      filled: [ids.person],
      skills: ['dig', 'lift'],
    });
    expect(occupations(await look(`/openings?employer=${ids.Eis}&status=open`))).toEqual(['open']);
    expect(occupations(await look('/openings?municipality=Dort&kind=internship'))).toEqual(['full']);
    expect(occupations(await look('/openings?municipality=Dort&occupation=gone'))).toEqual(['gone']);
    expect(occupations(await look('/openings?municipality=Dort&skill=lift&status=open'))).toEqual(['open']);
    expect(occupations(await look('/openings?municipality=Dort&sort=free-places&limit=1'))).toEqual(['open']);
  });
});

it('has nothing to record twice', async () => {
  const id = await employer('Musterbetrieb');
  const declared = { kinds: ['job'] };
  await issue(`/employers/${id}/profile/declare-willingness`, declared);
  const again = await issue(`/employers/${id}/profile/declare-willingness`, declared);
  expect([again.status, typesOf(again)]).toEqual([200, []]);
});
