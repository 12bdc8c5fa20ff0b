import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { times } from '../faults/extent.js';
import { type Body, on, somebody, startTestService, type TestService } from '../support/service.js';

type Row = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- rows as they come

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test.stop());

const TODAY = on('2021-07-31');
let position = '';

const done = async (path: string, body: Body, headers = TODAY): Promise<Row> => {
  const answer = await test.issue(path, body, headers);
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
  ({ position } = answer.body);
  return answer.body;
};
const look = async (path: string, headers = TODAY): Promise<{ rows: Row[]; next?: string }> => {
  const answer = await test.get(`${path}${path.includes('?') ? '&' : '?'}after=${position}`, headers);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
  return answer.body;
};
const token = (text: string): string => Buffer.from(text).toString('base64url');
const journalId = (): string => test.service.runtime.journal.id;

const talk = (day: string, minutes = 30): Body => ({
  on: day,
  minutes,
  channel: 'phone',
  language: 'ar',
  topics: ['work'],
});
const TEN_WEEKS_AGO = '2021-05-22';

describe('the caseload', () => {
  const ids: Record<string, string> = {};
  const nameOf = (row: Row) => Object.entries(ids).find(([, id]) => id === row.id)?.[0];
  const names = ({ rows }: { rows: Row[] }) => rows.map(nameOf).sort();
  let programme: string;
  let full: string;

  const person = async (name: string, fields: Body = {}) => {
    ids[name] = await test.person({ on: '2021-07-15', ...fields }, TODAY);
  };
  const of = (name: string, command: string, body: Body) => done(`/journeys/${ids[name]}/${command}`, body);
  const seat = (name: string, of: string, on = '2021-05-01') =>
    done(`/programmes/${of}/request-seat`, { participant: ids[name], on });
  const internship = (days: string, reason?: string): Body => ({
    on: '2021-06-01',
    employer: 'Musterbetrieb',
    occupation: 'Maler',
    kind: 'orientation',
    plannedFrom: '2021-06-01',
    plannedTo: days,
    reason,
  });
  const filed = (on: string): Body => ({
    on,
    occupation: 'Maler',
    authority: 'Musterkammer',
    country: 'SY',
  });
  const job = (on: string): Body => ({ on, kind: 'job', employer: 'Musterbetrieb', occupation: 'Maler' });

  beforeAll(async () => {
    programme = await test.programme({ contactsPerWeek: 1, internshipCapDays: 20 }, TODAY);
    full = await test.programme({ seats: 1 }, TODAY);

    await person('plain');
    await person('assigned', { interpreterNeeded: true, municipality: 'Beispielhausen' });
    await of('assigned', 'assignment/assign-case-worker', { caseWorker: 'coach-a', on: '2021-07-20' });
    await person('parent', { municipality: 'Beispielhausen' });
    await of('parent', 'intake/assess-needs', { on: '2021-07-20', needs: ['work', 'childcare'] });
    await of('parent', 'assignment/assign-case-worker', { caseWorker: 'coach-b' });
    await of('parent', 'coaching/hold-session', talk('2021-07-20'));
    await person('without-papers');
    await of('without-papers', 'intake/record-certificate', {
      kind: 'school',
      country: 'SY',
      status: 'lost',
    });
    await person('forgotten', { on: '2021-07-02' });
    await person('not-yet-forgotten', { on: '2021-07-03' });

    await person('met-enough', { on: '2021-05-01' });
    await seat('met-enough', programme);
    for (const day of ['2021-07-04', '2021-07-12', '2021-07-20', '2021-07-31'])
      await of('met-enough', 'coaching/hold-session', talk(day));
    await of('met-enough', 'internship/agree-internship', internship('2021-06-20'));

    await person('met-too-little', { on: '2021-05-01' });
    await seat('met-too-little', programme);
    for (const day of ['2021-07-03', '2021-07-12', '2021-07-20', '2021-07-31'])
      await of('met-too-little', 'coaching/hold-session', talk(day));
    await of('met-too-little', 'internship/agree-internship', internship('2021-06-21', 'agreed so'));
    await of('met-too-little', 'coaching/schedule-session', {
      plannedFor: '2021-08-05',
      channel: 'office',
      language: 'ar',
    });

    await person('seated');
    await seat('seated', full, '2021-07-31');
    await of('seated', 'coaching/schedule-session', {
      plannedFor: '2021-08-02',
      at: '09:00',
      channel: 'phone',
      language: 'ar',
    });
    await person('queueing');
    await seat('queueing', full, '2021-07-31');

    await person('placed-lately');
    await of('placed-lately', 'placement/record-placement', job('2021-06-20'));
    await person('placed-long');
    await of('placed-long', 'placement/record-placement', job('2021-06-19'));
    for (const [name, day] of [
      ['retained', '2021-01-30'],
      ['retained-lately', '2021-01-31'],
    ] as const) {
      await person(name);
      const { commandId } = await of(name, 'placement/record-placement', job(day));
      await of(name, 'placement/confirm-retention', {
        placement: commandId,
        on: '2021-03-20',
        after: '42-days',
      });
    }
    await person('no-longer-placed');
    const lost = await of('no-longer-placed', 'placement/record-placement', job('2021-05-01'));
    await of('no-longer-placed', 'placement/end-placement', {
      placement: lost.commandId,
      on: '2021-05-31',
      because: 'employer',
    });

    await person('receipt-due');
    await of('receipt-due', 'recognition/file-recognition', filed('2021-06-30'));
    await person('receipt-awaited');
    await of('receipt-awaited', 'recognition/file-recognition', filed('2021-07-01'));
    await person('decision-due');
    const due = await of('decision-due', 'recognition/file-recognition', filed('2021-03-01'));
    await of('decision-due', 'recognition/complete-documents', {
      procedure: due.commandId,
      on: '2021-04-30',
    });
    await person('decision-awaited');
    const awaited = await of('decision-awaited', 'recognition/file-recognition', filed('2021-03-01'));
    await of('decision-awaited', 'recognition/complete-documents', {
      procedure: awaited.commandId,
      on: '2021-05-01',
    });
  });

  it('holds everybody once', async () => {
    expect(names(await look('/caseload'))).toEqual(Object.keys(ids).sort());
  });

  it.each<[flag: string, people: string[]]>([
    ['childcare', ['parent']],
    ['follow-up-due', ['placed-long', 'retained']],
    ['internship-over-cap', ['met-too-little']],
    ['interpreter-needed', ['assigned']],
    ['lost-certificate', ['without-papers']],
    ['no-contact-for-four-weeks', ['forgotten']],
    ['placed', ['placed-lately', 'placed-long', 'retained', 'retained-lately']],
    ['recognition-overdue', ['decision-due', 'receipt-due']],
    ['under-contact-target', ['met-too-little']],
    ['waiting', ['queueing']],
  ])('by the flag %s', async (flag, people) => {
    const found = await look(`/caseload?flag=${flag}`);
    expect(names(found)).toEqual(people);
    expect(found.rows.every(({ flags }) => flags.includes(flag))).toBe(true);
    const { rows } = await look('/caseload');
    const flagged = rows.filter(({ flags }) => flags.includes(flag));
    expect(names({ rows: flagged })).toEqual(people);
  });

  it('by the flag unassigned', async () => {
    expect(names(await look('/caseload?flag=unassigned'))).toEqual(
      Object.keys(ids)
        .filter((name) => !['assigned', 'parent'].includes(name))
        .sort(),
    );
  });

  it('by coach, programme and municipality, alone and together', async () => {
    expect(names(await look('/caseload?coach=coach-a'))).toEqual(['assigned']);
    expect(names(await look('/caseload?coach=nobody'))).toEqual([]);
    expect(names(await look(`/caseload?programme=${full}`))).toEqual(['queueing', 'seated']);
    expect(names(await look('/caseload?municipality=Beispielhausen'))).toEqual(['assigned', 'parent']);
    expect(names(await look('/caseload?municipality=Beispielhausen&coach=coach-b&flag=childcare'))).toEqual([
      'parent',
    ]);
    expect(names(await look(`/caseload?programme=${full}&flag=childcare`))).toEqual([]);
  });

  it('shows a case as it is', async () => {
    const { rows } = await look(`/caseload?programme=${programme}&flag=under-contact-target`);
    expect(rows).toEqual([
      expect.objectContaining({
        id: ids['met-too-little'],
        familyName: 'Musterfrau',
        givenName: 'Erika',
        ageBand: '28-34',
        registeredOn: '2021-05-01',
        programmes: [programme],
        waitingFor: [],
        phase: 'internship',
        lastContactOn: '2021-07-31',
        lastContactKept: true,
        lastContactChannel: 'phone',
        contactsInFourWeeks: 3,
        contactTargetInFourWeeks: 4,
        nextAppointmentOn: '2021-08-05',
        internshipDays: 21,
        internshipCapDays: 20,
        internshipReason: 'agreed so',
        recognitionClock: 'none',
        followUpDueOn: null,
        flags: ['internship-over-cap', 'unassigned', 'under-contact-target'],
      }),
    ]);
  });

  it('is as of the day of the question', async () => {
    const before = await look('/caseload?flag=no-contact-for-four-weeks', on('2021-07-30'));
    expect(names(before)).toEqual([]);
    expect(names(await look('/caseload?flag=recognition-overdue', on('2021-08-02')))).toEqual([
      'decision-awaited',
      'decision-due',
      'receipt-awaited',
      'receipt-due',
    ]);
  });

  describe('sorted', () => {
    const keyOf: Record<string, (row: Row) => string> = {
      'last-contact': (row) => row.lastContactOn ?? '1900-01-01',
      'next-appointment': (row) => row.nextAppointmentOn ?? '2199-12-31',
      registered: (row) => row.registeredOn,
    };
    const inOrder = (rows: Row[], sort: string) =>
      rows
        .map((row) => `${keyOf[sort]!(row)} ${row.id}`)
        .sort()
        .map((key) => key.split(' ')[1]);

    it.each(Object.keys(keyOf))('by %s, equal keys by id', async (sort) => {
      const { rows } = await look(`/caseload?sort=${sort}`);
      expect(rows.map(({ id }) => id)).toEqual(inOrder(rows, sort));
      const keys = rows.map(keyOf[sort]!);
      expect(new Set(keys).size).toBeGreaterThan(2);
      expect(new Set(keys).size).toBeLessThan(keys.length);
    });

    it('by the last contact if nothing is said', async () => {
      expect(await look('/caseload')).toEqual(await look('/caseload?sort=last-contact'));
    });

    /** All pages of a list; no more of them than there can be rows. */
    const pagesOf = async (query: string, between?: (seen: number) => Promise<void>): Promise<Row[][]> => {
      const pages: Row[][] = [];
      let next: string | undefined = '';
      while (next !== undefined && pages.length < 100) {
        const page = await look(`/caseload?${query}${next && `&cursor=${next}`}`);
        pages.push(page.rows);
        next = page.next;
        await between?.(pages.flat().length);
      }
      return pages;
    };

    it.each(Object.keys(keyOf))('by %s, in pages of any size: each row once, in order', async (sort) => {
      const whole = (await look(`/caseload?sort=${sort}`)).rows;
      for (let size = 1; size <= whole.length; size++) {
        const pages = await pagesOf(`sort=${sort}&limit=${size}`);
        expect(pages.flat()).toEqual(whole);
        expect(pages.map((page) => page.length)).toEqual(
          Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
            Math.min(size, whole.length - index * size),
          ),
        );
      }
    });

    it('in pages of a filtered list', async () => {
      const { rows } = await look('/caseload?flag=placed&sort=registered');
      const pages = await pagesOf('flag=placed&sort=registered&limit=3');
      expect([pages.length, pages.flat()]).toEqual([2, rows]);
    });

    it('in pages that lose and repeat nobody who stays in place while others come', async () => {
      const old = (await look('/caseload?sort=registered')).rows.map(({ id }) => id);
      const pages = await pagesOf('sort=registered&limit=3', async (seen) => {
        if (seen <= 9) await person(`late-${seen}`, { on: TEN_WEEKS_AGO });
      });
      const seen = pages.flat().map(({ id }) => id);
      expect(seen.filter((id) => old.includes(id))).toEqual(old);
      expect(new Set(seen).size).toBe(seen.length);
    });
  });

  it('says the same as the state where entries come late', async () => {
    ids.late = await test.person({ on: '2021-07-01', municipality: 'Latestadt' }, TODAY);
    await of('late', 'intake/assess-needs', { on: '2021-07-20', needs: ['work'] });
    await of('late', 'intake/assess-needs', { on: '2021-07-10', needs: ['debt'] });
    await of('late', 'assignment/assign-case-worker', { caseWorker: 'new', on: '2021-07-20' });
    await of('late', 'assignment/assign-case-worker', { caseWorker: 'old', on: '2021-07-10' });
    const { assignment, intake } = (await test.get(`/journeys/${ids.late}`, TODAY)).body.state;
    expect([assignment.caseWorker.value, intake.needs.value]).toEqual(['new', ['work']]);
    const [row] = (await look('/caseload?municipality=Latestadt')).rows;
    expect([row!.caseWorker, row!.needs]).toEqual(['new', ['work']]);
  });

  it('shows one recognition procedure, and nothing of another one', async () => {
    ids.twice = await test.person({ on: '2021-07-01', municipality: 'Zweistadt' }, TODAY);
    const first = await of('twice', 'recognition/file-recognition', filed('2021-02-01'));
    await of('twice', 'recognition/file-recognition', { ...filed('2021-07-20'), occupation: 'Lehrer' });
    for (const step of ['confirm-receipt', 'complete-documents'])
      await of('twice', `recognition/${step}`, { procedure: first.commandId, on: '2021-07-25' });
    await of('twice', 'recognition/decide-recognition', {
      procedure: first.commandId,
      on: '2021-07-30',
      result: 'full',
    });
    const [row] = (await look('/caseload?municipality=Zweistadt')).rows;
    expect(row).toMatchObject({
      recognitionOccupation: 'Lehrer',
      recognitionFiledOn: '2021-07-20',
      recognitionReceiptOn: null,
      recognitionCompleteOn: null,
      recognitionDecidedOn: null,
      recognitionClock: 'receipt-awaited',
    });
  });
});

