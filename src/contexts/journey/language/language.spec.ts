import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { type Happened, story } from '../../../kernel/scenario.js';
import { enrolment } from '../enrolment/index.js';
import type { JourneyFacts } from '../facts.js';
import type * as commands from './commands.dto.js';
import { language } from './index.js';

const { given } = story<JourneyFacts, CommandsOf<typeof commands>>({ chapters: [enrolment, language] });

const programme = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const plan = {
  provider: 'Volkshochschule',
  kind: 'integration',
  targetLevel: 'B1',
  units: 12,
  plannedFrom: '2021-02-01',
} as const;
const agreed = ['CourseEnrolled', '2021-01-20', { ...plan, course: 'german' }] as const;
const ofProgramme = ['CourseEnrolled', '2021-01-20', { ...plan, course: 'german', programme }] as const;
const started = ['CourseStarted', '2021-02-02', { course: 'german' }] as const;
const attended = ['CourseAttended', '2021-02-03', { course: 'german', units: 5, absentUnits: 0 }] as const;
const left = ['CourseLeft', '2021-03-01', { course: 'german', because: 'gave-up' }] as const;
const enrolledIn = (id: string) => ['Enrolled', '2021-01-10', { programme: id }] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('enrolling in a course', () => {
  it('happens on the day of the agreement', () => {
    expect(given().when('EnrolInCourse', plan)).toEqual([
      { type: 'CourseEnrolled', happenedOn: '2021-03-15', data: { ...plan, course: 'this-command' } },
    ]);
    expect(given().when('EnrolInCourse', { ...plan, on: '2021-01-20' })).toMatchObject([
      { happenedOn: '2021-01-20' },
    ]);
    expect(given().when('EnrolInCourse', { ...plan, on: '2021-03-16' })).toEqual(refused('in-the-future'));
  });

  it('may be in a course of the programme, for who is in it', () => {
    expect(given(enrolledIn(programme)).when('EnrolInCourse', { ...plan, programme })).toMatchObject([
      { data: { programme } },
    ]);
    expect(given().when('EnrolInCourse', { ...plan, programme })).toEqual(refused('not-enrolled'));
  });
});

