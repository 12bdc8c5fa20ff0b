import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { desk, settled } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

/*
 * Contacts, absences and recognition clocks of a case, counted by the days on which things happened.
 */

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

const { issue, look } = desk(() => test);
const person = (municipality: string) => test.person({ municipality, on: '2021-01-01' }, on('2021-01-01'));
const of = async (id: string, path: string, body: Body, headers = on('2021-07-31')) => {
  const answer = await issue(`/journeys/${id}/${path}`, body, headers);
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
  return answer.body as { commandId: string };
};
const talk = (id: string, day: string, channel = 'phone', programme?: string) =>
  of(id, 'coaching/hold-session', {
    ...{ on: day, minutes: 30, channel, language: 'ar', topics: ['work'], programme },
  });
const enrol = async (id: string, programme: string, day: string) =>
  settled(
    test,
    await issue(`/programmes/${programme}/request-seat`, { participant: id, on: day }, on('2021-07-31')),
  );
const lineOf = async (municipality: string, day = '2021-07-31') =>
  (await look(`/caseload?municipality=${municipality}`, on(day))).rows[0]!;

describe('the contact target in the caseload', () => {
  it('grows with the days since the enrolment', async () => {
    const programme = await test.programme({ contactsPerWeek: 2 }, on('2021-01-01'));
    const id = await person('Neuheim');
    await enrol(id, programme, '2021-07-01');
    for (const [day, target, under] of [
      ['2021-07-01', 0, false],
      ['2021-07-03', 0, false],
      ['2021-07-04', 1, true],
      ['2021-07-07', 2, true],
      ['2021-07-28', 8, true],
      ['2021-07-31', 8, true],
    ] as const) {
      const line = await lineOf('Neuheim', day);
      expect([day, line.contactTargetInFourWeeks]).toEqual([day, target]);
      expect([day, line.flags.includes('under-contact-target')]).toEqual([day, under]);
    }
  });

  it('is met on the channels that count in the programme only', async () => {
    const programme = await test.programme(
      { contactsPerWeek: 1, coachingChannels: ['office', 'home'] },
      on('2021-01-01'),
    );
    const id = await person('Kanalheim');
    for (const channel of ['phone', 'office', 'home', 'online']) await talk(id, '2021-07-30', channel);
    expect(await lineOf('Kanalheim')).toMatchObject({ contactsInFourWeeks: 4 });
    await enrol(id, programme, '2021-07-01');
    expect(await lineOf('Kanalheim')).toMatchObject({ contactsInFourWeeks: 2, lastContactChannel: 'online' });
    const open = await test.programme({ contactsPerWeek: 1 }, on('2021-01-01'));
    await enrol(id, open, '2021-07-01');
    expect(await lineOf('Kanalheim')).toMatchObject({ contactsInFourWeeks: 4 });
  });

  it('is not met by an appointment that was missed', async () => {
    const id = await person('Versäumnisheim');
    const { commandId: session } = await of(
      id,
      'coaching/schedule-session',
      { plannedFor: '2021-07-20', channel: 'office', language: 'ar' },
      on('2021-07-10'),
    );
    await talk(id, '2021-06-30');
    await of(id, 'coaching/miss-session', { session, on: '2021-07-20', excused: false });
    const line = await lineOf('Versäumnisheim');
    expect(line).toMatchObject({
      lastContactOn: '2021-07-20',
      lastContactKept: false,
      contactsInFourWeeks: 0,
    });
    expect(line.flags).toContain('no-contact-for-four-weeks');
  });
});

describe('contacts by week', () => {
  it('stand against the target of the days in the programme', async () => {
    const fields = { contactsPerWeek: 2, coachingChannels: ['office'], title: 'Wochenprogramm' };
    const programme = await test.programme(fields, on('2021-01-01'));
    const id = await person('Wochenheim');
    // A Thursday; the person leaves on a Tuesday.
    await enrol(id, programme, '2021-07-01');
    for (const day of ['2021-07-02', '2021-07-06', '2021-07-07', '2021-07-08', '2021-07-13', '2021-07-19'])
      await talk(id, day, 'office');
    await talk(id, '2021-07-14', 'phone');
    await talk(id, '2021-06-30', 'office');
    await issue(`/programmes/${programme}/amend-programme`, { on: '2021-07-19', contactsPerWeek: 7 });
    await of(id, 'enrolment/complete-programme', { programme, on: '2021-07-20' });

    const weeks = async (query: string) =>
      (await look(`/contacts?programme=${programme}&${query}`, on('2021-08-05'))).rows.map(
        ({ week, from, daysEnrolled, contacts, target, difference, state }) => [
          ...[week, from, daysEnrolled],
          ...[contacts, target, difference, state],
        ],
      );
    const all = [
      ['2021-W26', '2021-06-28', 4, 1, 1, 0, 'met'],
      ['2021-W27', '2021-07-05', 7, 3, 2, 1, 'over'],
      ['2021-W28', '2021-07-12', 7, 1, 2, -1, 'under'],
      ['2021-W29', '2021-07-19', 2, 1, 2, -1, 'under'],
    ];
    expect(await weeks('from=2021-06-28')).toEqual(all);
    expect(await weeks('from=2021-07-14')).toEqual(all.slice(2));
    expect(await weeks('from=2021-07-05&to=2021-07-11')).toEqual([all[1]]);
    expect(await weeks('from=2021-06-28&state=under')).toEqual(all.slice(2));
    expect(await weeks('')).toEqual(all.slice(1));
    const { rows } = await look(
      `/contacts?participant=${id}&from=2021-07-05&to=2021-07-05`,
      on('2021-08-05'),
    );
    expect(rows).toMatchObject([{ participant: id, programme, title: 'Wochenprogramm', daysEnrolled: 1 }]);
  });

  it('of a programme without a target are only counted', async () => {
    const programme = await test.programme({}, on('2021-01-01'));
    const id = await person('Zielloheim');
    await enrol(id, programme, '2021-07-19');
    await talk(id, '2021-07-20');
    expect((await look(`/contacts?participant=${id}&to=2021-07-25`)).rows).toMatchObject([
      { contacts: 1, target: null, difference: null, state: null },
    ]);
  });
});