describe('a query', () => {
  it.each([
    ['/caseload?unknown=1', 'unknown'],
    ['/caseload?constructor=1', 'constructor'],
    ['/caseload?__proto__=1', '__proto__'],
    ['/caseload?Coach=a', 'Coach'],
    ['/caseload?coach=a&coach=b', 'coach'],
    ['/caseload?coach[]=a', 'coach[]'],
    ['/caseload?limit=0', 'limit'],
    ['/caseload?limit=201', 'limit'],
    ['/caseload?limit=1.5', 'limit'],
    ['/caseload?limit=', 'limit'],
    ['/caseload?flag=rich', 'flag'],
    ['/caseload?sort=name', 'sort'],
    ['/funding?month=2021-13', 'month'],
    ['/funding?programme=1', 'programme'],
    ['/funding?limit=1', 'limit'],
  ])('%s is 400 and says which field', async (path, field) => {
    const { status, body } = await test.get(path);
    expect([status, body.code, body.errors?.[0]?.path]).toEqual([400, 'invalid', field]);
  });

  it.each([
    ['no base64', '!!!'],
    ['no JSON', token('x')],
    ['no list', token('{}')],
    ['too short', token('["2021-01-01"]')],
    ['too long', token('["2021-01-01","00000000-0000-4000-8000-000000000000",1]')],
    ['wrong types', token('[1,2]')],
    ['null', token('[null,null]')],
    ['no day', token('["2021-02-30","00000000-0000-4000-8000-000000000000"]')],
    ['no id', token(`["2021-01-01","' OR 1=1"]`)],
    ['nested', token('[["2021-01-01"],["00000000-0000-4000-8000-000000000000"]]')],
  ])('with a cursor that nobody gave out (%s) is 400', async (_, cursor) => {
    const { status, body } = await test.get(`/caseload?cursor=${cursor}`);
    expect([status, body.code]).toEqual([400, 'invalid-cursor']);
  });

  it.each(['/caseload', '/funding', '/journeys/:id', '/journeys/:id/history', '/programmes/:id'])(
    '%s refuses a position that is foreign, malformed or ahead',
    async (path) => {
      const id = path.startsWith('/programmes') ? await test.programme() : await test.person();
      const ask = async (after: string) => {
        const { status, body } = await test.get(`${path.replace(':id', id)}?after=${after}`);
        return [status, body.code];
      };
      expect(await ask(token('0123456789ab:1'))).toEqual([400, 'foreign-position']);
      for (const after of ['x', '1', token('1'), token(`${journalId()}:-1`), token(`${journalId()}:1.5`)])
        expect(await ask(after)).toEqual([400, 'invalid-position']);
      expect(await ask('')).toEqual([400, 'invalid']);
      expect(await ask('a'.repeat(101))).toEqual([400, 'invalid']);
      const began = performance.now();
      expect(await ask(token(`${journalId()}:999999`))).toEqual([400, 'invalid-position']);
      expect(performance.now() - began).toBeLessThan(1_000);
      expect(await ask(token(`${journalId()}:1`))).toEqual([200, undefined]);
    },
  );
});

