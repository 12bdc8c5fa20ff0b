import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { refuse } from '../../kernel/messages.js';
import { type Happened, story } from '../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { MentorFacts } from './facts.js';
import { mentor } from './index.js';

const { given } = story<MentorFacts, CommandsOf<typeof commands>>(mentor);
type Facts = Happened<MentorFacts>[];

const TODAY = '2021-03-15';
const TOMORROW = '2021-03-16';
const known = { participant: { registered: true } };
const person = { name: 'Muster', municipality: 'Musterstadt', languages: ['de'] };
const registered = (capacity = 1) => ['MentorRegistered', '2021-01-10', { ...person, capacity }] as const;
const accompanies = (participant: string, on = '2021-02-01') =>
  ['MenteeAssigned', on, { participant }] as const;
const retired = ['MentorRetired', '2021-03-01', {}] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('a mentor', () => {
  it('is registered once, for one person unless more were agreed', () => {
    expect(given().when('RegisterMentor', { ...person, languages: ['de', 'de'] })).toEqual([
      { type: 'MentorRegistered', happenedOn: TODAY, data: { ...person, capacity: 1 } },
    ]);
    expect(given(registered()).when('RegisterMentor', person)).toEqual(refused('already-registered'));
    expect(given().when('RegisterMentor', { ...person, on: TOMORROW })).toEqual(refused('in-the-future'));
  });

  it('is amended by what changed', () => {
    const { when } = given(registered());
    expect(when('AmendMentor', { capacity: 2, municipality: 'Musterstadt' })).toEqual([
      { type: 'MentorAmended', happenedOn: TODAY, data: { capacity: 2 } },
    ]);
    expect(when('AmendMentor', { capacity: 1 })).toEqual([]);
    expect(given(registered(), retired).when('AmendMentor', { capacity: 2 })).toEqual(
      refused('mentor-retired'),
    );
    expect(when('AmendMentor', { capacity: 2, on: TOMORROW })).toEqual(refused('in-the-future'));
  });
});

describe('assigning', () => {
  const assign = (body: object, ...facts: Facts) =>
    given(...facts).when('AssignMentee', { participant: 'x', ...body }, known);

  it('keeps to the load that was agreed', () => {
    expect(assign({}, registered(2), accompanies('a'))).toEqual([
      { type: 'MenteeAssigned', happenedOn: TODAY, data: { participant: 'x' } },
    ]);
    expect(assign({}, registered(2), accompanies('x'))).toEqual([]);
  });

  it('beyond it needs a reason', () => {
    expect(assign({}, registered(), accompanies('a'))).toEqual(refused('reason-required'));
    expect(assign({ reason: 'brothers' }, registered(), accompanies('a'))).toEqual([
      {
        type: 'MenteeAssigned',
        happenedOn: TODAY,
        data: { participant: 'x', reason: 'brothers' },
        warnings: ['over-mentor-capacity'],
      },
    ]);
    const released = ['MenteeReleased', '2021-03-01', { participant: 'a', because: 'moved' }] as const;
    expect(assign({}, registered(), accompanies('a'), released)).toMatchObject([{ type: 'MenteeAssigned' }]);
    const more = ['MentorAmended', '2021-03-01', { capacity: 2 }] as const;
    expect(assign({}, registered(), accompanies('a'), more)).toMatchObject([{ type: 'MenteeAssigned' }]);
  });

  it('is refused where it would be false', () => {
    expect(given(registered()).when('AssignMentee', { participant: 'x' })).toEqual(
      refused('unknown-participant'),
    );
    expect(assign({}, registered(), retired)).toEqual(refused('mentor-retired'));
    expect(assign({ on: TOMORROW }, registered())).toEqual(refused('in-the-future'));
    expect(assign({ on: '2021-01-09' }, registered())).toEqual(refused('end-before-start'));
  });
});

describe('releasing', () => {
  it('ends what has begun', () => {
    const { when } = given(registered(), accompanies('a'));
    const released = { participant: 'a', because: 'goal-reached', reason: 'r' } as const;
    expect(when('ReleaseMentee', released)).toEqual([
      { type: 'MenteeReleased', happenedOn: TODAY, data: released },
    ]);
    expect(when('ReleaseMentee', { ...released, participant: 'b' })).toEqual(refused('not-a-mentee'));
    expect(when('ReleaseMentee', { ...released, on: TOMORROW })).toEqual(refused('in-the-future'));
    expect(when('ReleaseMentee', { ...released, on: '2021-01-31' })).toEqual(refused('end-before-start'));
  });
});

describe('a mentor who stops', () => {
  const facts: Facts = [registered(2), accompanies('a'), accompanies('b', '2021-03-01')];

  it('accompanies nobody any more', () => {
    const released = (participant: string) => ({
      type: 'MenteeReleased',
      happenedOn: TODAY,
      data: { participant, because: 'mentor-left' },
    });
    expect(given(...facts).when('RetireMentor', { reason: 'moved' })).toEqual([
      { type: 'MentorRetired', happenedOn: TODAY, data: { reason: 'moved' } },
      released('a'),
      released('b'),
    ]);
  });

  it('stops once, and not before the latest mentorship began', () => {
    expect(given(...facts, retired).when('RetireMentor', {})).toEqual([]);
    expect(given(...facts).when('RetireMentor', { on: '2021-02-28' })).toEqual(refused('end-before-start'));
    expect(given(registered()).when('RetireMentor', { on: '2021-01-09' })).toEqual(
      refused('end-before-start'),
    );
    expect(given(...facts).when('RetireMentor', { on: TOMORROW })).toEqual(refused('in-the-future'));
  });

  it('is erased then, once', () => {
    const request = { ground: 'consent-withdrawn', requestedOn: '2021-03-14' } as const;
    const erased = ['MentorErased', TODAY, request] as const;
    expect(given(...facts).when('EraseMentor', request)).toEqual(refused('still-active'));
    expect(given(...facts, retired).when('EraseMentor', request)).toEqual([
      { type: 'MentorErased', happenedOn: TODAY, data: request },
    ]);
    expect(given(...facts, retired, erased).when('EraseMentor', request)).toEqual([]);
    expect(given(...facts, retired).when('EraseMentor', { ...request, requestedOn: TOMORROW })).toEqual(
      refused('in-the-future'),
    );
  });
});
