import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { type Happened, story } from '../../../kernel/scenario.js';
import type { EmployerFacts } from '../facts.js';
import { employer } from '../index.js';
import type * as commands from './commands.dto.js';

const { given } = story<EmployerFacts, CommandsOf<typeof commands>>(employer);

const TODAY = '2021-03-15';
const TOMORROW = '2021-03-16';
const known = { participant: { registered: true } };
const baker = {
  kind: 'job',
  occupation: 'baker',
  municipality: 'Musterstadt',
  places: 2,
  from: '2021-04-01',
} as const;
const terms = { ...baker, skills: ['baking'], drivingLicence: false, workPermission: true };
const published = (until?: string) =>
  ['OpeningPublished', '2021-03-01', { ...terms, opening: 'baker', until }] as const;
const filled = (participant: string) =>
  ['OpeningFilled', '2021-03-05', { opening: 'baker', participant }] as const;
const withdrawn = ['OpeningWithdrawn', '2021-03-10', { opening: 'baker', because: 'other' }] as const;
const opening = { opening: 'baker' };
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('publishing', () => {
  it('takes what is not said as not needed, but for the permission to work', () => {
    expect(given().when('PublishOpening', baker)).toEqual([
      {
        type: 'OpeningPublished',
        happenedOn: TODAY,
        data: { ...terms, opening: 'this-command', skills: [] },
      },
    ]);
    expect(given().when('PublishOpening', { ...baker, skills: ['a', 'a'] })).toMatchObject([
      { data: { skills: ['a'] } },
    ]);
  });

  it('is refused where it would be false', () => {
    expect(given().when('PublishOpening', { ...baker, on: TOMORROW })).toEqual(refused('in-the-future'));
    expect(given().when('PublishOpening', { ...baker, until: '2021-03-14' })).toEqual(
      refused('end-before-start'),
    );
  });
});

describe('amending', () => {
  const amend = (changes: object, ...facts: Happened<EmployerFacts>[]) =>
    given(published(), ...facts).when('AmendOpening', { ...opening, ...changes });

  it('records only what changed', () => {
    expect(amend({ places: 3, skills: ['baking'], drivingLicence: false })).toEqual([
      { type: 'OpeningAmended', happenedOn: TODAY, data: { ...opening, places: 3 } },
    ]);
    expect(amend({ places: 2 })).toEqual([]);
    const more = ['OpeningAmended', '2021-03-02', { ...opening, places: 3 }] as const;
    expect(amend({ places: 3 }, more)).toEqual([]);
  });

  it('to fewer places than are filled needs a reason', () => {
    const both = [filled('a'), filled('b')];
    expect(amend({ places: 1 }, ...both)).toEqual(refused('reason-required'));
    expect(amend({ places: 1, reason: 'made up' }, ...both)).toEqual([
      {
        type: 'OpeningAmended',
        happenedOn: TODAY,
        data: { ...opening, places: 1, reason: 'made up' },
        warnings: ['fewer-places-than-filled'],
      },
    ]);
    expect(amend({ places: 1 }, filled('a'))).toMatchObject([{ data: { places: 1 } }]);
  });

  it('is refused where it would be false', () => {
    expect(given().when('AmendOpening', { ...opening, places: 3 })).toEqual(refused('unknown-opening'));
    expect(amend({ places: 3 }, withdrawn)).toEqual(refused('opening-withdrawn'));
    expect(amend({ places: 3, on: '2021-02-28' })).toEqual(refused('before-publication'));
    expect(amend({ places: 3, on: TOMORROW })).toEqual(refused('in-the-future'));
    expect(amend({ until: '2021-02-28' })).toEqual(refused('end-before-start'));
  });
});

describe('filling', () => {
  const fill = (body: object, ...facts: Happened<EmployerFacts>[]) =>
    given(...facts).when('FillOpening', { ...opening, participant: 'c', ...body }, known);

  it('gives each place once', () => {
    expect(fill({}, published(), filled('a'))).toEqual([
      { type: 'OpeningFilled', happenedOn: TODAY, data: { ...opening, participant: 'c' } },
    ]);
    expect(fill({}, published(), filled('a'), filled('b'))).toEqual(refused('opening-full'));
    expect(fill({}, published(), filled('a'), filled('c'))).toEqual([]);
    const freed = ['OpeningFreed', TODAY, { ...opening, participant: 'b', because: 'declined' }] as const;
    expect(fill({}, published(), filled('a'), filled('b'), freed)).toMatchObject([{ type: 'OpeningFilled' }]);
  });

  it('after the last day of applying needs a reason', () => {
    const late = { on: '2021-03-14' };
    expect(fill(late, published('2021-03-13'))).toEqual(refused('reason-required'));
    expect(fill({ ...late, reason: 'made up' }, published('2021-03-13'))).toMatchObject([
      { data: { reason: 'made up' }, warnings: ['opening-expired'] },
    ]);
    expect(fill(late, published('2021-03-14'))).toMatchObject([{ type: 'OpeningFilled' }]);
  });

  it('is refused where it would be false', () => {
    expect(given(published()).when('FillOpening', { ...opening, participant: 'c' })).toEqual(
      refused('unknown-participant'),
    );
    expect(fill({})).toEqual(refused('unknown-opening'));
    expect(fill({}, published(), withdrawn)).toEqual(refused('opening-withdrawn'));
    expect(fill({ on: TOMORROW }, published())).toEqual(refused('in-the-future'));
    expect(fill({ on: '2021-02-28' }, published())).toEqual(refused('before-publication'));
  });
});

describe('freeing', () => {
  const free = (body: object, ...facts: Happened<EmployerFacts>[]) =>
    given(...facts).when('FreeOpening', { ...opening, participant: 'a', because: 'not-started', ...body });

  it('takes back the place of who has one, even of a withdrawn opening', () => {
    expect(free({ reason: 'ill' }, published(), filled('a'), withdrawn)).toEqual([
      {
        type: 'OpeningFreed',
        happenedOn: TODAY,
        data: { ...opening, participant: 'a', because: 'not-started', reason: 'ill' },
      },
    ]);
  });

  it('is refused where it would be false', () => {
    expect(free({})).toEqual(refused('unknown-opening'));
    expect(free({}, published())).toEqual(refused('no-place-filled'));
    expect(free({ on: TOMORROW }, published(), filled('a'))).toEqual(refused('in-the-future'));
    expect(free({ on: '2021-03-04' }, published(), filled('a'))).toEqual(refused('end-before-start'));
  });
});

describe('withdrawing', () => {
  const withdraw = (...facts: Happened<EmployerFacts>[]) =>
    given(...facts).when('WithdrawOpening', { ...opening, because: 'filled-otherwise' });

  it('happens once', () => {
    expect(withdraw(published())).toEqual([
      { type: 'OpeningWithdrawn', happenedOn: TODAY, data: { ...opening, because: 'filled-otherwise' } },
    ]);
    expect(withdraw(published(), withdrawn)).toEqual([]);
    expect(withdraw()).toEqual(refused('unknown-opening'));
  });
});
