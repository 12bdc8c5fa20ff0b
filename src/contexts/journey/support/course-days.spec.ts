import { describe, expect, it } from '@jest/globals';
import { story } from '../../../kernel/scenario.js';
import { enrolment } from '../enrolment/index.js';
import type { JourneyFacts } from '../facts.js';
import type { Reactions } from './decider.js';
import { support } from './index.js';

const { given } = story<JourneyFacts, Reactions>({ chapters: [support, enrolment] });

const on = '2021-03-02';
const day = { course: 'c', units: 3, excusedUnits: 2, unexcusedUnits: 0 };
const noted = ['CourseDayNoted', on, day, 'the-first'] as const;
const enrolled = (programme: string) => ['Enrolled', '2021-03-01', { programme }] as const;

describe('a day of a course', () => {
  it('is noted once', () => {
    expect(given().when('NoteCourseDay', { ...day, on })).toEqual([
      { type: 'CourseDayNoted', happenedOn: on, data: day },
    ]);
    expect(given(noted).when('NoteCourseDay', { ...day, on })).toEqual([]);
    expect(given(noted).when('NoteCourseDay', { ...day, on: '2021-03-03' })).toHaveLength(1);
    expect(given(noted).when('NoteCourseDay', { ...day, course: 'other', on })).toHaveLength(1);
  });

  it('that the course reports otherwise later corrects what was noted', () => {
    const otherwise = { ...day, units: 5, excusedUnits: 0 };
    expect(given(noted).when('NoteCourseDay', { ...otherwise, on })).toEqual([
      { type: 'CourseDayNoted', happenedOn: on, data: otherwise, corrects: 'the-first' },
    ]);
  });

  it('counts in the programme of that day, unless there are several', () => {
    const programme = (...of: string[]) => given(...of.map(enrolled)).when('NoteCourseDay', { ...day, on });
    expect(programme('p')).toMatchObject([{ data: { programme: 'p' } }]);
    expect(programme('p', 'q')).toEqual([{ type: 'CourseDayNoted', happenedOn: on, data: day }]);
  });
});
