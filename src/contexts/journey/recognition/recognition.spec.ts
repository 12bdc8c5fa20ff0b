import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { type Happened, story } from '../../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { RecognitionFacts } from './facts.js';
import { recognition } from './index.js';

const { given } = story<RecognitionFacts, CommandsOf<typeof commands>>({ chapters: [recognition] });

const application = { occupation: 'nurse', authority: 'Bezirksregierung Beispiel', country: 'SY' };
const filed = ['RecognitionFiled', '2021-01-10', { ...application, procedure: 'nursing' }] as const;
const receipt = ['RecognitionReceiptConfirmed', '2021-01-20', { procedure: 'nursing' }] as const;
const complete = ['RecognitionDocumentsCompleted', '2021-02-01', { procedure: 'nursing' }] as const;
const decided = ['RecognitionDecided', '2021-03-01', { procedure: 'nursing', result: 'full' }] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('recognition', () => {
  it('begins with an application', () => {
    expect(given().when('FileRecognition', { ...application, on: '2021-01-10' })).toEqual([
      {
        type: 'RecognitionFiled',
        happenedOn: '2021-01-10',
        data: { ...application, procedure: 'this-command' },
      },
    ]);
    expect(given().when('FileRecognition', { ...application, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });

  it('ends with a decision', () => {
    const decision = { procedure: 'nursing', result: 'partial', differences: 'geriatric care' } as const;
    const all = given(filed, receipt, complete);
    expect(all.when('DecideRecognition', { ...decision, on: '2021-02-01' })).toEqual([
      { type: 'RecognitionDecided', happenedOn: '2021-02-01', data: decision },
    ]);
  });

  it('remembers the days from which the law counts', () => {
    expect(given(filed, receipt, complete, decided).state).toEqual({
      recognition: {
        procedures: {
          nursing: {
            filedOn: '2021-01-10',
            receiptOn: '2021-01-20',
            documentsOn: '2021-02-01',
            decidedOn: '2021-03-01',
            result: 'full',
          },
        },
      },
    });
  });

  it('is decided once, and not before a step that led to it', () => {
    const decide = (on: string, ...facts: Happened<RecognitionFacts>[]) =>
      given(...facts).when('DecideRecognition', { procedure: 'nursing', on, result: 'full' });
    expect(decide('2021-03-01', filed, decided)).toEqual(refused('already-decided'));
    expect(decide('2021-01-19', filed, receipt)).toEqual(refused('decided-too-early'));
    expect(decide('2021-01-31', filed, receipt, complete)).toEqual(refused('decided-too-early'));
    expect(decide('2021-01-10', filed)).toMatchObject([{ type: 'RecognitionDecided' }]);
  });
});

describe.each([
  ['ConfirmReceipt', 'RecognitionReceiptConfirmed', receipt, 'receipt-already-confirmed'],
  ['CompleteDocuments', 'RecognitionDocumentsCompleted', complete, 'documents-already-complete'],
] as const)('%s', (command, type, done, twice) => {
  const step = (on: string, ...facts: Happened<RecognitionFacts>[]) =>
    given(...facts).when(command, { procedure: 'nursing', on });

  it('is recorded once', () => {
    expect(step('2021-01-10', filed)).toEqual([
      { type, happenedOn: '2021-01-10', data: { procedure: 'nursing' } },
    ]);
    expect(step(done[1], filed, done)).toEqual([]);
    expect(step('2021-02-05', filed, done)).toEqual(refused(twice));
  });

  it('may be recorded after the decision was, but cannot lie after it', () => {
    expect(step('2021-03-01', filed, decided)).toMatchObject([{ type }]);
    expect(step('2021-03-02', filed, decided)).toEqual(refused('already-decided'));
  });
});

describe.each(['ConfirmReceipt', 'CompleteDocuments', 'DecideRecognition'] as const)('%s', (command) => {
  it('is refused where it would be false', () => {
    const step = (on: string, ...facts: Happened<RecognitionFacts>[]) =>
      given(...facts).when(command, { procedure: 'nursing', on, result: 'full' });
    expect(step('2021-03-01')).toEqual(refused('unknown-procedure'));
    expect(step('2021-01-09', filed)).toEqual(refused('before-filing'));
    expect(step('2021-03-16', filed)).toEqual(refused('in-the-future'));
  });
});

describe('the time of the authority', () => {
  const suspended = [
    'RecognitionSuspended',
    '2021-02-10',
    { procedure: 'nursing', reason: 'proof missing' },
  ] as const;
  const because = { procedure: 'nursing', reason: 'proof missing' };

  it('stands still while documents are missing', () => {
    const ask = { procedure: 'nursing', documents: 'proof of practice' };
    expect(given(filed).when('RequestDocuments', { ...ask, on: '2021-02-09' })).toEqual([
      { type: 'RecognitionDocumentsRequested', happenedOn: '2021-02-09', data: ask },
    ]);
    expect(given(filed).when('SuspendRecognition', { ...because, on: '2021-02-10' })).toMatchObject([
      { type: 'RecognitionSuspended' },
    ]);
    const { state, when } = given(filed, complete, suspended);
    expect(state).toMatchObject({ recognition: { procedures: { nursing: { suspendedOn: '2021-02-10' } } } });
    expect(when('SuspendRecognition', { ...because, on: '2021-02-11' })).toEqual(
      refused('already-suspended'),
    );
    expect(when('ResumeRecognition', { procedure: 'nursing', on: '2021-02-20' })).toMatchObject([
      { type: 'RecognitionResumed', happenedOn: '2021-02-20' },
    ]);
    expect(when('ResumeRecognition', { procedure: 'nursing', on: '2021-02-09' })).toEqual(
      refused('not-suspended'),
    );
    const resumed = given(filed, suspended, ['RecognitionResumed', '2021-02-20', { procedure: 'nursing' }]);
    expect(resumed.when('ResumeRecognition', { procedure: 'nursing', on: '2021-02-21' })).toEqual(
      refused('not-suspended'),
    );
  });

  it('is accelerated once, while it is not decided', () => {
    const accelerate = { procedure: 'nursing', on: '2021-02-10' };
    expect(given(filed).when('AccelerateRecognition', accelerate)).toEqual([
      { type: 'RecognitionAccelerated', happenedOn: '2021-02-10', data: { procedure: 'nursing' } },
    ]);
    const { state, when } = given(filed, ['RecognitionAccelerated', '2021-02-10', { procedure: 'nursing' }]);
    expect(state).toMatchObject({
      recognition: { procedures: { nursing: { acceleratedOn: '2021-02-10' } } },
    });
    expect(when('AccelerateRecognition', { ...accelerate, on: '2021-02-11' })).toEqual([]);
    expect(given(filed, decided).when('AccelerateRecognition', { ...accelerate, on: '2021-03-02' })).toEqual(
      refused('already-decided'),
    );
    expect(given().when('AccelerateRecognition', accelerate)).toEqual(refused('unknown-procedure'));
  });

  it('is extended with a reason, twice only with a warning', () => {
    const extend = { ...because, on: '2021-03-01', until: '2021-06-01' };
    const extended = ['RecognitionExtended', '2021-02-28', { ...because, until: '2021-05-15' }] as const;
    expect(given(filed).when('ExtendRecognition', extend)).not.toHaveProperty('0.warnings');
    expect(given(filed, extended).when('ExtendRecognition', extend)).toMatchObject([
      { warnings: ['extended-twice'] },
    ]);
    expect(given(filed).when('ExtendRecognition', { ...extend, until: '2021-03-01' })).toEqual(
      refused('not-an-extension'),
    );
  });

  it('is over with the decision', () => {
    const on = '2021-03-02';
    const { when } = given(filed, decided);
    expect(when('RequestDocuments', { procedure: 'nursing', documents: 'more', on })).toEqual(
      refused('already-decided'),
    );
    expect(when('SuspendRecognition', { ...because, on })).toEqual(refused('already-decided'));
    expect(when('ExtendRecognition', { ...because, on, until: '2021-06-01' })).toEqual(
      refused('already-decided'),
    );
  });
});

describe('after the decision', () => {
  const start = { procedure: 'nursing', on: '2021-03-05', measure: 'adaptation-course' } as const;
  const started = [
    'RecognitionMeasureStarted',
    '2021-03-05',
    { procedure: 'nursing', measure: 'aptitude-test' },
  ] as const;

  it('a measure makes up for differences', () => {
    expect(given(filed).when('StartMeasure', start)).toEqual(refused('not-decided'));
    expect(given(filed, decided).when('StartMeasure', start)).toMatchObject([
      { type: 'RecognitionMeasureStarted' },
    ]);
    const end = { procedure: 'nursing', on: '2021-03-10', passed: true };
    expect(given(filed, decided).when('CompleteMeasure', end)).toEqual(refused('measure-not-started'));
    expect(given(filed, decided, started).when('CompleteMeasure', end)).toMatchObject([
      { type: 'RecognitionMeasureCompleted', data: { passed: true } },
    ]);
  });

  it('an appeal opens the procedure again', () => {
    const appeal = { procedure: 'nursing', on: '2021-03-05' };
    expect(given(filed).when('AppealRecognition', appeal)).toEqual(refused('not-decided'));
    expect(given(filed, decided).when('AppealRecognition', appeal)).toMatchObject([
      { type: 'RecognitionAppealed' },
    ]);
    const appealed = given(filed, decided, ['RecognitionAppealed', '2021-03-05', { procedure: 'nursing' }]);
    expect(
      appealed.when('DecideRecognition', { procedure: 'nursing', on: '2021-03-14', result: 'full' }),
    ).toMatchObject([{ type: 'RecognitionDecided' }]);
  });
});
