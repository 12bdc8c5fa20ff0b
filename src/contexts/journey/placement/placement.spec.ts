import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { type Happened, story } from '../../../kernel/scenario.js';
import { enrolment } from '../enrolment/index.js';
import type { JourneyFacts } from '../facts.js';
import type * as commands from './commands.dto.js';
import { placement } from './index.js';

const { given } = story<JourneyFacts, CommandsOf<typeof commands>>({ chapters: [enrolment, placement] });

const programme = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const job = { kind: 'job', employer: 'Bäckerei Beispiel', occupation: 'baker', hoursPerWeek: 38 } as const;
const placed = ['Placed', '2020-06-01', { ...job, placement: 'bakery' }] as const;
const after42 = ['Retained', '2020-07-13', { placement: 'bakery', after: '42-days' }] as const;
const endedOn = (on: string) =>
  ['PlacementEnded', on, { placement: 'bakery', because: 'fixed-term' }] as const;
const enrolledIn = (id: string) => ['Enrolled', '2021-01-10', { programme: id }] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('placing', () => {
  it('is recorded from the first day', () => {
    expect(given().when('RecordPlacement', { ...job, on: '2021-03-15' })).toEqual([
      { type: 'Placed', happenedOn: '2021-03-15', data: { ...job, placement: 'this-command' } },
    ]);
    expect(given().when('RecordPlacement', { ...job, on: '2021-03-16' })).toEqual(refused('in-the-future'));
  });

  it('counts for the programme of that day', () => {
    const place = { ...job, on: '2021-03-15' };
    expect(given(enrolledIn(programme)).when('RecordPlacement', place)).toMatchObject([
      { data: { programme } },
    ]);
    const both = given(enrolledIn(programme), enrolledIn(other));
    expect(both.when('RecordPlacement', place)).toEqual(refused('programme-required'));
    expect(both.when('RecordPlacement', { ...place, programme: other })).toMatchObject([
      { data: { programme: other } },
    ]);
    expect(given().when('RecordPlacement', { ...place, programme })).toEqual(refused('not-enrolled'));
  });
});

describe('retention', () => {
  const confirm = (after: '42-days' | '6-months', on: string, ...facts: Happened<JourneyFacts>[]) =>
    given(...facts).when('ConfirmRetention', { placement: 'bakery', after, on });

  it.each([
    ['42-days', '2020-07-12', '2020-07-13'],
    ['6-months', '2020-11-29', '2020-11-30'],
  ] as const)('after %s is not confirmed on %s but on %s', (after, early, due) => {
    expect(confirm(after, early, placed)).toEqual(refused('too-early'));
    expect(confirm(after, due, placed)).toEqual([
      { type: 'Retained', happenedOn: due, data: { placement: 'bakery', after } },
    ]);
  });

  it('is confirmed once for each period', () => {
    expect(confirm('42-days', '2020-12-01', placed, after42)).toEqual([]);
    expect(confirm('6-months', '2020-12-01', placed, after42)).toMatchObject([{ type: 'Retained' }]);
  });

  it('is true of a placement that ended after the period, and false if it ended within', () => {
    expect(confirm('42-days', '2020-12-01', placed, endedOn('2020-07-13'))).toMatchObject([
      { type: 'Retained' },
    ]);
    expect(confirm('42-days', '2020-12-01', placed, endedOn('2020-07-12'))).toEqual(
      refused('placement-ended'),
    );
  });

  it('is refused where it would be false', () => {
    expect(confirm('42-days', '2020-12-01')).toEqual(refused('unknown-placement'));
    expect(confirm('42-days', '2021-03-16', placed)).toEqual(refused('in-the-future'));
  });
});

describe('the end', () => {
  const end = (on: string, ...facts: Happened<JourneyFacts>[]) =>
    given(...facts).when('EndPlacement', {
      placement: 'bakery',
      on,
      because: 'employer',
      reason: 'insolvent',
    });

  it('is recorded with why', () => {
    expect(end('2020-06-01', placed)).toEqual([
      {
        type: 'PlacementEnded',
        happenedOn: '2020-06-01',
        data: { placement: 'bakery', because: 'employer', reason: 'insolvent' },
      },
    ]);
  });

  it('is refused where it would be false', () => {
    expect(end('2020-08-01')).toEqual(refused('unknown-placement'));
    expect(end('2021-03-16', placed)).toEqual(refused('in-the-future'));
    expect(end('2020-05-31', placed)).toEqual(refused('end-before-start'));
    expect(end('2020-08-01', placed, endedOn('2020-08-01'))).toEqual(refused('placement-ended'));
    expect(end('2020-07-12', placed, after42)).toEqual(refused('retained-longer'));
    expect(end('2020-07-13', placed, after42)).toMatchObject([{ type: 'PlacementEnded' }]);
  });
});
