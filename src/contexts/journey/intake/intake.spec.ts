import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import type { IntakeFacts } from './facts.js';
import type * as commands from './commands.dto.js';
import { intake } from './index.js';

const { given } = story<IntakeFacts, CommandsOf<typeof commands>>({ chapters: [intake] });

const person = {
  familyName: 'Musterfrau',
  givenName: 'Amal',
  birthDate: '1996-03-16',
  sex: 'female',
  municipality: 'Ascheberg',
  motherTongue: 'ar',
  interpreterNeeded: true,
} as const;
const registered = ['ParticipantRegistered', '2021-03-01', { ...person, ageBand: '18-24' }] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('registering', () => {
  it('records the person with the age band of that day', () => {
    expect(given().when('RegisterParticipant', { ...person, on: '2021-03-01' })).toEqual([
      {
        type: 'ParticipantRegistered',
        happenedOn: '2021-03-01',
        data: { ...person, ageBand: '18-24', unit: 'test-unit' },
      },
    ]);
  });

  it('wants a reason if the search found somebody who may be the same', () => {
    const sure = { id: 'other', unit: 'test-unit', probable: true };
    const resembling = [sure, { ...sure, id: 'unlike', probable: false }, { unit: 'else', probable: true }];
    const { when } = given();
    expect(when('RegisterParticipant', person, { resembling })).toEqual(
      refuse('reason-required', expect.stringMatching(/journey other, a journey of unit else\./) as never),
    );
    expect(when('RegisterParticipant', { ...person, reason: 'a twin' }, { resembling })).toMatchObject([
      { data: { resembles: ['other'], reason: 'a twin' }, warnings: ['possible-duplicate'] },
    ]);
    expect(when('RegisterParticipant', person, { resembling: resembling.slice(1, 2) })).toMatchObject([
      { data: { unit: 'test-unit' } },
    ]);
  });

  it.each([
    ['1996', '25-27'],
    ['1996-04', '18-24'],
  ])('counts the age of somebody born in %s from its first day', (birthDate, ageBand) => {
    expect(given().when('RegisterParticipant', { ...person, birthDate })).toMatchObject([
      { data: { birthDate, ageBand } },
    ]);
  });

  it('is done today if no day is given', () => {
    expect(given().when('RegisterParticipant', person)).toMatchObject([{ happenedOn: '2021-03-15' }]);
  });

  it('takes a single name', () => {
    expect(given().when('RegisterParticipant', { ...person, givenName: undefined })).toMatchObject([
      { data: { familyName: 'Musterfrau', givenName: undefined } },
    ]);
  });

  it.each([
    ['2003-03-16', 'under-18'],
    ['2003-03-15', '18-24'],
    ['1996-03-16', '18-24'],
    ['1996-03-15', '25-27'],
    ['1993-03-16', '25-27'],
    ['1993-03-15', '28-34'],
    ['1986-03-15', '35-50'],
    ['1970-03-16', '35-50'],
    ['1970-03-15', '51-64'],
    ['1956-03-15', '65-plus'],
  ])('puts somebody born on %s into the band %s', (birthDate, ageBand) => {
    expect(given().when('RegisterParticipant', { ...person, birthDate })).toMatchObject([
      { data: { ageBand } },
    ]);
  });

  it.each([
    ['2021-02-28', 'under-18'],
    ['2021-03-01', '18-24'],
  ])('on %s counts somebody born on 29 February 2003 as %s', (on, ageBand) => {
    expect(given().when('RegisterParticipant', { ...person, birthDate: '2003-02-29', on })).toMatchObject([
      { data: { ageBand } },
    ]);
  });

  it('refuses a second participant of the same journey', () => {
    expect(given(registered).when('RegisterParticipant', person)).toEqual(refused('already-registered'));
  });

  it('refuses a day that lies ahead', () => {
    expect(given().when('RegisterParticipant', { ...person, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });

  it('refuses a birth after the registration, and takes one on the same day', () => {
    const born = (birthDate: string) =>
      given().when('RegisterParticipant', { ...person, birthDate, on: '2021-03-10' });
    expect(born('2021-03-11')).toEqual(refused('born-after-registration'));
    expect(born('2021-03-10')).toMatchObject([{ type: 'ParticipantRegistered' }]);
  });
});

describe('assessing needs', () => {
  const assessment = {
    on: '2021-03-02',
    needs: ['language' as const, 'housing' as const],
    goal: 'work as a nurse',
  };

  it('records them once each', () => {
    expect(
      given(registered).when('AssessNeeds', { ...assessment, needs: ['language', 'housing', 'language'] }),
    ).toEqual([
      {
        type: 'NeedsAssessed',
        happenedOn: '2021-03-02',
        data: { needs: ['language', 'housing'], goal: 'work as a nurse' },
      },
    ]);
  });

  it('refuses a talk that lies ahead', () => {
    expect(given(registered).when('AssessNeeds', { ...assessment, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });

  it('holds the latest assessment, whichever was recorded last', () => {
    const { state } = given(
      ['NeedsAssessed', '2021-03-02', { needs: ['work'] }],
      ['NeedsAssessed', '2021-02-01', { needs: ['housing'] }],
    );
    expect(state).toMatchObject({ intake: { needs: { value: ['work'], since: '2021-03-02' } } });
  });
});

describe('certificates', () => {
  const lost = { kind: 'vocational', occupation: 'nurse', country: 'SY', status: 'lost' } as const;

  it('records one that was lost', () => {
    expect(given(registered).when('RecordCertificate', lost)).toEqual([
      {
        type: 'CertificateRecorded',
        happenedOn: '2021-03-15',
        data: { ...lost, certificate: 'this-command' },
      },
    ]);
  });

  it('refuses a day that lies ahead', () => {
    expect(given(registered).when('RecordCertificate', { ...lost, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });
});

describe('language skills', () => {
  const known = ['LanguageSkillRecorded', '2021-03-05', { language: 'de', level: 'A2' }] as const;

  it('are recorded with a level', () => {
    expect(given(registered).when('RecordLanguageSkill', { language: 'ar', level: 'native' })).toEqual([
      { type: 'LanguageSkillRecorded', happenedOn: '2021-03-15', data: { language: 'ar', level: 'native' } },
    ]);
  });

  it('are nothing new at the same level, and new at another', () => {
    const { when } = given(registered, known);
    expect(when('RecordLanguageSkill', { language: 'de', level: 'A2' })).toEqual([]);
    expect(when('RecordLanguageSkill', { language: 'de', level: 'B1' })).toMatchObject([
      { data: { level: 'B1' } },
    ]);
  });

  it('are not found ahead', () => {
    const ahead = { language: 'de', level: 'B1', on: '2021-03-16' } as const;
    expect(given(registered).when('RecordLanguageSkill', ahead)).toEqual(refused('in-the-future'));
  });
});

describe('details', () => {
  it('are changed one by one', () => {
    const { state, when } = given(registered, ['DetailsChanged', '2021-03-10', { municipality: 'Senden' }]);
    expect(state).toMatchObject({ intake: { participant: { municipality: 'Senden', motherTongue: 'ar' } } });
    expect(when('ChangeDetails', { phone: '0000' })).toEqual([
      { type: 'DetailsChanged', happenedOn: '2021-03-15', data: { phone: '0000' } },
    ]);
  });

  it('with a birth date have the age band of that day', () => {
    expect(
      given(registered).when('ChangeDetails', { birthDate: '1990-03-15', on: '2021-03-15' }),
    ).toMatchObject([{ data: { birthDate: '1990-03-15', ageBand: '28-34' } }]);
  });

  it('are refused where there are none or they are false', () => {
    const { when } = given(registered);
    expect(when('ChangeDetails', {})).toEqual(refused('nothing-to-change'));
    expect(when('ChangeDetails', { phone: '0000', on: '2021-03-16' })).toEqual(refused('in-the-future'));
    expect(when('ChangeDetails', { birthDate: '2021-03-15', on: '2021-03-14' })).toEqual(
      refused('born-after-registration'),
    );
  });
});

describe('skills and experience', () => {
  const welding = { skill: 'welding', level: 'good' } as const;
  const driver = { occupation: 'lorry driver', years: 4, country: 'SY' };

  it('are recorded', () => {
    expect(given(registered).when('RecordSkill', welding)).toEqual([
      { type: 'SkillRecorded', happenedOn: '2021-03-15', data: welding },
    ]);
    expect(given(registered).when('RecordExperience', driver)).toEqual([
      { type: 'ExperienceRecorded', happenedOn: '2021-03-15', data: driver },
    ]);
  });

  it('are nothing new if they are known', () => {
    const { when } = given(
      ['SkillRecorded', '2021-03-10', welding],
      ['ExperienceRecorded', '2021-03-10', driver],
    );
    expect(when('RecordSkill', welding)).toEqual([]);
    expect(when('RecordSkill', { ...welding, level: 'expert' })).toMatchObject([
      { data: { level: 'expert' } },
    ]);
    expect(when('RecordExperience', driver)).toEqual([]);
    expect(when('RecordExperience', { ...driver, years: 5 })).toMatchObject([{ data: { years: 5 } }]);
  });

  it('are not found ahead', () => {
    expect(given(registered).when('RecordSkill', { ...welding, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
    expect(given(registered).when('RecordExperience', { ...driver, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });
});
