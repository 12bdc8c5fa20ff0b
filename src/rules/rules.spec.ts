import { describe, expect, it } from '@jest/globals';
import { lastDayBy, ruleLines, ruleOn, versionOn } from './in-force.js';
import { RULES } from './table.js';

describe('a rule', () => {
  it('holds from its day on, and not before', () => {
    expect(ruleOn('orientation-internship-cap', '2014-12-31')).toBeUndefined();
    expect(ruleOn('orientation-internship-cap', '2015-01-01')).toBe(3);
    expect(ruleOn('integration-course-level', '2021-03-01')).toBe('B1');
  });

  it('has one version in force on a day', () => {
    const source = (on: string) => versionOn('plan-revision', on)?.source;
    expect(source('2016-07-31')).toContain('for six months');
    expect(source('2016-08-01')).toContain('reviewed');
    expect(source('2023-06-30')).toContain('reviewed');
    expect(source('2023-07-01')).toContain('cooperation plan');
  });

  it('ends a time with its last day', () => {
    const last = (id: Parameters<typeof lastDayBy>[0], from = '2021-02-01') => lastDayBy(id, from, from);
    expect(last('internship-cap')).toBe('2021-02-28');
    expect(last('employer-measure-cap')).toBe('2021-03-14');
    expect(last('orientation-internship-cap', '2020-11-30')).toBe('2021-02-27');
    expect(last('employer-measure-cap', '2012-03-31')).toBeUndefined();
    expect(last('integration-course-size')).toBeUndefined();
  });
});

describe('the table', () => {
  it('has its versions in order, each from a day of its own', () => {
    for (const { versions } of Object.values(RULES)) {
      const days: string[] = versions.map(({ from }) => from);
      expect(days).toEqual([...new Set(days)].toSorted());
    }
  });

  it('has a meaning in two languages and a source for each', () => {
    const lacking = ruleLines().filter(({ en, de, source, unit }) => !en || !de || !source || !unit);
    expect(lacking).toEqual([]);
  });

  it('is read in whole, or as of a day', () => {
    const of = (id: string, on?: string) =>
      ruleLines(on)
        .filter((line) => line.id === id)
        .map(({ from, until }) => [from, until]);
    expect(of('plan-revision')).toEqual([
      ['2005-01-01', '2016-07-31'],
      ['2016-08-01', '2023-06-30'],
      ['2023-07-01', null],
    ]);
    expect(of('plan-revision', '2023-06-30')).toEqual([['2016-08-01', '2023-06-30']]);
    expect(of('orientation-course-units', '2016-08-05')).toEqual([]);
  });
});
