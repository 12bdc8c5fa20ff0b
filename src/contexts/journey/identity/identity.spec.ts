import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { IdentityFacts } from './facts.js';
import { identity } from './index.js';

const { given } = story<IdentityFacts, CommandsOf<typeof commands>>({ chapters: [identity] });

const refused = (code: string) => refuse(code, expect.any(String) as never);
const home = '33333333-3333-4333-8333-333333333333';
const joined = ['HouseholdJoined', '2021-02-01', { household: home, role: 'partner' }] as const;
const consent = ['ConsentGiven', '2021-02-01', { purpose: 'mentoring', form: 'M 1' }] as const;

describe('a household', () => {
  it('is a new one or that of others', () => {
    expect(given().when('JoinHousehold', { role: 'head' })).toEqual([
      {
        type: 'HouseholdJoined',
        happenedOn: '2021-03-15',
        data: { household: 'this-command', role: 'head' },
      },
    ]);
    expect(given().when('JoinHousehold', { household: home, role: 'partner' })).toMatchObject([
      { data: { household: home } },
    ]);
    expect(given(joined).when('JoinHousehold', { household: home, role: 'partner' })).toEqual([]);
    expect(given(joined).when('JoinHousehold', { household: home, role: 'head' })).toMatchObject([
      { data: { role: 'head' } },
    ]);
  });

  it('is left by who belongs to it', () => {
    expect(given(joined).when('LeaveHousehold', { household: home })).toMatchObject([
      { type: 'HouseholdLeft' },
    ]);
    expect(given().when('LeaveHousehold', { household: home })).toEqual(refused('not-in-household'));
    expect(given(joined).when('LeaveHousehold', { household: home, on: '2021-01-31' })).toEqual(
      refused('end-before-start'),
    );
    expect(given(joined, ['HouseholdLeft', '2021-02-02', { household: home }]).state).toMatchObject({
      identity: { households: {} },
    });
  });
});

describe('a consent', () => {
  it('holds for one purpose until it is withdrawn', () => {
    const give = { purpose: 'mentoring', form: 'M 1' } as const;
    expect(given().when('GiveConsent', give)).toEqual([
      { type: 'ConsentGiven', happenedOn: '2021-03-15', data: give },
    ]);
    expect(given(consent).when('GiveConsent', give)).toEqual([]);
    expect(given(consent).when('GiveConsent', { ...give, purpose: 'photo' })).toMatchObject([
      { type: 'ConsentGiven' },
    ]);
    expect(given(consent).when('WithdrawConsent', { purpose: 'mentoring' })).toMatchObject([
      { type: 'ConsentWithdrawn' },
    ]);
    const withdrawn = given(consent, ['ConsentWithdrawn', '2021-02-02', { purpose: 'mentoring' }]);
    expect(withdrawn.when('GiveConsent', give)).toMatchObject([{ type: 'ConsentGiven' }]);
    expect(withdrawn.when('WithdrawConsent', { purpose: 'mentoring' })).toEqual(refused('no-consent'));
    expect(given(consent).when('WithdrawConsent', { purpose: 'mentoring', on: '2021-01-31' })).toEqual(
      refused('before-consent'),
    );
  });
});

describe('an external number', () => {
  it('is recorded as told', () => {
    expect(given().when('RecordExternalNumber', { kind: 'file', number: 'A 12' })).toEqual([
      { type: 'ExternalNumberRecorded', happenedOn: '2021-03-15', data: { kind: 'file', number: 'A 12' } },
    ]);
  });
});

it('nothing of it lies ahead', () => {
  const on = '2021-03-16';
  const { when } = given(joined, consent);
  expect(when('JoinHousehold', { role: 'head', on })).toEqual(refused('in-the-future'));
  expect(when('LeaveHousehold', { household: home, on })).toEqual(refused('in-the-future'));
  expect(when('GiveConsent', { purpose: 'photo', form: 'P', on })).toEqual(refused('in-the-future'));
  expect(when('WithdrawConsent', { purpose: 'mentoring', on })).toEqual(refused('in-the-future'));
  expect(when('RecordExternalNumber', { kind: 'file', number: 'A 12', on })).toEqual(
    refused('in-the-future'),
  );
});
