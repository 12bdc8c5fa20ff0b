import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { desk, recorded, refused, type Row, settled, warned } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';

/*
 * Who may take part in a programme, and what becomes of a freed seat: through the API, with the journey and the waiting
 * list as they read afterwards.
 */

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

const { issue, look } = desk(() => test);
const START = on('2021-01-01');
/** Born so that the 28th birthday is 1 March 2021. */
const person = (fields: Body = {}) =>
  test.person({ birthDate: '1993-03-01', on: '2021-01-01', reason: 'one of a crowd', ...fields });
const programmeWith = async (admission: Body, fields: Body = {}): Promise<string> => {
  const programme = await test.programme(fields, START);
  const set = await issue(
    `/programmes/${programme}/set-admission`,
    { on: '2021-01-01', ...admission },
    START,
  );
  recorded(set, 'AdmissionSet');
  return programme;
};
const ask = (programme: string, participant: string, day: string) =>
  issue(`/programmes/${programme}/request-seat`, { participant, on: day });
const historyOf = async (participant: string): Promise<{ type: string; data: Row }[]> => {
  const { body } = await test.get(`/journeys/${participant}/history`);
  return body.entries.map(({ read }: Row) => read);
};

describe('each condition', () => {
  it.each<[rule: string, admission: Body, day: string, other: string, entries: [string, Body][]]>([
    ['age', { minAge: 18, maxAge: 27 }, '2021-02-28', '2021-03-01', []],
    [
      'residence-title',
      { titles: ['toleration'] },
      '2021-04-30',
      '2021-05-01',
      [
        [
          'status/record-residence-title',
          { on: '2021-02-01', kind: 'toleration', paragraph: '§ 60a AufenthG', validUntil: '2021-04-30' },
        ],
        ['status/record-residence-title', { on: '2021-05-01', kind: 'visa', paragraph: '§ 6 AufenthG' }],
      ],
    ],
    [
      'municipality',
      { municipalities: ['Musterstadt', 'Musterdorf'] },
      '2021-02-28',
      '2021-03-01',
      [['intake/change-details', { on: '2021-03-01', municipality: 'Beispielheim' }]],
    ],
    [
      'regime',
      { regimes: ['asylblg'] },
      '2021-02-28',
      '2021-03-01',
      [['status/start-regime', { on: '2021-02-01', regime: 'asylblg' }]],
    ],
  ])('%s is judged on the first day with the seat', async (rule, admission, day, other, entries) => {
    const programme = await programmeWith(admission);
    const participant = await person();
    for (const [path, body] of entries) {
      const { body: entry } = await issue(`/journeys/${participant}/${path}`, body);
      if (rule === 'regime')
        await issue(`/journeys/${participant}/status/end-regime`, {
          spell: entry.commandId,
          on: '2021-02-28',
        });
    }
    const answer = await ask(programme, participant, other);
    refused(answer, 'not-eligible');
    expect(answer.body.hint).toContain(`[${rule}]`);
    await settled(test, recorded(await ask(programme, participant, day), 'SeatReserved'));
    const [check, enrolled] = (await historyOf(participant)).slice(-2);
    expect(enrolled!.type).toBe('Enrolled');
    expect(check).toMatchObject({
      type: 'EligibilityChecked',
      data: {
        eligible: true,
        conditionsFrom: '2021-01-01',
        rules: [{ rule, verdict: 'met', fact: expect.any(String), says: expect.stringContaining(day) }],
      },
    });
  });

  it('that nobody can judge is named, with what is missing', async () => {
    const programme = await programmeWith({ titles: ['toleration'], regimes: ['sgb-ii'] });
    const participant = await person();
    const check = await issue(`/journeys/${participant}/enrolment/check-eligibility`, { programme });
    recorded(check, 'EligibilityChecked');
    expect((await historyOf(participant)).at(-1)!.data).toMatchObject({
      eligible: false,
      rules: [
        { rule: 'residence-title', verdict: 'unknown', says: expect.stringContaining('none is recorded') },
        { rule: 'regime', verdict: 'unknown' },
      ],
    });
    const { hint } = (await ask(programme, participant, '2021-03-01')).body;
    expect(hint).toMatch(/\[residence-title\].*\[regime\]/);
  });

  it('holds from its day on', async () => {
    const programme = await programmeWith({ maxAge: 40 });
    recorded(
      await issue(`/programmes/${programme}/set-admission`, { on: '2021-04-01', maxAge: 27 }),
      'AdmissionSet',
    );
    const participant = await person();
    refused(await ask(programme, participant, '2021-04-01'), 'not-eligible');
    recorded(await ask(programme, participant, '2021-03-31'), 'SeatReserved');
  });
});