describe('funding', () => {
  const lines = async (query: string, headers = TODAY) =>
    (await look(`/funding?${query}`, headers)).rows.map(({ title: _, programme: __, ...line }) => line);
  const line = (month: string, figures: Row) => ({
    month,
    seats: 2,
    seatsUsed: 0,
    waiting: 0,
    entries: 0,
    exits: 0,
    sessions: 0,
    minutes: 0,
    units: 0,
    placementsJob: 0,
    placementsApprenticeship: 0,
    placementsSchool: 0,
    placedToDate: 0,
    amountCents: 0,
    ...figures,
  });

  it('counts by month what a small story made of it, to the cent', async () => {
    const rates = [
      { unit: 'coaching-session', cents: 4_999 },
      { unit: 'teaching-unit', cents: 333 },
    ];
    const terms = { title: 'Zählprogramm', from: '2021-01-15', to: '2021-12-31', seats: 2, rates };
    const programme = await test.programme(terms, TODAY);
    const [ann, bob, eve, far] = await Promise.all([1, 2, 3, 4].map(() => test.person({}, TODAY)));
    const seat = (participant: string, day: string) =>
      done(`/programmes/${programme}/request-seat`, { participant, on: day });
    const of = (id: string, command: string, body: Body) => done(`/journeys/${id}/${command}`, body);

    await seat(ann!, '2021-01-15');
    await seat(bob!, '2021-02-01');
    await seat(eve!, '2021-02-28');
    await look('/funding');
    // January: two talks, one of them not in the programme yet.
    await of(ann!, 'coaching/hold-session', talk('2021-01-14', 60));
    await of(ann!, 'coaching/hold-session', talk('2021-01-15', 45));
    // February: three talks; 7 units in a course.
    await of(ann!, 'coaching/hold-session', talk('2021-02-28', 30));
    await of(bob!, 'coaching/hold-session', talk('2021-02-01', 25));
    await of(bob!, 'coaching/hold-session', talk('2021-02-01', 20));
    const course = {
      on: '2021-02-01',
      provider: 'Musterschule',
      kind: 'other',
      targetLevel: 'A2',
      units: 100,
      plannedFrom: '2021-02-01',
    };
    const { commandId } = await of(bob!, 'language/enrol-in-course', course);
    await of(bob!, 'language/start-course', { course: commandId, on: '2021-02-02' });
    await of(bob!, 'language/report-attendance', { course: commandId, on: '2021-02-02', units: 4 });
    await of(bob!, 'language/report-attendance', {
      course: commandId,
      on: '2021-02-03',
      units: 3,
      absentUnits: 1,
    });
    // March: 5 units; Ann and Bob begin to work, Ann twice; Bob leaves on the last day.
    await of(bob!, 'language/report-attendance', { course: commandId, on: '2021-03-01', units: 5 });
    const place = { employer: 'Musterbetrieb', occupation: 'Maler' };
    await of(ann!, 'placement/record-placement', { ...place, on: '2021-03-01', kind: 'apprenticeship' });
    await of(ann!, 'placement/record-placement', { ...place, on: '2021-03-31', kind: 'job' });
    await of(bob!, 'placement/record-placement', { ...place, on: '2021-03-15', kind: 'school' });
    await of(far!, 'placement/record-placement', { ...place, on: '2021-03-15', kind: 'job' });
    await of(bob!, 'enrolment/complete-programme', { programme, on: '2021-03-31' });
    await look('/funding');
    // Eve is offered the seat today and takes it on the same day.
    await done(`/programmes/${programme}/accept-seat`, { participant: eve!, on: '2021-07-31' });

    const told = { entries: 0, placedToDate: 2 };
    expect(await lines(`programme=${programme}`)).toEqual([
      line('2021-01', { seatsUsed: 1, entries: 1, sessions: 1, minutes: 45, amountCents: 4_999 }),
      line('2021-02', {
        seatsUsed: 2,
        waiting: 1,
        entries: 1,
        sessions: 3,
        minutes: 75,
        units: 7,
        amountCents: 3 * 4_999 + 7 * 333,
      }),
      line('2021-03', {
        seatsUsed: 1,
        waiting: 1,
        exits: 1,
        units: 5,
        placementsJob: 1,
        placementsApprenticeship: 1,
        placementsSchool: 1,
        placedToDate: 2,
        amountCents: 5 * 333,
      }),
      line('2021-04', { ...told, seatsUsed: 1, waiting: 1 }),
      line('2021-05', { ...told, seatsUsed: 1, waiting: 1 }),
      line('2021-06', { ...told, seatsUsed: 1, waiting: 1 }),
      line('2021-07', { ...told, seatsUsed: 2, entries: 1 }),
    ]);
    expect(await lines(`programme=${programme}&month=2021-02`)).toHaveLength(1);
    expect(await lines(`programme=${programme}`, on('2021-02-10'))).toHaveLength(2);
    expect(await lines(`programme=${programme}`, on('2022-03-01'))).toHaveLength(12);
    expect(await lines(`programme=${programme}`, on('2020-12-31'))).toEqual([]);
    expect(await lines('month=2020-12')).toEqual([]);
  });

  it('pays the rates and has the seats that were in force in a month', async () => {
    const programme = await test.programme(
      { seats: 2, rates: [{ unit: 'coaching-session', cents: 100 }] },
      TODAY,
    );
    const participant = await test.person({}, TODAY);
    await done(`/programmes/${programme}/request-seat`, { participant, on: '2021-01-01' });
    await look('/funding');
    for (const day of ['2021-01-10', '2021-02-28', '2021-03-01', '2021-04-10'])
      await done(`/journeys/${participant}/coaching/hold-session`, talk(day));
    const change = (day: string, cents: number, seats: number) =>
      done(`/programmes/${programme}/amend-programme`, {
        on: day,
        seats,
        rates: [{ unit: 'coaching-session', cents }],
      });
    await change('2021-04-01', 400, 4);
    await change('2021-03-01', 300, 3);
    const months = await lines(`programme=${programme}`, on('2021-04-30'));
    expect(months.map(({ month, seats, amountCents }) => [month, seats, amountCents])).toEqual([
      ['2021-01', 2, 100],
      ['2021-02', 2, 100],
      ['2021-03', 3, 300],
      ['2021-04', 4, 400],
    ]);
  });

  it('does not lose cents in large sums', async () => {
    const rates = [{ unit: 'coaching-session', cents: 999_999_999_999 }];
    const programme = await test.programme({ rates }, TODAY);
    const participant = await test.person({}, TODAY);
    await done(`/programmes/${programme}/request-seat`, { participant, on: '2021-07-01' });
    await look('/funding');
    for (let talks = 0; talks < 7; talks++)
      await done(`/journeys/${participant}/coaching/hold-session`, talk('2021-07-02'));
    expect((await lines(`programme=${programme}&month=2021-07`))[0]!.amountCents).toBe(6_999_999_999_993);
  });
});

