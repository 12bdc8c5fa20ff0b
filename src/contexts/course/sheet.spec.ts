import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { refuse } from '../../kernel/messages.js';
import { type Happened, story } from '../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { CourseFacts } from './facts.js';
import { course } from './index.js';

const { given } = story<CourseFacts, CommandsOf<typeof commands>>(course);
type Facts = Happened<CourseFacts>[];

const DAY = '2021-03-10';
const offered = [
  'CourseOffered',
  '2021-01-10',
  {
    ...{
      title: 'Deutsch für Muster',
      provider: 'Musterschule',
      kind: 'vocational' as const,
      municipality: 'Musterstadt',
    },
    ...{ from: '2021-02-01', to: '2021-03-12', seats: 25, units: 8, orientationUnits: 2 },
  } as const,
] as const;
const place = (participant: string, since = '2021-02-01') =>
  ['CoursePlaceReserved', since, { participant }] as const;
const attended = (participant: string, units: number, on = DAY) =>
  [
    'CourseAttendanceReported',
    on,
    { participant, units, excusedUnits: 0, unexcusedUnits: 5 - units },
  ] as const;
const facts: Facts = [offered, place('a'), place('b')];
const report = (lines: object[], before: Facts = facts, more: object = {}) =>
  given(...before).when('ReportCourseAttendance', { on: DAY, units: 5, ...more, lines: lines as never });
const reported = (data: object) => ({ type: 'CourseAttendanceReported', happenedOn: DAY, data });
const refused = (code: string) => refuse(code, expect.any(String) as never);
const wrong = (...lines: [path: string, code: string][]) => ({
  refused: 'list-refused',
  hint: expect.stringContaining(`${lines.length} of`),
  lines: lines.map(([path, code]) => ({ path, code, hint: expect.any(String) })),
});

describe('an attendance list', () => {
  it('records a fact for each line: what is missing to the units of the day was missed', () => {
    const lines = [
      { participant: 'a', units: 5 },
      { participant: 'b', units: 2 },
    ];
    expect(report(lines)).toEqual([
      reported({ participant: 'a', units: 5, excusedUnits: 0, unexcusedUnits: 0 }),
      reported({ participant: 'b', units: 2, excusedUnits: 0, unexcusedUnits: 3 }),
    ]);
    expect(report([{ participant: 'a', units: 0, excused: true }])).toEqual([
      reported({ participant: 'a', units: 0, excusedUnits: 5, unexcusedUnits: 0 }),
    ]);
  });

  it('records nothing if one line is wrong, and names every wrong one', () => {
    const lines = [
      { participant: 'a', units: 5 },
      { participant: 'x', units: 5 },
      { participant: 'b', units: 6 },
      { participant: 'a', units: 5 },
    ];
    expect(report(lines)).toEqual(
      wrong(
        ['lines.1.participant', 'no-course-place'],
        ['lines.2.units', 'more-than-taught'],
        ['lines.3.participant', 'reported-twice'],
      ),
    );
    expect(report([{ participant: 'a', units: 5, excused: true }])).toEqual(
      wrong(['lines.0.excused', 'nothing-missed']),
    );
  });

  it('goes by who had a place on that day', () => {
    const released = ['CoursePlaceReleased', '2021-03-10', { participant: 'a', because: 'moved' }] as const;
    const line = [{ participant: 'a', units: 5 }];
    expect(report(line, [...facts, released])).toHaveLength(1);
    expect(report(line, [...facts, released], { on: '2021-03-11' })).toMatchObject(
      wrong(['lines.0.participant', 'no-course-place']),
    );
    const later = [offered, place('a', '2021-03-11')];
    expect(report(line, later)).toMatchObject(wrong(['lines.0.participant', 'no-course-place']));
  });

  it('is refused for a day on which the course did not take place, or that lies ahead', () => {
    const line = [{ participant: 'a', units: 5 }];
    for (const on of ['2021-01-31', '2021-03-13'])
      expect(report(line, facts, { on })).toEqual(refused('no-course-day'));
    const open = ['CourseAmended', '2021-02-01', { to: '2021-12-31' }] as const;
    expect(report(line, [...facts, open], { on: '2021-03-16' })).toEqual(refused('in-the-future'));
    const cancelled = ['CourseCancelled', '2021-03-09', {}] as const;
    expect(report(line, [...facts, cancelled])).toEqual(refused('no-course-day'));
  });
});

describe('a day that was reported', () => {
  const known: Facts = [...facts, attended('a', 5)];

  it('is not recorded again', () => {
    expect(report([{ participant: 'a', units: 5 }], known)).toEqual([]);
    const both = [
      { participant: 'a', units: 5 },
      { participant: 'b', units: 5 },
    ];
    expect(report(both, known)).toMatchObject([{ data: { participant: 'b' } }]);
  });

  it('is corrected with a reason only, and the correction says what had been reported last', () => {
    const line = [{ participant: 'a', units: 3, excused: true }];
    expect(report(line, known)).toEqual(wrong(['lines.0.units', 'attendance-already-reported']));
    const restated = {
      type: 'CourseAttendanceRestated',
      happenedOn: DAY,
      data: {
        ...{ participant: 'a', units: 3, excusedUnits: 2, unexcusedUnits: 0 },
        ...{ unitsBefore: 5, excusedUnitsBefore: 0, unexcusedUnitsBefore: 0, reason: 'r' },
      },
    };
    expect(report(line, known, { reason: 'r' })).toEqual([restated]);
    const again: Facts = [...known, ['CourseAttendanceRestated', DAY, restated.data]];
    expect(report(line, again)).toEqual([]);
    expect(report([{ participant: 'a', units: 4 }], again, { reason: 'r' })).toMatchObject([
      { data: { unitsBefore: 3, excusedUnitsBefore: 2, unexcusedUnitsBefore: 0 } },
    ]);
  });
});

describe('more units than the course has', () => {
  it('need a reason, and are recorded with a warning', () => {
    const much: Facts = [...facts, attended('a', 5, '2021-03-08'), attended('a', 4, '2021-03-09')];
    const line = [{ participant: 'a', units: 2 }];
    expect(report(line, much)).toEqual(wrong(['lines.0.units', 'reason-required']));
    expect(report([{ participant: 'a', units: 1 }], much)).toHaveLength(1);
    expect(report(line, much, { reason: 'repeated' })).toMatchObject([
      { data: { units: 2, reason: 'repeated' }, warnings: ['over-course-units'] },
    ]);
  });
});
