import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { AssignmentFacts } from './facts.js';
import { assignment } from './index.js';

const { given } = story<AssignmentFacts, CommandsOf<typeof commands>>({ chapters: [assignment] });

const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('the case worker', () => {
  const assigned = ['CaseWorkerAssigned', '2021-03-05', { caseWorker: 'm.weber' }] as const;

  it('is assigned with a reason', () => {
    const hand = { caseWorker: 'k.yilmaz', on: '2021-03-08', reason: 'parental leave' };
    expect(given(assigned).when('AssignCaseWorker', hand)).toEqual([
      {
        type: 'CaseWorkerAssigned',
        happenedOn: '2021-03-08',
        data: { caseWorker: 'k.yilmaz', reason: 'parental leave' },
      },
    ]);
  });

  it('is nothing new if it is the same', () => {
    expect(given(assigned).when('AssignCaseWorker', { caseWorker: 'm.weber' })).toEqual([]);
  });

  it('may turn out to be the same since an earlier day', () => {
    const earlier = { caseWorker: 'm.weber', on: '2021-03-04' };
    expect(given(assigned).when('AssignCaseWorker', earlier)).toMatchObject([{ happenedOn: '2021-03-04' }]);
  });

  it('stays the one of the latest day when an earlier assignment is recorded late', () => {
    const { state } = given(assigned, ['CaseWorkerAssigned', '2021-02-01', { caseWorker: 'k.yilmaz' }]);
    expect(state).toMatchObject({ assignment: { caseWorker: { value: 'm.weber' } } });
  });

  it('is not assigned ahead', () => {
    const ahead = { caseWorker: 'm.weber', on: '2021-03-16' };
    expect(given().when('AssignCaseWorker', ahead)).toEqual(refused('in-the-future'));
  });
});

describe('handing a case over', () => {
  const assigned = ['CaseWorkerAssigned', '2021-03-05', { caseWorker: 'm.weber' }] as const;
  const offer = { to: 'k.yilmaz', reason: 'speaks Turkish' };
  const offered = ['HandOverOffered', '2021-03-10', { ...offer, handOver: 'h' }] as const;

  it('is offered to a colleague who does not have the case', () => {
    expect(given(assigned).when('OfferHandOver', offer)).toEqual([
      { type: 'HandOverOffered', happenedOn: '2021-03-15', data: { ...offer, handOver: 'this-command' } },
    ]);
    expect(given(assigned).when('OfferHandOver', { ...offer, to: 'm.weber' })).toEqual(
      refused('already-case-worker'),
    );
    expect(given(assigned, offered).when('OfferHandOver', offer)).toEqual(refused('already-offered'));
  });

  it('makes the colleague the case worker when accepted', () => {
    expect(given(assigned, offered).when('AcceptHandOver', { handOver: 'h' })).toEqual([
      { type: 'HandOverAccepted', happenedOn: '2021-03-15', data: { handOver: 'h', caseWorker: 'k.yilmaz' } },
    ]);
    const accepted = ['HandOverAccepted', '2021-03-12', { handOver: 'h', caseWorker: 'k.yilmaz' }] as const;
    const { state, when } = given(assigned, offered, accepted);
    expect(state).toMatchObject({ assignment: { caseWorker: { value: 'k.yilmaz' }, offers: {} } });
    expect(when('AcceptHandOver', { handOver: 'h' })).toEqual(refused('no-such-hand-over'));
  });

  it('leaves the case where it was when declined', () => {
    const decline = { handOver: 'h', reason: 'too many cases' };
    expect(given(assigned, offered).when('DeclineHandOver', decline)).toMatchObject([
      { type: 'HandOverDeclined', data: decline },
    ]);
    const { state, when } = given(assigned, offered, ['HandOverDeclined', '2021-03-12', decline]);
    expect(state).toMatchObject({ assignment: { caseWorker: { value: 'm.weber' }, offers: {} } });
    expect(when('DeclineHandOver', decline)).toEqual(refused('no-such-hand-over'));
  });

  it('is not accepted ahead or before it was offered', () => {
    const { when } = given(assigned, offered);
    expect(when('AcceptHandOver', { handOver: 'h', on: '2021-03-16' })).toEqual(refused('in-the-future'));
    expect(when('AcceptHandOver', { handOver: 'h', on: '2021-03-09' })).toEqual(refused('before-offer'));
  });
});

describe('a deputy', () => {
  it('stands in from a day, perhaps until another', () => {
    expect(given().when('NameDeputy', { deputy: 'k.yilmaz', on: '2021-04-01', until: '2021-04-14' })).toEqual(
      [{ type: 'DeputyNamed', happenedOn: '2021-04-01', data: { deputy: 'k.yilmaz', until: '2021-04-14' } }],
    );
    expect(given().when('NameDeputy', { deputy: 'k.yilmaz', until: '2021-03-14' })).toEqual(
      refused('end-before-start'),
    );
  });
});
