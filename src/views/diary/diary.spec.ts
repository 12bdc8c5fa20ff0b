import { describe, expect, it } from '@jest/globals';
import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { type Happened, rowAfter } from '../../kernel/scenario.js';
import { diaryProjection } from './diary.projection.js';
import { type Appointment, calendarOf } from './ics.js';

type Given = Happened<JourneyFacts>;
const row = (...facts: readonly Given[]) => rowAfter<JourneyFacts>(diaryProjection, ...facts);

const scheduled: Given = [
  'SessionScheduled',
  '2021-03-01',
  {
    ...{ session: 's', plannedFor: '2021-03-10', at: '09:30', channel: 'office', coach: 'coach-1' },
    ...{ language: 'ar', interpreter: true },
  },
];
const its = {
  ...{ id: 's', on: '2021-03-10', at: '09:30', channel: 'office', coach: 'coach-1', language: 'ar' },
  ...{ mediator: null, mediatorName: null, agreedOn: '2021-03-01', state: 'open' },
};

describe('an appointment', () => {
  it.each<[state: string, fact: Given]>([
    ['missed', ['SessionMissed', '2021-03-10', { session: 's', excused: false }]],
    ['cancelled', ['SessionCancelled', '2021-03-09', { session: 's', by: 'coach' }]],
    ['open', ['SessionCancelled', '2021-03-09', { session: 'another', by: 'coach' }]],
  ])('is %s after what happened', (state, fact) => {
    expect(row(scheduled)).toMatchObject({ appointments: [its] });
    expect(row(scheduled, fact)).toMatchObject({ appointments: [{ ...its, state }] });
  });

  it('has a mediator, first asked for, then confirmed by name', () => {
    const requested: Given = ['MediatorRequested', '2021-03-02', { session: 's', language: 'ar' }];
    const confirmed: Given = ['MediatorConfirmed', '2021-03-03', { session: 's', mediator: 'Muster' }];
    expect(row(scheduled, requested)).toMatchObject({ appointments: [{ mediator: 'requested' }] });
    expect(row(scheduled, requested, confirmed)).toMatchObject({
      appointments: [{ mediator: 'confirmed', mediatorName: 'Muster' }],
    });
  });
});

it('lies on the desks of coaches and deputies, once each', () => {
  const named: Given = ['DeputyNamed', '2021-03-02', { deputy: 'coach-2' }];
  expect(row(scheduled, scheduled, named)).toMatchObject({ accounts: ['coach-1', 'coach-2'] });
});

it('a task is there until it is done', () => {
  const set: Given = ['TaskSet', '2021-03-01', { task: 't', what: 'w', due: '2021-03-05', owner: 'coach' }];
  expect(row(set)).toMatchObject({ tasks: [{ id: 't', what: 'w', due: '2021-03-05', owner: 'coach' }] });
  expect(row(set, ['TaskDone', '2021-03-04', { task: 't' }])).toMatchObject({ tasks: [] });
});

describe('the calendar feed', () => {
  const appointment: Appointment = {
    ...{ id: 's', participant: '3f2a9c1b-0000-4000-8000-000000000000', on: '2021-03-10', at: '09:30' },
    ...{ channel: 'office', agreedOn: '2021-03-01', state: 'open' },
  };
  const feed = (fields: Partial<Appointment> = {}) =>
    calendarOf([{ ...appointment, ...fields }])
      .replace(/\r\n /g, '')
      .split('\r\n');

  it('has an event with a stable id, and nothing of the person but a number', () => {
    expect(feed()).toEqual(
      expect.arrayContaining([
        'UID:s@integration-journey',
        'SEQUENCE:0',
        'DTSTAMP:20210301T000000Z',
        'SUMMARY:Beratung 3f2a9c1b',
        'LOCATION:Büro',
        'STATUS:CONFIRMED',
      ]),
    );
    expect(feed()).toEqual(feed());
  });

  it('tells the time in Berlin, in winter and in summer', () => {
    expect(feed()).toEqual(expect.arrayContaining(['DTSTART:20210310T083000Z', 'DTEND:20210310T091500Z']));
    expect(feed({ on: '2021-07-10' })).toContain('DTSTART:20210710T073000Z');
  });

  it('shows an appointment without a time on its day', () => {
    expect(feed({ at: null })).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20210310']));
  });

  it('calls off what was called off', () => {
    expect(feed({ state: 'cancelled' })).toEqual(expect.arrayContaining(['STATUS:CANCELLED', 'SEQUENCE:1']));
  });
});
