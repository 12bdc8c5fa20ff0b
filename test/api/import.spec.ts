import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { type Row, TODAY, UNKNOWN } from '../support/answers.js';
import { type Headers, startTestService, type TestService } from '../support/service.js';

let test: TestService;
let programme: string;
beforeAll(async () => {
  test = await startTestService();
  programme = await test.programme({ from: '2021-01-01' }, TODAY);
});
afterAll(() => test.stop());

const HEADER = 'familyName;birthDate;sex;municipality;motherTongue;interpreterNeeded;noDuplicate';
const person = (name: string) => `${name};1990-05-17;female;Musterstadt;ar;true;checked`;
const file = (...lines: string[]) => [HEADER, ...lines].join('\r\n');

const send = async (body: string | Buffer, headers: Headers = {}, query = ''): Promise<Response> =>
  test.issue(`/journeys/import${query}`, body, {
    ...TODAY,
    'content-type': 'text/csv',
    'idempotency-key': randomUUID(),
    ...headers,
  });
const answered = async (sent: Promise<Response>): Promise<Row> => {
  const { status, body, text } = await sent;
  expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  return body as Row;
};
const caseload = async (municipality: string, position: string): Promise<Row[]> => {
  const query = `municipality=${municipality}&sort=registered&limit=200&after=${position}`;
  return ((await test.get(`/caseload?${query}`, TODAY)).body as { rows: Row[] }).rows;
};
const recordedFacts = async (): Promise<number> =>
  Number((await test.service.runtime.journal.head()).toString());