const ROUNDS = times(20, 100);

describe('under load', () => {
  it('whoever gives the position of her own write sees it, in every round', async () => {
    const programme = await test.programme({ seats: 10_000 }, TODAY);
    const crowd = await Promise.all([1, 2, 3].map(() => test.person({}, TODAY)));
    let busy = true;
    const load = crowd.map(async (id) => {
      let requests = 0;
      for (; busy; requests++)
        await test.issue(`/journeys/${id}/coaching/hold-session`, talk('2021-07-30'), TODAY);
      return requests;
    });

    const write = async (path: string, body: Body): Promise<Row> => {
      const answer = await test.issue(path, body, TODAY);
      if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
      return answer.body;
    };
    /** What may be written to a journey, and how its row shows it. */
    const kinds: readonly ((
      id: string,
    ) => readonly [path: string, body: Body, shows: (row: Row) => unknown])[] = [
      (id) => [
        `/journeys/${id}/assignment/assign-case-worker`,
        { caseWorker: 'x' },
        (row) => row.caseWorker === 'x',
      ],
      (id) => [
        `/programmes/${programme}/request-seat`,
        { participant: id },
        (row) => row.programmes.includes(programme),
      ],
      (id) => [
        `/journeys/${id}/coaching/hold-session`,
        talk('2021-07-31'),
        (row) => row.lastContactOn === '2021-07-31',
      ],
      (id) => [
        `/journeys/${id}/placement/record-placement`,
        { on: '2021-07-31', kind: 'job', employer: 'Musterbetrieb', occupation: 'Maler' },
        (row) => row.flags.includes('placed'),
      ],
    ];
    const missed: string[] = [];
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const municipality = `Lastdorf ${round}`;
        const rowOf = async (after: string): Promise<Row | undefined> => {
          const query = `municipality=${encodeURIComponent(municipality)}&after=${after}`;
          const { status, body, text } = await test.get(`/caseload?${query}`, TODAY);
          if (status !== 200) throw new Error(`caseload answered ${status} ${text}`);
          return body.rows[0];
        };
        const { id, position: registered } = await write('/journeys', somebody({ municipality }));
        if ((await rowOf(registered))?.id !== id) missed.push(`${round}: registered`);
        const [path, body, shows] = kinds[round % kinds.length]!(id);
        const { position: after } = await write(path, body);
        const row = await rowOf(after);
        if (!row || !shows(row)) missed.push(`${round}: ${path}`);
      }
    } finally {
      busy = false;
    }
    const requests = (await Promise.all(load)).reduce((sum, each) => sum + each, 0);
    expect(missed).toEqual([]);
    expect(requests).toBeGreaterThan(100);
  }, 180_000);
});

