import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { refuse } from '../../kernel/messages.js';
import { type Happened, story } from '../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { StaffFacts } from './facts.js';
import { staff } from './index.js';

const { given } = story<StaffFacts, CommandsOf<typeof commands>>(staff);

const TODAY = '2021-03-15';
const TOMORROW = '2021-03-16';
const coach = { account: 'coach-1', languages: ['de', 'ar'], municipality: 'Musterstadt', unit: 'team-a' };
const registered = ['StaffRegistered', '2021-01-10', coach] as const;
const deputy = ['DeputyshipAgreed', '2021-03-01', deputyship('2021-03-10', '2021-03-20')] as const;
function deputyship(from: string, until: string) {
  return { deputyship: 'd', deputy: 'coach-2', from, until };
}
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('a case worker', () => {
  it('is registered once', () => {
    expect(
      given().when('RegisterStaff', { ...coach, languages: ['de', 'ar', 'de'], name: 'Muster' }),
    ).toEqual([{ type: 'StaffRegistered', happenedOn: TODAY, data: { ...coach, name: 'Muster' } }]);
    expect(given(registered).when('RegisterStaff', coach)).toEqual(refused('already-registered'));
    expect(given().when('RegisterStaff', { ...coach, on: TOMORROW })).toEqual(refused('in-the-future'));
  });

  it('is amended by what changed', () => {
    const { when } = given(registered);
    expect(when('AmendStaff', { unit: 'team-b', municipality: 'Musterstadt' })).toEqual([
      { type: 'StaffAmended', happenedOn: TODAY, data: { unit: 'team-b' } },
    ]);
    expect(when('AmendStaff', { unit: 'team-a' })).toEqual([]);
    expect(when('AmendStaff', { unit: 'team-b', on: TOMORROW })).toEqual(refused('in-the-future'));
  });
});

describe('a case worker who is erased', () => {
  const request = { ground: 'no-longer-needed' } as const;
  const erased = ['StaffErased', '2021-03-01', request] as const;

  it('is so once, and nothing is recorded any more', () => {
    expect(given(registered).when('EraseStaff', request)).toEqual([
      { type: 'StaffErased', happenedOn: TODAY, data: request },
    ]);
    expect(given(registered, erased).when('EraseStaff', request)).toEqual([]);
    expect(given(registered).when('EraseStaff', { ...request, requestedOn: TOMORROW })).toEqual(
      refused('in-the-future'),
    );
    const { state } = given(registered, erased);
    for (const command of ['AmendStaff', 'AgreeDeputyship', 'SaveList'])
      expect(staff.guard(state as never, command)).toEqual(refused('erased'));
    expect(staff.guard(state as never, 'EraseStaff')).toBeUndefined();
    expect(staff.guard(given(registered).state as never, 'AmendStaff')).toBeUndefined();
  });
});

describe('a deputy', () => {
  const name = (body: object, ...facts: Happened<StaffFacts>[]) =>
    given(registered, ...facts).when('AgreeDeputyship', {
      deputy: 'coach-3',
      from: '2021-04-01',
      until: '2021-04-10',
      ...body,
    });

  it('is named for a period', () => {
    expect(name({ reason: 'holiday' })).toEqual([
      {
        type: 'DeputyshipAgreed',
        happenedOn: TODAY,
        data: {
          deputyship: 'this-command',
          deputy: 'coach-3',
          from: '2021-04-01',
          until: '2021-04-10',
          reason: 'holiday',
        },
      },
    ]);
  });

  it('beside another one needs a reason', () => {
    expect(name({ from: '2021-03-20' }, deputy)).toEqual(refused('reason-required'));
    expect(name({ from: '2021-03-20', reason: 'two desks' }, deputy)).toMatchObject([
      { warnings: ['deputies-overlap'] },
    ]);
    expect(name({ from: '2021-03-21' }, deputy)).toMatchObject([{ type: 'DeputyshipAgreed' }]);
    const ended = ['DeputyshipEnded', '2021-03-14', { deputyship: 'd' }] as const;
    expect(name({ from: '2021-03-15' }, deputy, ended)).toMatchObject([{ type: 'DeputyshipAgreed' }]);
  });

  it('is somebody else, in a period that ends after its start', () => {
    expect(name({ deputy: 'coach-1' })).toEqual(refused('own-deputy'));
    expect(name({ until: '2021-03-31' })).toEqual(refused('end-before-start'));
  });

  it('may end before the time', () => {
    const end = (on: string) => given(registered, deputy).when('EndDeputyship', { deputyship: 'd', on });
    expect(end('2021-03-14')).toEqual([
      { type: 'DeputyshipEnded', happenedOn: '2021-03-14', data: { deputyship: 'd' } },
    ]);
    expect(end('2021-03-20')).toEqual([]);
    expect(end('2021-03-09')).toEqual(refused('end-before-start'));
    expect(end(TOMORROW)).toEqual(refused('in-the-future'));
    expect(given(registered).when('EndDeputyship', { deputyship: 'd', on: TODAY })).toEqual(
      refused('unknown-deputyship'),
    );
  });
});

describe('a saved list', () => {
  const list = { name: 'Dringend', of: 'caseload', filters: ['flag=childcare', 'sort=registered'] } as const;
  const body = { ...list, filters: [...list.filters] };
  const saved = ['ListSaved', '2021-03-01', { ...list, list: 'l' }] as const;
  const forgotten = ['ListForgotten', '2021-03-02', { list: 'l' }] as const;
  const fact = (type: string, data: object) => [{ type, happenedOn: TODAY, data }];

  it('is a new one, or one that was saved before', () => {
    expect(given(registered).when('SaveList', body)).toEqual(
      fact('ListSaved', { ...list, list: 'this-command' }),
    );
    const renamed = { ...body, name: 'Wichtig', list: 'l' };
    expect(given(registered, saved).when('SaveList', renamed)).toEqual(fact('ListSaved', renamed));
    expect(given(registered, saved, forgotten).when('SaveList', renamed)).toEqual(fact('ListSaved', renamed));
    expect(given(registered).when('SaveList', renamed)).toEqual(refused('unknown-list'));
  });

  it('is forgotten once', () => {
    expect(given(registered, saved).when('ForgetList', { list: 'l' })).toEqual(
      fact('ListForgotten', { list: 'l' }),
    );
    expect(given(registered, saved, forgotten).when('ForgetList', { list: 'l' })).toEqual([]);
    expect(given(registered).when('ForgetList', { list: 'l' })).toEqual(refused('unknown-list'));
  });
});
