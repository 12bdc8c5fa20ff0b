import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { PlanFacts } from './facts.js';
import { plan } from './index.js';

const { given } = story<PlanFacts, CommandsOf<typeof commands>>({ chapters: [plan] });

const refused = (code: string) => refuse(code, expect.any(String) as never);
const goals = ['learn German up to B1', 'find a flat'];
const agreed = ['PlanAgreed', '2021-01-10', { goals }] as const;
const task = [
  'TaskSet',
  '2021-03-01',
  { task: 't', what: 'find the certificate', due: '2021-03-20', owner: 'participant' },
] as const;
const obstacle = ['ObstacleRaised', '2021-03-01', { obstacle: 'o', kind: 'childcare' }] as const;

describe('a plan', () => {
  it('is agreed once, then revised and approved', () => {
    expect(given().when('AgreePlan', { goals })).toEqual([
      { type: 'PlanAgreed', happenedOn: '2021-03-15', data: { goals } },
    ]);
    expect(given(agreed).when('AgreePlan', { goals })).toEqual(refused('plan-exists'));
    expect(given(agreed).when('RevisePlan', { goals, reason: 'moved' })).toMatchObject([
      { type: 'PlanRevised' },
    ]);
    expect(given(agreed).when('ApprovePlan', { on: '2021-01-11' })).toMatchObject([{ type: 'PlanApproved' }]);
    const { state } = given(
      agreed,
      ['PlanRevised', '2021-02-01', { goals, reason: 'moved' }],
      ['PlanApproved', '2021-02-02', {}],
    );
    expect(state).toMatchObject({
      plan: { agreedOn: '2021-01-10', revisedOn: '2021-02-01', approvedOn: '2021-02-02' },
    });
  });

  it('that does not exist yet is neither revised nor approved', () => {
    expect(given().when('RevisePlan', { goals, reason: 'moved' })).toEqual(refused('no-plan'));
    expect(given().when('ApprovePlan', {})).toEqual(refused('no-plan'));
    expect(given(agreed).when('ApprovePlan', { on: '2021-01-09' })).toEqual(refused('before-plan'));
  });

  it('is not made ahead', () => {
    const on = '2021-03-16';
    expect(given().when('AgreePlan', { goals, on })).toEqual(refused('in-the-future'));
    expect(given(agreed).when('RevisePlan', { goals, reason: 'moved', on })).toEqual(
      refused('in-the-future'),
    );
    expect(given(agreed).when('ApprovePlan', { on })).toEqual(refused('in-the-future'));
  });
});

describe('a task', () => {
  it('is open until it is done', () => {
    const set = { what: 'find the certificate', due: '2021-03-20', owner: 'participant' } as const;
    expect(given().when('SetTask', set)).toEqual([
      { type: 'TaskSet', happenedOn: '2021-03-15', data: { ...set, task: 'this-command' } },
    ]);
    expect(given().when('SetTask', { ...set, due: '2021-03-14' })).toEqual(refused('due-in-past'));
    expect(given(task).when('CompleteTask', { task: 't' })).toEqual([
      { type: 'TaskDone', happenedOn: '2021-03-15', data: { task: 't' } },
    ]);
    const done = given(task, ['TaskDone', '2021-03-10', { task: 't' }]);
    expect(done.state).toMatchObject({ plan: { tasks: {} } });
    expect(done.when('CompleteTask', { task: 't' })).toEqual(refused('no-such-task'));
  });

  it('is done neither ahead nor before it was set', () => {
    expect(given(task).when('CompleteTask', { task: 't', on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
    expect(given(task).when('CompleteTask', { task: 't', on: '2021-02-28' })).toEqual(refused('before-task'));
  });
});

describe('an obstacle', () => {
  it('stands in the way until it is cleared', () => {
    expect(given().when('RaiseObstacle', { kind: 'childcare' })).toEqual([
      {
        type: 'ObstacleRaised',
        happenedOn: '2021-03-15',
        data: { kind: 'childcare', obstacle: 'this-command' },
      },
    ]);
    expect(
      given(obstacle).when('ClearObstacle', { obstacle: 'o', how: 'a place in the kindergarten' }),
    ).toMatchObject([{ type: 'ObstacleCleared' }]);
    const cleared = given(obstacle, ['ObstacleCleared', '2021-03-10', { obstacle: 'o' }]);
    expect(cleared.state).toMatchObject({ plan: { obstacles: {} } });
    expect(cleared.when('ClearObstacle', { obstacle: 'o' })).toEqual(refused('no-such-obstacle'));
  });

  it('is neither raised nor cleared ahead, nor cleared before it was raised', () => {
    expect(given().when('RaiseObstacle', { kind: 'childcare', on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
    expect(given(obstacle).when('ClearObstacle', { obstacle: 'o', on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
    expect(given(obstacle).when('ClearObstacle', { obstacle: 'o', on: '2021-02-28' })).toEqual(
      refused('before-obstacle'),
    );
  });
});
