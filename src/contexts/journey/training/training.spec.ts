import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import { enrolment } from '../enrolment/index.js';
import type { JourneyFacts } from '../facts.js';
import type * as commands from './commands.dto.js';
import { training } from './index.js';

const { given } = story<JourneyFacts, CommandsOf<typeof commands>>({ chapters: [enrolment, training] });

const programme = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const plan = {
  kind: 'school-certificate',
  title: 'Hauptschulabschluss',
  provider: 'Volkshochschule',
  units: 12,
  plannedFrom: '2021-02-01',
} as const;
const agreed = ['TrainingAgreed', '2021-01-20', { ...plan, training: 'school' }] as const;
const started = ['TrainingStarted', '2021-02-02', { training: 'school' }] as const;
const attended = [
  'TrainingAttended',
  '2021-02-03',
  { training: 'school', units: 5, absentUnits: 0 },
] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);
const enrolledIn = (id: string) => ['Enrolled', '2021-01-10', { programme: id }] as const;

describe('agreeing a training', () => {
  it('happens on the day of the agreement', () => {
    expect(given().when('AgreeTraining', plan)).toEqual([
      { type: 'TrainingAgreed', happenedOn: '2021-03-15', data: { ...plan, training: 'this-command' } },
    ]);
    expect(given().when('AgreeTraining', { ...plan, on: '2021-03-16' })).toEqual(refused('in-the-future'));
  });

  it('needs days in order and a programme of that day', () => {
    expect(given().when('AgreeTraining', { ...plan, plannedTo: '2021-01-31' })).toEqual(
      refused('end-before-start'),
    );
    expect(given().when('AgreeTraining', { ...plan, programme })).toEqual(refused('not-enrolled'));
    expect(given(enrolledIn(programme)).when('AgreeTraining', { ...plan, programme })).toMatchObject([
      { data: { programme } },
    ]);
  });
});

describe('a training', () => {
  it('begins once', () => {
    const start = { training: 'school', on: '2021-02-02' };
    expect(given().when('StartTraining', start)).toEqual(refused('course-not-joined'));
    expect(given(agreed).when('StartTraining', start)).toMatchObject([{ type: 'TrainingStarted' }]);
    expect(given(agreed, started).when('StartTraining', start)).toEqual([]);
    expect(given(agreed, started).when('StartTraining', { ...start, on: '2021-02-03' })).toEqual(
      refused('course-already-started'),
    );
  });

  it('is attended day by day, and counts in a programme', () => {
    const report = { training: 'school', on: '2021-02-04', units: 5 };
    const { when } = given(enrolledIn(programme), agreed, started, attended);
    expect(when('ReportTrainingDay', report)).toEqual([
      {
        type: 'TrainingAttended',
        happenedOn: '2021-02-04',
        data: { training: 'school', units: 5, absentUnits: 0, programme },
      },
    ]);
    expect(when('ReportTrainingDay', { ...report, on: '2021-02-03' })).toEqual(
      refused('attendance-already-reported'),
    );
    expect(when('ReportTrainingDay', { ...report, units: 0, absentUnits: 5, reason: 'ill' })).toEqual([
      {
        type: 'TrainingDayMissed',
        happenedOn: '2021-02-04',
        data: { training: 'school', absentUnits: 5, reason: 'ill' },
      },
    ]);
    const both = given(enrolledIn(programme), enrolledIn(other), agreed, started);
    expect(both.when('ReportTrainingDay', report)).toEqual(refused('programme-required'));
  });

  it('beyond its units needs a reason, and then warns', () => {
    const { when } = given(agreed, started, attended);
    const report = { training: 'school', on: '2021-02-04', units: 8 };
    expect(when('ReportTrainingDay', report)).toEqual(refused('reason-required'));
    expect(when('ReportTrainingDay', { ...report, reason: 'an exam day' })).toMatchObject([
      { warnings: ['over-course-units'] },
    ]);
    const { units: _, ...open } = plan;
    const without = given(
      ['TrainingAgreed', '2021-01-20', { ...open, training: 'school' }],
      started,
      attended,
    );
    expect(without.when('ReportTrainingDay', report)).not.toHaveProperty('0.warnings');
  });

  it('leads to certificates', () => {
    const certify = { training: 'school', on: '2021-03-01', certificate: 'HSA 9', result: 'passed' } as const;
    expect(given().when('CertifyTraining', certify)).toEqual(refused('course-not-joined'));
    expect(given(agreed).when('CertifyTraining', certify)).toMatchObject([{ type: 'TrainingCertified' }]);
    const passed = [
      'TrainingCertified',
      '2021-03-01',
      { training: 'school', certificate: 'HSA 9', result: 'passed' },
    ] as const;
    const failed = [
      'TrainingCertified',
      '2021-03-01',
      { training: 'school', certificate: 'HSA 9', result: 'failed' },
    ] as const;
    expect(given(agreed, passed).when('CertifyTraining', certify)).toEqual([]);
    expect(given(agreed, failed).when('CertifyTraining', certify)).toMatchObject([
      { type: 'TrainingCertified' },
    ]);
  });

  it('is left once, and completed only by who began', () => {
    const leave = { training: 'school', on: '2021-03-01', because: 'completed' } as const;
    expect(given(agreed).when('LeaveTraining', leave)).toEqual(refused('course-not-started'));
    expect(given(agreed).when('LeaveTraining', { ...leave, because: 'moved' })).toMatchObject([
      { type: 'TrainingLeft' },
    ]);
    expect(given(agreed, started, attended).when('LeaveTraining', { ...leave, on: '2021-02-02' })).toEqual(
      refused('attended-later'),
    );
    const left = ['TrainingLeft', '2021-03-01', { training: 'school', because: 'completed' }] as const;
    expect(given(agreed, started, left).when('LeaveTraining', leave)).toEqual(refused('course-left'));
  });
});

describe('what was found about abilities', () => {
  it('holds until something newer is found', () => {
    expect(given().when('AssessSuitability', { occupation: 'roofer', suitability: 'partly' })).toMatchObject([
      { type: 'SuitabilityAssessed', happenedOn: '2021-03-15' },
    ]);
    expect(
      given().when('RecordToolExperience', { tools: 'lathe', experience: 'some', on: '2021-03-16' }),
    ).toEqual(refused('in-the-future'));
    const { state } = given(
      ['SuitabilityAssessed', '2021-02-02', { occupation: 'roofer', suitability: 'suited' }],
      ['SuitabilityAssessed', '2021-02-01', { occupation: 'roofer', suitability: 'not-suited' }],
      ['ToolExperienceFound', '2021-02-01', { tools: 'lathe', experience: 'some' }],
    );
    expect(state.training).toMatchObject({
      suitability: { roofer: { value: 'suited' } },
      tools: { lathe: { value: 'some' } },
    });
  });
});