describe('a view that does not come this far', () => {
  const locked = async <T>(table: string, work: () => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: test.databaseUrl });
    await client.connect();
    await client.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
    try {
      return await work();
    } finally {
      await client.end();
    }
  };
  const behind = (answer: { status: number; headers: Row; body: Row }) => {
    expect([answer.status, answer.body.code]).toEqual([503, 'view-behind']);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['retry-after']).toBe('1');
  };

  it('is waited for, but not for ever; then it is 503 view-behind', async () => {
    const written = await locked('views.caseload', async () => {
      const { position: after } = await done('/journeys', somebody({ municipality: 'Wartestadt' }));
      const began = performance.now();
      behind(await test.get(`/caseload?after=${after}`));
      const waited = performance.now() - began;
      expect(waited).toBeGreaterThan(1_000);
      expect(waited).toBeLessThan(8_000);
      const unasked = await test.get('/caseload?municipality=Wartestadt');
      expect([unasked.status, unasked.body.rows]).toEqual([200, []]);
      return after;
    });
    const { status, body } = await test.get(`/caseload?municipality=Wartestadt&after=${written}`);
    expect([status, body.rows.length]).toEqual([200, 1]);
  });

  it('is 503 when its projector has stopped, and the other views go on', async () => {
    await test.service.runtime.projectors.get('caseload')!.stop();
    const { position: after, id } = await done('/programmes', {
      title: 'Danach',
      from: '2021-07-01',
      seats: 1,
      funders: ['Musterfonds'],
      rates: [],
    });
    behind(await test.get(`/caseload?after=${after}`));
    expect((await look(`/funding?programme=${id}`)).rows).toHaveLength(1);
    expect((await test.get(`/programmes/${id}?after=${after}`)).status).toBe(200);

    await test.service.runtime.policies!.stop();
    const { position: later } = await done(`/programmes/${id}/amend-programme`, {
      on: '2021-07-31',
      seats: 2,
    });
    behind(await test.get(`/funding?after=${later}`));
    behind(await test.get(`/programmes/${id}?after=${later}`));
    expect((await test.get(`/programmes/${id}`)).body.version).toBe(2);
  });
});