describe('an import', () => {
  it('records what a city knows of each participant, from a spreadsheet as offices save it', async () => {
    const csv = [
      '\ufeffNachname;Vorname;geboren am;Geschlecht;Wohnort;Muttersprache;Sprachmittlung;Aufnahmedatum;Telefon;E-Mail;' +
        'BG-Nummer;Deutsch;Sprache;Sprachniveau;Aufenthaltstitel;Rechtsgrundlage;gültig ab;gültig bis;Rechtskreis;' +
        'Leistungsbezug ab;Leistungsträger;Fallmanager;Programm;Platz ab;Beschäftigungserlaubnis;Beschäftigung ab',
      `"Muster;mann";"Max ""M""";17.5.1990;m;Großmusterstadt;AR;nein;1.3.2021;0000 12345;max@muster.example;` +
        `00000BG0000001;a2;prs;Native;residence-permit;§ 25(2) AufenthG;01.01.2021;31.12.2023;SGB II;` +
        `1.2.2021;Jobcenter Musterstadt;Coach-7;${programme};1.3.2021;unrestricted;1.1.2021`,
    ].join('\r\n');
    const { position, ...counts } = await answered(send(csv));
    expect(counts).toEqual({ dryRun: false, rows: 1, imported: 1, repeated: 0, faulty: 0, problems: [] });
    const [row] = await caseload('Großmusterstadt', position as string);
    expect(row).toMatchObject({
      ...{ familyName: 'Muster;mann', givenName: 'Max "M"', sex: 'male', motherTongue: 'ar' },
      ...{ interpreterNeeded: false, registeredOn: '2021-03-01', caseWorker: 'coach-7', germanLevel: 'A2' },
      ...{ regime: 'sgb-ii', regimeSince: '2021-02-01', workScope: 'unrestricted' },
      ...{ titleKind: 'residence-permit', titleUntil: '2023-12-31' },
    });
    const history = (await test.get(`/journeys/${row!.id}/history`, TODAY)).body as { entries: Row[] };
    const said = history.entries.map(({ read }) => [read.type, read.data]);
    expect(said).toEqual(
      expect.arrayContaining([
        ['DetailsChanged', { phone: '0000 12345', email: 'max@muster.example' }],
        ['ExternalNumberRecorded', { kind: 'benefit-unit', number: '00000BG0000001' }],
        ['LanguageSkillRecorded', { language: 'prs', level: 'native' }],
      ]),
    );
    expect(history.entries[0]!.stored.meta).toMatchObject({
      actor: { id: 'coach-1' },
      legalBasis: 'Art. 6(1)(e) GDPR with § 67a SGB X',
    });
    const seats = (await test.get(`/programmes/${programme}/history`, TODAY)).body as { entries: Row[] };
    expect(seats.entries.at(-1)!.read).toMatchObject({
      type: 'SeatReserved',
      happenedOn: '2021-03-01',
      data: { participant: row!.id },
    });
  });

  it('takes the legal basis and the actor of the request', async () => {
    const { position } = await answered(
      send(file(person('Muster').replace('Musterstadt', 'Grundort')), {
        'legal-basis': 'a contract',
        'dev-actor': 'importer-1',
      }),
    );
    const [row] = await caseload('Grundort', position as string);
    const { entries } = (await test.get(`/journeys/${row!.id}/history`)).body as { entries: Row[] };
    expect(entries[0]!.stored.meta).toMatchObject({ legalBasis: 'a contract', actor: { id: 'importer-1' } });
  });

  it('sent again under its name doubles nothing, and goes on where it stopped', async () => {
    const name = { 'idempotency-key': 'city-2021' };
    await answered(send(file(person('A'), person('B')), name));
    const before = await recordedFacts();
    const again = await answered(send(file(person('A'), person('B')), name));
    expect(again).toMatchObject({ rows: 2, imported: 0, repeated: 2, faulty: 0 });
    expect(await recordedFacts()).toBe(before);
    const more = await answered(send(file(person('A'), person('B'), person('C')), name));
    expect(more).toMatchObject({ rows: 3, imported: 1, repeated: 2 });
    expect(await recordedFacts()).toBe(before + 1);
    const changed = await answered(send(file(person('A'), person('Beh')), name));
    expect(changed).toMatchObject({
      ...{ imported: 0, repeated: 1, faulty: 1 },
      problems: [{ row: 3, code: 'idempotency-key-reused', hint: expect.stringContaining('already') }],
    });
    expect(await recordedFacts()).toBe(before + 1);
  });

  it('goes by the name that a row has of its own, wherever it stands', async () => {
    const name = { 'idempotency-key': 'city-with-references' };
    const rows = (...names: string[]) =>
      [`reference;${HEADER}`, ...names.map((each) => `${each};${person(each)}`)].join('\n');
    await answered(send(rows('A', 'B', 'C'), name));
    const again = await answered(send(rows('C', 'D', 'A'), name));
    expect(again).toMatchObject({ imported: 1, repeated: 2, faulty: 0 });
  });

  it('completes a row of which only the first entry was recorded before the service died', async () => {
    const name = { 'idempotency-key': 'half a row' };
    const wide = (...more: string[]) => `${HEADER};caseWorker;phone\n${[person('A'), ...more].join(';')}`;
    await answered(send(wide('', ''), name));
    const before = await recordedFacts();
    expect(await answered(send(wide('coach-9', '0000'), name))).toMatchObject({ imported: 1, repeated: 0 });
    expect(await recordedFacts()).toBe(before + 2);
    expect(await answered(send(wide('coach-9', '0000'), name))).toMatchObject({ imported: 0, repeated: 1 });
  });

  it('sent twice at the same moment doubles nothing', async () => {
    const before = await recordedFacts();
    const whole = file(...Array.from({ length: 60 }, (_, index) => person(`Muster ${index}`)));
    const name = { 'idempotency-key': 'twice at once' };
    const both = await Promise.all([answered(send(whole, name)), answered(send(whole, name))]);
    expect(both.map(({ rows, faulty }) => [rows, faulty])).toEqual([
      [60, 0],
      [60, 0],
    ]);
    expect(await recordedFacts()).toBe(before + 60);
  });
});

