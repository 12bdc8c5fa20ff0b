import { describe, expect, it } from '@jest/globals';
import { type Bar, lanesIn, type Mark, monthsApart, rowsOf } from './lanes.js';

const bar = (kind: string, from: string, to: string | null): Bar => ({
  ...{
    id: `${kind} ${from}`,
    kind,
    label: '',
    from,
    to,
    planned: false,
    outcome: null,
    facts: [],
    contested: false,
  },
});
const mark = (kind: string, on: string): Mark => ({ kind, on, label: '', fact: on, contested: false });

describe('lanes', () => {
  it('have a row more where two things last at the same time, and one for those that follow each other', () => {
    const { rows, bars } = rowsOf(
      {
        id: '',
        bars: [
          bar('course', '2021-01-01', '2021-03-31'),
          bar('course', '2021-03-31', '2021-04-30'),
          bar('course', '2021-04-01', null),
          bar('regime', '2021-01-01', null),
        ],
        marks: [],
      },
      new Set(),
    );
    expect(rows).toEqual(['regime/0', 'course/0', 'course/1']);
    expect(bars.map(({ row }) => row)).toEqual(['regime/0', 'course/0', 'course/1', 'course/0']);
  });

  it('stay where they are while the picture is cut, and leave out what nobody can draw', () => {
    const whole = {
      id: '',
      bars: [bar('regime', '2021-01-01', null)],
      marks: [mark('exam', '2021-02-01'), mark('new', '2021-02-01')],
    };
    const lanes = lanesIn(whole);
    expect([...lanes]).toEqual(['regime', 'course']);
    const { rows, marks } = rowsOf({ id: '', bars: [], marks: [] }, lanes);
    expect(rows).toEqual(['regime/0', 'course/0']);
    expect(marks).toEqual([]);
  });

  it('name as many months as there is room for', () => {
    expect([monthsApart(12, 1_000), monthsApart(24, 1_000), monthsApart(36, 300)]).toEqual([1, 3, 12]);
  });
});