describe('an exception', () => {
  it('takes a reason, and is a warning wherever it counts', async () => {
    const programme = await programmeWith({ maxAge: 27, offerDays: 7 }, { seats: 1 });
    const [first, second] = [await person({ birthDate: '2000-01-01' }), await person()];
    recorded(await ask(programme, first, '2021-03-01'), 'SeatReserved');
    const grant = (body: Body) => issue(`/journeys/${second}/enrolment/grant-exception`, body);
    refused(await ask(programme, second, '2021-03-01'), 'not-eligible');
    refused(
      await issue(`/journeys/${first}/enrolment/grant-exception`, { programme, reason: 'so' }),
      'is-eligible',
    );
    await warned(grant, { programme, on: '2021-03-01' }, 'not-eligible');
    const waits = recorded(await ask(programme, second, '2021-03-01'), 'ParticipantWaitlisted');
    expect(waits.body.warnings).toEqual(['not-eligible']);
  });
});

describe('a freed seat', () => {
  it('is offered in waiting order, lapses after its deadline, and goes to the next', async () => {
    const programme = await programmeWith({ offerDays: 7 }, { seats: 1, title: 'Wartelistenprogramm' });
    const [holder, ...others] = await Promise.all(Array.from({ length: 4 }, () => person()));
    await settled(test, await ask(programme, holder!, '2021-02-01'));
    for (const each of others) await ask(programme, each, '2021-02-02');
    const left = await issue(`/journeys/${holder}/enrolment/complete-programme`, {
      programme,
      on: '2021-07-30',
    });
    await settled(test, recorded(left, 'ProgrammeCompleted'));
    const list = async (day: string) =>
      (await look(`/waiting-lists?of=${programme}&sort=place`, on(day))).rows.map(
        ({ participant, offer, place, answerBy }) => [
          others.indexOf(participant as string),
          offer,
          place,
          answerBy,
        ],
      );
    expect(await list('2021-08-07')).toEqual([
      [0, 'open', 1, '2021-08-07'],
      [1, null, 2, null],
      [2, null, 3, null],
    ]);
    expect((await list('2021-08-08'))[0]).toEqual([0, 'overdue', 1, '2021-08-07']);

    const lapse = (participant: string, day: string) =>
      issue(`/programmes/${programme}/lapse-offer`, { participant }, on(day));
    refused(await lapse(others[0]!, '2021-08-07'), 'offer-still-open');
    refused(await lapse(others[1]!, '2021-08-08'), 'no-seat-offered');
    const lapsed = recorded(await lapse(others[0]!, '2021-08-08'), 'SeatOfferLapsed', 'SeatOffered');
    expect(lapsed.body.outcome).toBe('lapsed');
    await settled(test, lapsed);
    expect((await historyOf(others[0]!)).at(-1)!.type).toBe('WaitingListLeft');

    const decline = { participant: others[1]! };
    recorded(
      await issue(`/programmes/${programme}/decline-seat`, decline, on('2021-08-10')),
      'SeatDeclined',
      'SeatOffered',
    );
    const accepted = await issue(
      `/programmes/${programme}/accept-seat`,
      { participant: others[2]! },
      on('2021-08-18'),
    );
    expect(recorded(accepted, 'SeatReserved').body.warnings).toEqual(['answered-late']);
    expect(await list('2021-08-18')).toEqual([]);
    const { entries } = (await test.get(`/programmes/${programme}/history`)).body as { entries: Row[] };
    const offersMade = entries.filter(({ read }) => read.type === 'SeatOffered');
    expect(offersMade.map(({ read }) => read.data)).toEqual(
      others.map((participant) => ({ participant, because: 'waiting-order' })),
    );
  });

  it('is kept without a deadline until it is answered', async () => {
    const programme = await test.programme({ seats: 1 }, START);
    const [holder, next] = [await person(), await person()];
    await settled(test, await ask(programme, holder, '2021-02-01'));
    await ask(programme, next, '2021-02-02');
    const left = await issue(`/journeys/${holder}/enrolment/drop-out`, {
      ...{ programme, on: '2021-07-30', because: 'moved' },
    });
    await settled(test, left);
    refused(
      await issue(`/programmes/${programme}/lapse-offer`, { participant: next }, on('2022-07-30')),
      'no-deadline',
    );
    expect(
      (await look(`/waiting-lists?participant=${next}&offer=open`, on('2022-07-30'))).rows,
    ).toMatchObject([{ offer: 'open', answerBy: null, title: 'Musterprogramm' }]);
  });
});