describe('a dry run', () => {
  it('says the same and records nothing, not even a key', async () => {
    const csv = file(
      person('A'),
      'B;1990-05-17;what;Musterstadt;ar;true;checked',
      `C;2030-05-17;female;Musterstadt;ar;true;checked`,
    );
    const before = await recordedFacts();
    const keys = async () =>
      (await test.service.runtime.pool.query<{ n: string }>('SELECT count(*) AS n FROM keys.data_key'))
        .rows[0]!.n;
    const keysBefore = await keys();
    const name = { 'idempotency-key': 'try' };
    const looked = await answered(send(csv, name, '?dryRun=true'));
    expect(looked).toMatchObject({ dryRun: true, rows: 3, imported: 1, repeated: 0, faulty: 2 });
    expect(looked).not.toHaveProperty('position');
    expect([await recordedFacts(), await keys()]).toEqual([before, keysBefore]);
    const { problems } = await answered(send(csv, name));
    expect(problems).toEqual(looked.problems);
    expect(await answered(send(csv, name, '?dryRun=true'))).toMatchObject({ imported: 0, repeated: 1 });
  });
});

describe('a faulty row', () => {
  beforeAll(async () => {
    const { position } = await answered(send(file(person('Doppelt'))));
    await caseload('Musterstadt', position as string);
    const seen = { familyName: 'Doppelt', after: position };
    expect((await test.issue('/people', seen, TODAY)).status).toBe(200);
  });

  const WIDE = `${HEADER};registeredOn;titleKind;titleParagraph;titleFrom;titleUntil;regime;regimeSince;regimeDecidedOn;programme`;
  const wide = (fields: Record<string, string>) => {
    const all: Record<string, string> = {
      ...{ familyName: 'Muster', birthDate: '1990-05-17', sex: 'female', municipality: 'Musterstadt' },
      ...{ motherTongue: 'ar', interpreterNeeded: 'ja', noDuplicate: 'checked', ...fields },
    };
    return `${WIDE}\n${WIDE.split(';')
      .map((column) => all[column] ?? '')
      .join(';')}`;
  };
  const title = { titleKind: 'visa', titleParagraph: '§ 6 AufenthG', titleFrom: '2021-01-01' };

  it.each<[code: string, column: string, fields: Record<string, string>]>([
    ['invalid', 'familyName', { familyName: '' }],
    ['invalid', 'birthDate', { birthDate: '31.2.1990' }],
    ['invalid', 'sex', { sex: 'yes' }],
    ['invalid', 'motherTongue', { motherTongue: 'Arabisch' }],
    ['invalid', 'interpreterNeeded', { interpreterNeeded: 'vielleicht' }],
    ['invalid', 'titleParagraph', { titleKind: 'visa', titleFrom: '2021-01-01' }],
    ['invalid', 'regime', { regime: 'sgb-ix', regimeSince: '2021-01-01' }],
    ['invalid', 'programme', { programme: 'Musterprogramm' }],
    ['born-after-registration', 'birthDate', { birthDate: '2021-07-01', registeredOn: '2021-06-01' }],
    ['in-the-future', 'registeredOn', { registeredOn: '2021-08-01' }],
    [
      'in-the-future',
      'regimeDecidedOn',
      { ...{ regime: 'sgb-ii', regimeSince: '2021-01-01' }, regimeDecidedOn: '2022-01-01' },
    ],
    ['end-before-start', 'titleUntil', { ...title, titleUntil: '2020-12-31' }],
    ['not-found', 'programme', { programme: UNKNOWN }],
    ['reason-required', 'noDuplicate', { familyName: 'Doppelt', noDuplicate: '' }],
  ])('%s in %s is named, and nothing of the row recorded', async (code, column, fields) => {
    const before = await recordedFacts();
    const answer = await answered(send(wide(fields)));
    expect(answer).toMatchObject({ rows: 1, imported: 0, faulty: 1 });
    expect(answer.problems).toEqual([
      { row: 2, column, code, hint: expect.stringMatching(/\w{2,} .*\w{2,}/) },
    ]);
    expect(await recordedFacts()).toBe(before);
  });

  it('does not keep the others out; rows are counted as the spreadsheet does, blank ones and long cells included', async () => {
    const csv = `${HEADER}\n${person('A')}\n;;;;;;\n\n"B\nvon Muster";1990-05-17;x;Musterstadt;ar;ja;checked\n${person('C')}\nD;1990-05-17`;
    const answer = await answered(send(csv));
    expect(answer).toMatchObject({ rows: 4, imported: 2, faulty: 2 });
    expect((answer.problems as Row[]).map(({ row, code }) => [row, code])).toEqual([
      [5, 'invalid'],
      [7, 'cells'],
    ]);
  });

  it('comes back as CSV with what is wrong; mended and sent alone it is taken in', async () => {
    const name = { 'idempotency-key': 'mend' };
    const whole = file(person('A'), '=1+1;1990-05-17;x;Mendort;ar;vielleicht;checked', person('C'));
    const report = await send(whole, { ...name, accept: 'text/csv' });
    expect(report.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = report.text.trimEnd().split('\r\n');
    expect(lines).toEqual([
      `_row,_column,_code,_hint,${HEADER.replaceAll(';', ',')}`,
      expect.stringMatching(
        /^3,sex \| interpreterNeeded,invalid \| invalid,.*,'=1\+1,1990-05-17,x,Mendort,ar,vielleicht,checked$/,
      ),
    ]);
    const mended = lines.join('\n').replace(',x,', ',w,').replace('vielleicht', 'nein');
    const { position, ...answer } = await answered(send(mended, name));
    expect(answer).toMatchObject({ rows: 1, imported: 1, repeated: 0 });
    expect((await caseload('Mendort', position as string)).map(({ familyName }) => familyName)).toEqual([
      '=1+1',
    ]);
    const all = await answered(send(whole.replace(';x;', ';w;').replace('vielleicht', 'nein'), name));
    expect(all).toMatchObject({ rows: 3, imported: 0, repeated: 3 });
  });
});

describe('a file is refused as a whole', () => {
  it.each<[string, string | Buffer, string, RegExp]>([
    ['with an unknown column', `${HEADER};shoeSize\n${person('A')};40`, 'shoeSize', /is no column/],
    ['without a column that each row needs', 'familyName\nA', 'birthDate', /is missing/],
    ['with a column twice', `${HEADER};Nachname\n${person('A')};B`, 'familyName', /is there twice/],
  ])('%s', async (_, csv, path, hint) => {
    const { status, body } = await send(csv);
    expect([status, body.code]).toEqual([400, 'invalid']);
    expect(body.errors).toEqual(expect.arrayContaining([{ path, hint: expect.stringMatching(hint) }]));
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['that is empty', '', /empty/],
    ['in latin-1', Buffer.from(file(person('Müller')), 'latin1'), /UTF-8/],
    ['with a quotation mark that nothing closes', `${HEADER}\n"A;1990-05-17\n`, /row 2 on/],
  ])('%s', async (_, csv, hint) => {
    const { status, body } = await send(csv);
    expect([status, body.code, body.hint]).toEqual([400, 'malformed', expect.stringMatching(hint)]);
  });

  it('without a name, or as anything but CSV', async () => {
    const unnamed = await send(file(person('A')), { 'idempotency-key': undefined });
    expect([unnamed.status, unnamed.body.errors]).toMatchObject([400, [{ path: 'headers.idempotency-key' }]]);
    expect((await send(file(person('A')), { 'idempotency-key': undefined }, '?dryRun=true')).status).toBe(
      200,
    );
    for (const headers of [{ 'content-type': 'application/json' }, { 'content-encoding': 'gzip' }])
      expect((await send(headers['content-type'] ? '{}' : 'x', headers)).status).toBe(415);
    const large = await send(file(...Array.from({ length: 120_000 }, () => person('A'))));
    expect([large.status, large.body.code]).toEqual([413, 'too-large']);
  });

  it('is taken nowhere else', async () => {
    const { status, body } = await test.issue('/journeys', 'a;b', { 'content-type': 'text/csv' });
    expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
  });
});
