import { describe, expect, it } from '@jest/globals';
import { type Cut, cut, type Entry, known, spanOf } from './cut.js';

const STREAM = 'journey-00000000-0000-4000-8000-000000000001';

interface Told {
  readonly id: string;
  readonly type: string;
  /** Happened and recorded on these days. */
  readonly on: string;
  readonly at: string;
  readonly data?: object;
  readonly meta?: object;
}

const entry = ({ id, type, on, at, data = {}, meta = {} }: Told, index: number): Entry =>
  ({
    stored: {
      ...{ id, type, typeVersion: 1, stream: STREAM, version: index + 1, happenedOn: on, data },
      recordedAt: at.length > 10 ? at : `${at}T09:00:00.000Z`,
      meta: { commandId: `c-${id}`, ...meta },
    },
    read: { type, happenedOn: on, data },
  }) as unknown as Entry;

const history = known({
  id: STREAM.slice('journey-'.length),
  version: 5,
  state: {},
  entries: (
    [
      { id: '1', type: 'ParticipantRegistered', on: '2021-01-04', at: '2021-01-04' },
      { id: '2', type: 'SessionHeld', on: '2021-01-11', at: '2021-01-12', data: { channel: 'phone' } },
      // Entered late: before it in time, after it in the journal; at night, when it is the next day in Berlin already.
      {
        id: '3',
        type: 'ExamTaken',
        on: '2021-01-06',
        at: '2021-02-09T23:30:00.000Z',
        data: { level: 'A2', result: 'passed' },
      },
      {
        id: '4',
        type: 'EntryCorrected',
        on: '2021-01-13',
        at: '2021-03-01',
        meta: { commandId: 'x', corrects: '2' },
      },
      {
        id: '5',
        type: 'SessionHeld',
        on: '2021-01-13',
        at: '2021-03-01',
        data: { channel: 'office' },
        meta: { commandId: 'x', corrects: '2' },
      },
    ] satisfies Told[]
  ).map(entry),
});

const marks = (at: Cut) =>
  cut(history, at).timeline.marks.map(({ kind, on, label }) =>
    [kind, on, ...(label ? [label] : [])].join(' '),
  );

describe('a history cut in the browser', () => {
  it('shows everything, corrected, without a cut', () => {
    expect(marks({})).toEqual([
      'registered 2021-01-04',
      'exam 2021-01-06 A2 passed',
      'session 2021-01-13 office',
      'corrected 2021-03-01',
    ]);
    expect([...cut(history, {}).superseded]).toEqual([['2', '4']]);
  });

  it('shows what was known by the end of a day in Berlin, before it was corrected', () => {
    expect(marks({ recordedUntil: '2021-02-09' })).toEqual([
      'registered 2021-01-04',
      'session 2021-01-11 phone',
    ]);
    expect(marks({ recordedUntil: '2021-02-10' })).toContain('exam 2021-01-06 A2 passed');
    expect(cut(history, { recordedUntil: '2021-02-10' }).superseded.size).toBe(0);
  });

  it('resolves corrections before it cuts by what had happened', () => {
    expect(marks({ happenedUntil: '2021-01-12' })).toEqual([
      'registered 2021-01-04',
      'exam 2021-01-06 A2 passed',
    ]);
    expect(marks({ happenedUntil: '2021-01-11', recordedUntil: '2021-01-31' })).toEqual([
      'registered 2021-01-04',
      'session 2021-01-11 phone',
    ]);
  });

  it('lists what was recorded as it was recorded', () => {
    const ids = (at: Cut) => cut(history, at).entries.map(({ stored }) => stored.id);
    expect(ids({ happenedUntil: '2021-01-11' })).toEqual(['1', '2', '3']);
    expect(ids({ recordedUntil: '2021-01-31' })).toEqual(['1', '2']);
  });

  it('is empty before its beginning, and knows its first and last days', () => {
    expect(cut(history, { recordedUntil: '2020-12-31' })).toMatchObject({
      entries: [],
      timeline: { bars: [], marks: [] },
    });
    expect(spanOf(history)).toEqual({
      recorded: ['2021-01-04', '2021-03-01'],
      happened: ['2021-01-04', '2021-01-13'],
    });
  });
});
