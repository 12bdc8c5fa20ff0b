import { describe, expect, it } from '@jest/globals';
import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { type Happened, rowAfter } from '../../kernel/scenario.js';
import { recognitionProjection } from './recognition.projection.js';

type Given = Happened<JourneyFacts>;
const row = (...facts: readonly Given[]) => rowAfter<JourneyFacts>(recognitionProjection, ...facts);

const application = { occupation: 'Koch', authority: 'Kammer', country: 'SY' };
const filed = (procedure: string): Given => ['RecognitionFiled', '2021-01-04', { procedure, ...application }];
const procedure = 'p';
const decided = (result: 'partial' | 'full', on: string): Given => [
  'RecognitionDecided',
  on,
  { procedure, result },
];

describe('a procedure', () => {
  it('keeps its days, and leaves those of others alone', () => {
    const way: Given[] = [
      ['RecognitionReceiptConfirmed', '2021-01-11', { procedure }],
      ['RecognitionDocumentsRequested', '2021-01-20', { procedure, documents: 'd' }],
      ['RecognitionDocumentsRequested', '2021-01-15', { procedure, documents: 'd' }],
      ['RecognitionAccelerated', '2021-01-25', { procedure }],
      ['RecognitionDocumentsCompleted', '2021-02-01', { procedure }],
      ['RecognitionExtended', '2021-04-01', { procedure, until: '2021-06-01', reason: 'r' }],
      decided('full', '2021-05-20'),
    ];
    expect(row(filed('p'), filed('q'), ...way)).toMatchObject({
      procedures: [
        {
          ...{ id: 'p', ...application, filedOn: '2021-01-04', receiptOn: '2021-01-11' },
          ...{ requestedOn: '2021-01-20', completeOn: '2021-02-01', extendedTo: '2021-06-01' },
          acceleratedOn: '2021-01-25',
          ...{ decidedOn: '2021-05-20', result: 'full' },
        },
        { id: 'q', receiptOn: null, requestedOn: null, completeOn: null, decidedOn: null, pauses: [] },
      ],
    });
  });

  it('stands still from a suspension until it goes on', () => {
    const suspended = (on: string): Given => ['RecognitionSuspended', on, { procedure, reason: 'r' }];
    const resumed = (on: string): Given => ['RecognitionResumed', on, { procedure }];
    const first = { from: '2021-02-10', to: '2021-02-20' };
    expect(
      row(filed('p'), suspended('2021-02-10'), resumed('2021-02-20'), suspended('2021-03-01')),
    ).toMatchObject({ procedures: [{ pauses: [first, { from: '2021-03-01', to: null }] }] });
  });

  it('is open again after an appeal, until there is another decision', () => {
    const appealed: Given = ['RecognitionAppealed', '2021-06-01', { procedure }];
    const before = [filed('p'), decided('partial', '2021-05-20'), appealed];
    expect(row(...before)).toMatchObject({ procedures: [{ result: 'partial', appealedOn: '2021-06-01' }] });
    expect(row(...before, decided('full', '2021-07-01'))).toMatchObject({
      procedures: [{ decidedOn: '2021-07-01', result: 'full', appealedOn: null }],
    });
  });

  it('may demand a measure', () => {
    const started: Given = [
      'RecognitionMeasureStarted',
      '2021-06-01',
      { procedure, measure: 'aptitude-test' },
    ];
    expect(row(filed('p'), started)).toMatchObject({
      procedures: [{ measure: 'aptitude-test', measurePassed: null }],
    });
    expect(
      row(filed('p'), started, ['RecognitionMeasureCompleted', '2021-07-01', { procedure, passed: true }]),
    ).toMatchObject({ procedures: [{ measurePassed: true }] });
  });
});