describe('absences and courses', () => {
  const course = (id: string, units: number) =>
    of(id, 'language/enrol-in-course', {
      ...{ on: '2021-06-01', provider: 'Musterschule', kind: 'other', targetLevel: 'B1', units },
      plannedFrom: '2021-06-01',
    });
  const report = (id: string, which: string, day: string, units: number) =>
    of(id, 'language/report-attendance', { course: which, on: day, units, absentUnits: 5 - units });

  it('in a row follow the days, whatever was reported first', async () => {
    const id = await person('Fehlheim');
    const { commandId } = await course(id, 100);
    await of(id, 'language/start-course', { course: commandId, on: '2021-06-01' });
    const absences = async () => (await lineOf('Fehlheim')).absencesInARow as number;
    await report(id, commandId, '2021-06-10', 0);
    await report(id, commandId, '2021-06-08', 5);
    expect(await absences()).toBe(1);
    await report(id, commandId, '2021-06-07', 0);
    expect(await absences()).toBe(1);
    await report(id, commandId, '2021-06-11', 0);
    expect(await absences()).toBe(2);
    await report(id, commandId, '2021-06-09', 5);
    expect(await absences()).toBe(2);
    await report(id, commandId, '2021-06-12', 5);
    expect(await absences()).toBe(0);
    expect(await lineOf('Fehlheim')).toMatchObject({ unitsAttended: 15, unitsLeft: 85 });
  });

  it('of two courses at once are kept apart', async () => {
    const id = await person('Zweikursheim');
    const [first, second] = [await course(id, 100), await course(id, 50)];
    for (const { commandId } of [first, second])
      await of(id, 'language/start-course', { course: commandId, on: '2021-06-01' });
    await report(id, first.commandId, '2021-06-02', 5);
    await report(id, second.commandId, '2021-06-02', 3);
    expect(await lineOf('Zweikursheim')).toMatchObject({ course: second.commandId, unitsLeft: 47 });
    await of(id, 'language/leave-course', { course: second.commandId, on: '2021-06-30', because: 'gave-up' });
    expect(await lineOf('Zweikursheim')).toMatchObject({ course: first.commandId, unitsLeft: 95 });
    await of(id, 'language/leave-course', { course: first.commandId, on: '2021-06-30', because: 'gave-up' });
    expect(await lineOf('Zweikursheim')).toMatchObject({ course: null, unitsLeft: null });
  });
});

describe('the recognition clock', () => {
  it('stands still while documents are demanded, and runs longer once extended', async () => {
    const id = await person('Uhrheim');
    const { commandId: procedure } = await of(id, 'recognition/file-recognition', {
      ...{ on: '2021-01-04', occupation: 'Maler', authority: 'Musterkammer', country: 'SY' },
    });
    const step = (command: string, day: string, more: Body = {}) =>
      of(id, `recognition/${command}`, { procedure, on: day, ...more }, on('2021-12-31'));
    const clock = async (day: string) => {
      const { recognitionClock, recognitionDays } = await lineOf('Uhrheim', day);
      return [recognitionClock, recognitionDays] as const;
    };
    await step('confirm-receipt', '2021-01-10');
    await step('suspend-recognition', '2021-01-15', { reason: 'r' });
    await step('resume-recognition', '2021-01-25');
    await step('complete-documents', '2021-02-01');
    expect(await clock('2021-05-01')).toEqual(['running', 89]);
    expect(await clock('2021-05-02')).toEqual(['overdue', 90]);
    await step('suspend-recognition', '2021-04-01', { reason: 'r' });
    expect(await clock('2021-05-02')).toEqual(['suspended', 59]);
    await step('resume-recognition', '2021-04-11');
    expect(await clock('2021-05-11')).toEqual(['running', 89]);
    expect(await clock('2021-05-12')).toEqual(['overdue', 90]);
    await step('extend-recognition', '2021-05-10', { until: '2021-06-30', reason: 'r' });
    expect((await clock('2021-06-30'))[0]).toBe('running');
    expect((await clock('2021-07-01'))[0]).toBe('overdue');
    await step('decide-recognition', '2021-07-05', { result: 'full' });
    expect(await clock('2021-12-01')).toEqual(['decided', 144]);
  });
});
