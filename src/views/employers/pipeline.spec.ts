import { describe, expect, it } from '@jest/globals';
import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { type Happened, rowAfter } from '../../kernel/scenario.js';
import { pipelineProjection } from './pipeline.projection.js';

type Given = Happened<JourneyFacts>;

const row = (...facts: readonly Given[]) => rowAfter<JourneyFacts>(pipelineProjection, ...facts);
const matched = (match: string): Given => [
  'MatchedToOpening',
  '2021-03-01',
  { match, employer: 'e', opening: 'o' },
];

describe('a match', () => {
  const nothing = { appliedOn: null, interviewedOn: null, offeredOn: null, endedOn: null, because: null };
  const fresh = { employer: 'e', opening: 'o', matchedOn: '2021-03-01', ...nothing };

  it('goes step by step, and touches no other', () => {
    const way: Given[] = [
      ['ApplicationSent', '2021-03-02', { match: 'm' }],
      ['InterviewHeld', '2021-03-09', { match: 'm' }],
      ['InterviewHeld', '2021-03-05', { match: 'm' }],
      ['PlaceOffered', '2021-03-10', { match: 'm' }],
      ['MatchEnded', '2021-03-11', { match: 'm', because: 'placed' }],
    ];
    expect(row(matched('m'), matched('n'), ...way)).toMatchObject({
      matches: [
        {
          ...{ ...fresh, id: 'm', appliedOn: '2021-03-02', interviewedOn: '2021-03-05' },
          ...{ offeredOn: '2021-03-10', endedOn: '2021-03-11', because: 'placed' },
        },
        { ...fresh, id: 'n' },
      ],
    });
  });
});

describe('an internship', () => {
  const agreed: Given = [
    'InternshipAgreed',
    '2021-03-01',
    {
      ...{ internship: 'i', employer: 'Musterbetrieb', occupation: 'cook', kind: 'orientation' },
      ...{ plannedFrom: '2021-03-08', plannedTo: '2021-03-19' },
    },
  ];
  const its = { id: 'i', employer: 'Musterbetrieb' };

  it('has begun once it was begun', () => {
    expect(row(agreed)).toMatchObject({ internships: [{ ...its, startedOn: null }] });
    expect(row(agreed, ['InternshipStarted', '2021-03-09', { internship: 'i' }])).toMatchObject({
      internships: [{ ...its, startedOn: '2021-03-09', endedOn: null }],
    });
    expect(
      row(agreed, ['InternshipEnded', '2021-03-20', { internship: 'i', outcome: 'hired' }]),
    ).toMatchObject({ internships: [{ ...its, endedOn: '2021-03-20', outcome: 'hired' }] });
  });

  it('that does not take place is gone', () => {
    const cancelled: Given = ['InternshipCancelled', '2021-03-05', { internship: 'i', reason: 'r' }];
    expect(row(agreed, cancelled)).toMatchObject({ internships: [] });
  });
});

it('a placement lasts until it ends', () => {
  const job = { placement: 'p', kind: 'job', employer: 'Musterbetrieb', occupation: 'cook' } as const;
  const placed: Given = ['Placed', '2021-04-01', job];
  const its = { id: 'p', employer: 'Musterbetrieb', kind: 'job', placedOn: '2021-04-01' };
  expect(row(placed)).toMatchObject({ placements: [{ ...its, endedOn: null }] });
  expect(
    row(placed, ['PlacementEnded', '2021-06-30', { placement: 'p', because: 'employer' }]),
  ).toMatchObject({ placements: [{ ...its, endedOn: '2021-06-30' }] });
});
