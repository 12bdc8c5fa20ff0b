import { describe, expect, it } from '@jest/globals';
import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { type Happened, rowAfter } from '../../kernel/scenario.js';
import type { Timeline } from './timeline.dto.js';
import { timelineProjection } from './timeline.projection.js';
import { timeline } from './timeline.view.js';

type Given = Happened<JourneyFacts>;

const drawn = (...facts: readonly Given[]) =>
  timeline.tell(rowAfter<JourneyFacts>(timelineProjection, ...facts)!, undefined as never) as Timeline;
const bars = (...facts: readonly Given[]) =>
  drawn(...facts).bars.map(({ kind, label, from, to, planned, outcome }) => [
    ...[kind, label, from, to],
    ...(planned ? ['planned'] : []),
    ...(outcome ? [outcome] : []),
  ]);

const agreed: Given = [
  'InternshipAgreed',
  '2021-03-01',
  {
    ...{ internship: 'i', employer: 'Musterbetrieb', occupation: 'cook', kind: 'orientation' },
    ...{ plannedFrom: '2021-03-08', plannedTo: '2021-03-19' },
  },
];
const enrolled = (on: string): Given => ['Enrolled', on, { programme: 'p' }];

describe('a bar', () => {
  it('is planned until it begins, and ends with an outcome', () => {
    const started: Given = ['InternshipStarted', '2021-03-09', { internship: 'i' }];
    const longer: Given = ['InternshipExtended', '2021-03-15', { internship: 'i', plannedTo: '2021-03-31' }];
    const ended: Given = ['InternshipEnded', '2021-03-26', { internship: 'i', outcome: 'hired' }];
    const label = ['internship', 'Musterbetrieb'];
    expect(bars(agreed)).toEqual([[...label, '2021-03-08', '2021-03-19', 'planned']]);
    expect(bars(agreed, started)).toEqual([[...label, '2021-03-09', '2021-03-19']]);
    expect(bars(agreed, started, longer)).toEqual([[...label, '2021-03-09', '2021-03-31']]);
    expect(bars(agreed, started, longer, ended)).toEqual([[...label, '2021-03-09', '2021-03-26', 'hired']]);
  });

  it('of something that does not take place is gone', () => {
    expect(bars(agreed, ['InternshipCancelled', '2021-03-05', { internship: 'i', reason: 'r' }])).toEqual([]);
  });

  it('is one for each time that somebody is in a programme', () => {
    expect(
      bars(
        ['WaitingListJoined', '2021-01-01', { programme: 'p' }],
        enrolled('2021-02-01'),
        ['DroppedOut', '2021-03-01', { programme: 'p', because: 'moved' }],
        enrolled('2021-04-01'),
      ),
    ).toEqual([
      ['waiting', 'programme', '2021-01-01', '2021-02-01', 'enrolled'],
      ['enrolment', 'programme', '2021-02-01', '2021-03-01', 'moved'],
      ['enrolment', 'programme', '2021-04-01', null],
    ]);
  });

  it('of a case worker ends when the next begins, in whatever order they were entered', () => {
    const assigned = (caseWorker: string, on: string): Given => ['CaseWorkerAssigned', on, { caseWorker }];
    expect(
      bars(
        assigned('coach-3', '2021-03-01'),
        assigned('coach-1', '2021-01-01'),
        assigned('coach-2', '2021-02-01'),
      ),
    ).toEqual([
      ['case-worker', 'coach-1', '2021-01-01', '2021-02-01'],
      ['case-worker', 'coach-2', '2021-02-01', '2021-03-01'],
      ['case-worker', 'coach-3', '2021-03-01', null],
    ]);
  });

  it('of a title lasts as long as the title, or until it is withdrawn', () => {
    const title: Given = [
      'ResidenceTitleRecorded',
      '2021-01-01',
      { title: 't', kind: 'fiction', paragraph: '§ 81', validUntil: '2021-06-30' },
    ];
    expect(bars(title)).toEqual([['residence-title', 'fiction', '2021-01-01', '2021-06-30']]);
    expect(bars(title, ['ResidenceTitleWithdrawn', '2021-05-01', { title: 't' }])).toEqual([
      ['residence-title', 'fiction', '2021-01-01', '2021-05-01', 'withdrawn'],
    ]);
  });
});

describe('marks', () => {
  it('stand in order of their days', () => {
    const { marks } = drawn(
      ['SessionMissed', '2021-03-09', { session: 's', excused: true }],
      ['ExamTaken', '2021-03-01', { level: 'B1', result: 'passed' }],
    );
    expect(marks.map(({ kind, on, label }) => [kind, on, label])).toEqual([
      ['exam', '2021-03-01', 'B1 passed'],
      ['session-missed', '2021-03-09', ''],
    ]);
  });
});

describe('what is contested', () => {
  it('is marked where it is drawn, until the mark is lifted', () => {
    const contest: Given = ['EntryContested', '2021-03-10', { entry: 'fact-1', reason: 'r' }];
    const lifted: Given = ['ContestLifted', '2021-03-11', { entry: 'fact-1', reason: 'r' }];
    const shown = drawn(agreed, enrolled('2021-01-01'), contest);
    expect(shown.bars.map(({ kind, contested }) => [kind, contested])).toEqual([
      ['enrolment', false],
      ['internship', true],
    ]);
    expect(shown.marks).toMatchObject([{ kind: 'contested', on: '2021-03-10', contested: false }]);
    expect(drawn(agreed, contest, lifted).bars).toMatchObject([{ contested: false }]);
  });
});
