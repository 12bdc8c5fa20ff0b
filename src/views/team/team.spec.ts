import { describe, expect, it } from '@jest/globals';
import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { type Happened, rowAfter } from '../../kernel/scenario.js';
import { milestoneProjection } from './milestone.projection.js';

type Given = Happened<JourneyFacts>;

const row = (...facts: readonly Given[]) => rowAfter<JourneyFacts>(milestoneProjection, ...facts);
const talk = (on: string): Given => [
  'SessionHeld',
  on,
  {
    session: on,
    minutes: 30,
    channel: 'phone',
    coach: 'coach-1',
    language: 'ar',
    interpreter: false,
    topics: [],
  },
];

describe('the first day', () => {
  it('is the earliest, in whatever order the days were entered', () => {
    expect(row(talk('2021-03-02'), talk('2021-02-01'), talk('2021-04-01'))).toMatchObject({
      firstSessionOn: '2021-02-01',
      firstCourseOn: null,
      firstInternshipOn: null,
    });
  });

  it('in a course is that of a language course or of a training, also where only attendance is known', () => {
    const training: Given = ['TrainingStarted', '2021-03-01', { training: 't' }];
    const attended: Given = ['CourseAttended', '2021-02-15', { course: 'c', units: 4, absentUnits: 0 }];
    expect(row(training)).toMatchObject({ firstCourseOn: '2021-03-01' });
    expect(row(training, attended)).toMatchObject({ firstCourseOn: '2021-02-15' });
  });

  it('of an internship is that on which it was begun, not that of the agreement', () => {
    expect(row(['InternshipStarted', '2021-05-03', { internship: 'i' }])).toMatchObject({
      firstInternshipOn: '2021-05-03',
    });
  });
});

describe('a hand-over', () => {
  const offered: Given = ['HandOverOffered', '2021-03-01', { handOver: 'h', to: 'coach-2', reason: 'r' }];
  const other: Given = ['HandOverOffered', '2021-03-02', { handOver: 'o', to: 'coach-3', reason: 'r' }];

  it('waits until it is accepted or declined', () => {
    const open = { id: 'o', to: 'coach-3', on: '2021-03-02' };
    expect(row(offered, other)).toMatchObject({
      handOvers: [{ id: 'h', to: 'coach-2', on: '2021-03-01' }, open],
    });
    const accepted: Given = ['HandOverAccepted', '2021-03-03', { handOver: 'h', caseWorker: 'coach-2' }];
    expect(row(offered, other, accepted)).toMatchObject({ handOvers: [open] });
    const declined: Given = ['HandOverDeclined', '2021-03-03', { handOver: 'h', reason: 'r' }];
    expect(row(offered, other, declined)).toMatchObject({ handOvers: [open] });
  });
});

it('each drop-out is kept with its programme and reason', () => {
  const dropOut = (programme: string): Given => ['DroppedOut', '2021-03-01', { programme, because: 'moved' }];
  expect(row(dropOut('p'), dropOut('q'))).toMatchObject({
    dropOuts: [
      { programme: 'p', on: '2021-03-01', because: 'moved' },
      { programme: 'q', on: '2021-03-01', because: 'moved' },
    ],
  });
});