describe('starting', () => {
  const start = { course: 'german', on: '2021-02-02' };

  it('is recorded once', () => {
    expect(given(agreed).when('StartCourse', start)).toEqual([
      { type: 'CourseStarted', happenedOn: '2021-02-02', data: { course: 'german' } },
    ]);
    expect(given(agreed, started).when('StartCourse', start)).toEqual([]);
    expect(given(agreed, started).when('StartCourse', { ...start, on: '2021-02-03' })).toEqual(
      refused('course-already-started'),
    );
  });

  it('is refused where it would be false', () => {
    expect(given().when('StartCourse', start)).toEqual(refused('course-not-joined'));
    expect(given(agreed).when('StartCourse', { ...start, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
    expect(given(agreed, left).when('StartCourse', { ...start, on: '2021-03-02' })).toEqual(
      refused('course-left'),
    );
  });

  it('may be recorded after the end of the course was', () => {
    expect(given(agreed, left).when('StartCourse', start)).toMatchObject([{ type: 'CourseStarted' }]);
  });
});

describe('attendance', () => {
  const report = { course: 'german', on: '2021-02-04', units: 5 };

  it('is reported day by day', () => {
    expect(given(agreed, started, attended).when('ReportAttendance', { ...report, absentUnits: 1 })).toEqual([
      {
        type: 'CourseAttended',
        happenedOn: '2021-02-04',
        data: { course: 'german', units: 5, absentUnits: 1 },
      },
    ]);
  });

  it('begins on the first day', () => {
    expect(given(agreed, started).when('ReportAttendance', { ...report, on: '2021-02-02' })).toMatchObject([
      { data: { absentUnits: 0 } },
    ]);
  });

  it('is refused where it would be false', () => {
    const attend = (on: string, ...facts: Happened<JourneyFacts>[]) =>
      given(...facts).when('ReportAttendance', { ...report, on });
    expect(attend('2021-02-04')).toEqual(refused('course-not-joined'));
    expect(attend('2021-02-04', agreed)).toEqual(refused('course-not-started'));
    expect(attend('2021-02-01', agreed, started)).toEqual(refused('course-not-started'));
    expect(attend('2021-02-03', agreed, started, attended)).toEqual(refused('attendance-already-reported'));
    expect(attend('2021-03-02', agreed, started, left)).toEqual(refused('course-left'));
    expect(attend('2021-03-16', agreed, started)).toEqual(refused('in-the-future'));
  });

  it('records a day that was missed as such, and once', () => {
    const missed = { ...report, on: '2021-02-04', units: 0, absentUnits: 5, reason: 'child ill' };
    expect(given(agreed, started).when('ReportAttendance', missed)).toEqual([
      {
        type: 'CourseDayMissed',
        happenedOn: '2021-02-04',
        data: { course: report.course, absentUnits: 5, reason: 'child ill' },
      },
    ]);
    const day = { course: report.course, absentUnits: 5 };
    const reported = given(agreed, started, ['CourseDayMissed', '2021-02-04', day]);
    expect(reported.when('ReportAttendance', missed)).toEqual(refused('attendance-already-reported'));
    expect(reported.when('ReportAttendance', { ...missed, on: '2021-02-05', absentUnits: 0 })).toEqual(
      refused('nothing-to-report'),
    );
  });

  it('is taken on the last day in the course', () => {
    expect(
      given(agreed, started, left).when('ReportAttendance', { ...report, on: '2021-03-01' }),
    ).toMatchObject([{ type: 'CourseAttended' }]);
  });

  it('beyond the units of the course needs a reason, and then warns', () => {
    const { when } = given(agreed, started, attended);
    expect(when('ReportAttendance', { ...report, units: 7 })).toMatchObject([{ data: { units: 7 } }]);
    expect(when('ReportAttendance', { ...report, units: 7 })).not.toHaveProperty('0.warnings');
    expect(when('ReportAttendance', { ...report, units: 8 })).toEqual(refused('reason-required'));
    expect(when('ReportAttendance', { ...report, units: 8, reason: 'repeated a module' })).toMatchObject([
      { data: { units: 8, reason: 'repeated a module' }, warnings: ['over-course-units'] },
    ]);
  });

  it('adds up over the days', () => {
    const next = ['CourseAttended', '2021-02-04', { course: 'german', units: 5, absentUnits: 0 }] as const;
    const { when } = given(agreed, started, attended, next);
    expect(when('ReportAttendance', { ...report, on: '2021-02-05', units: 2 })).toMatchObject([
      { data: { units: 2 } },
    ]);
    expect(when('ReportAttendance', { ...report, on: '2021-02-05', units: 3 })).toEqual(
      refused('reason-required'),
    );
  });

  it('counts in the programme of that day', () => {
    expect(given(enrolledIn(programme), agreed, started).when('ReportAttendance', report)).toMatchObject([
      { data: { programme } },
    ]);
  });

  it('asks which programme, if there were two', () => {
    const { when } = given(enrolledIn(programme), enrolledIn(other), agreed, started);
    expect(when('ReportAttendance', report)).toEqual(refused('programme-required'));
    expect(when('ReportAttendance', { ...report, programme: other })).toMatchObject([
      { data: { programme: other } },
    ]);
  });

  it('of a course of a programme counts in that one', () => {
    const both = given(enrolledIn(programme), enrolledIn(other), ofProgramme, started);
    expect(both.when('ReportAttendance', report)).toMatchObject([{ data: { programme } }]);
    const elsewhere = given(enrolledIn(other), ofProgramme, started);
    expect(elsewhere.when('ReportAttendance', report)).toMatchObject([{ data: { programme: undefined } }]);
    expect(elsewhere.when('ReportAttendance', { ...report, programme })).toEqual(refused('not-enrolled'));
  });
});

describe('exams', () => {
  const exam = { on: '2021-03-10', level: 'B1', result: 'passed' } as const;
  const taken = ['ExamTaken', '2021-03-10', { level: 'B1', result: 'passed' }] as const;

  it('are taken with or without a course', () => {
    expect(given().when('RecordExam', exam)).toEqual([
      { type: 'ExamTaken', happenedOn: '2021-03-10', data: { level: 'B1', result: 'passed' } },
    ]);
    expect(given(agreed).when('RecordExam', { ...exam, course: 'german' })).toMatchObject([
      { data: { course: 'german' } },
    ]);
  });

  it('have one result', () => {
    const { when } = given(taken);
    expect(when('RecordExam', exam)).toEqual([]);
    expect(when('RecordExam', { ...exam, result: 'failed' })).toEqual(refused('exam-already-recorded'));
    expect(when('RecordExam', { ...exam, level: 'B2', result: 'failed' })).toMatchObject([
      { type: 'ExamTaken' },
    ]);
    expect(when('RecordExam', { ...exam, on: '2021-03-11', result: 'failed' })).toMatchObject([
      { type: 'ExamTaken' },
    ]);
  });

  it('are refused where they would be false', () => {
    expect(given().when('RecordExam', { ...exam, course: 'german' })).toEqual(refused('course-not-joined'));
    expect(given().when('RecordExam', { ...exam, on: '2021-03-16' })).toEqual(refused('in-the-future'));
  });
});

describe('leaving', () => {
  const leave = { course: 'german', on: '2021-03-01', because: 'completed' } as const;

  it('is recorded with why', () => {
    const why = { ...leave, because: 'work', reason: 'full-time job' } as const;
    expect(given(agreed, started).when('LeaveCourse', why)).toEqual([
      {
        type: 'CourseLeft',
        happenedOn: '2021-03-01',
        data: { course: 'german', because: 'work', reason: 'full-time job' },
      },
    ]);
  });

  it('may come before the start, but nobody completes what was not begun', () => {
    expect(given(agreed).when('LeaveCourse', { ...leave, because: 'moved' })).toMatchObject([
      { type: 'CourseLeft' },
    ]);
    expect(given(agreed).when('LeaveCourse', leave)).toEqual(refused('course-not-started'));
  });

  it('is refused where it would be false', () => {
    const on = (day: string, ...facts: Happened<JourneyFacts>[]) =>
      given(...facts).when('LeaveCourse', { ...leave, on: day, because: 'moved' });
    expect(on('2021-03-01')).toEqual(refused('course-not-joined'));
    expect(on('2021-03-16', agreed, started)).toEqual(refused('in-the-future'));
    expect(on('2021-03-02', agreed, started, left)).toEqual(refused('course-left'));
    expect(on('2021-02-01', agreed, started)).toEqual(refused('course-not-started'));
    expect(on('2021-02-02', agreed, started, attended)).toEqual(refused('attended-later'));
    expect(on('2021-02-03', agreed, started, attended)).toMatchObject([{ type: 'CourseLeft' }]);
  });
});
