import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { readCsv } from '../../src/engine/csv.js';
import { addDays } from '../../src/kernel/local-date.js';
import { type Row, TODAY } from '../support/answers.js';
import { startTestService, type TestService } from '../support/service.js';

const COUNT = 520;

let test: TestService;
let position: string;
beforeAll(async () => {
  test = await startTestService();
  const header = 'familyName,givenName,birthDate,sex,municipality,motherTongue,interpreterNeeded,noDuplicate';
  // Each born on a day of her own: people who may be the same are looked at one by one.
  const line = (name: string, place: string, index = 0) =>
    `"${name.replaceAll('"', '""')}",,${addDays('1990-05-17', index)},female,${place},ar,true,checked`;
  const csv = [
    header,
    ...Array.from({ length: COUNT }, (_, index) =>
      line(
        `Muster${index.toString(36).replace(/\d/g, (digit) => 'qwertzuiop'[Number(digit)]!)}`,
        'Musterstadt',
        index,
      ),
    ),
    line('=HYPERLINK(1)', 'Formelort'),
    line('\'quoted\'; "x",\n-y', 'Formelort'),
  ].join('\n');
  const answer = await test.issue('/journeys/import', csv, {
    ...{ ...TODAY, 'content-type': 'text/csv', 'idempotency-key': 'export' },
  });
  ({ position } = answer.body as { position: string });
}, 180_000);
afterAll(() => test.stop());

const get = (query: string, headers = {}): Promise<Response> =>
  test.get(`/caseload?${query}&sort=registered&after=${position}`, { ...TODAY, ...headers });
const rows = async (query: string): Promise<Row[]> => {
  const { body } = await get(`${query}&limit=200`);
  return (body as { rows: Row[] }).rows;
};
const records = async (text: string): Promise<(readonly string[])[]> => {
  const found = [];
  for await (const record of readCsv([Buffer.from(text)])) found.push(record);
  return found;
};

describe('a list as CSV', () => {
  it('has all pages, each row once, and the columns of the list', async () => {
    const answer = await get('municipality=Musterstadt&format=csv');
    expect([answer.status, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="caseload.csv"',
    ]);
    const [header, ...lines] = await records(answer.text);
    expect(new Set(lines.map(([id]) => id)).size).toBe(COUNT);
    expect(lines).toHaveLength(COUNT);
    const [first] = await rows('municipality=Musterstadt');
    expect(header).toEqual(Object.keys(first!));
    const line = lines.find(([id]) => id === first!.id)!;
    const cell = (column: string) => line[header!.indexOf(column)];
    expect([cell('familyName'), cell('interpreterNeeded'), cell('registeredOn'), cell('flags')]).toEqual([
      ...[first!.familyName, 'true', '2021-07-31'],
      (first!.flags as string[]).join(', '),
    ]);
  });

  it('begins where a cursor says', async () => {
    const { body } = await get('municipality=Musterstadt&limit=200');
    const { text } = await get(
      `municipality=Musterstadt&format=csv&cursor=${(body as { next: string }).next}`,
    );
    expect(await records(text)).toHaveLength(1 + COUNT - 200);
  });

  it('comes by the Accept header, too, and says its columns where no row is', async () => {
    const empty = await get('municipality=Nirgendwo', { accept: 'text/csv' });
    expect(empty.text).toMatch(/^id,familyName,.*\r\n$/);
    const funding = await test.get('/funding?month=2021-01', { ...TODAY, accept: 'text/csv' });
    expect(funding.text).toMatch(/^programme,/);
    expect((await get('municipality=Nirgendwo', { accept: 'application/json' })).body).toEqual({ rows: [] });
  });

  it('opens in the spreadsheet of an office', async () => {
    const { text } = await get('municipality=Formelort&format=csv-office');
    expect(text.startsWith('\ufeffid;familyName;')).toBe(true);
    expect(await records(text)).toHaveLength(3);
  });

  it('has no cell that a spreadsheet would take for a formula, and is read as it was meant', async () => {
    const { text } = await get('municipality=Formelort&format=csv');
    expect(text).not.toMatch(/(^|,|\r\n)"?[=+@-]/);
    const [header, ...lines] = await records(text);
    const names = lines.map((line) => line[header!.indexOf('familyName')]).sort();
    expect(names).toEqual(['\'quoted\'; "x",\n-y', '=HYPERLINK(1)']);
  });

  it('is refused as the list would be', async () => {
    expect((await get('format=xls')).status).toBe(400);
    const { status, body } = await get('format=csv&cursor=nonsense');
    expect([status, body.code]).toEqual([400, 'invalid-cursor']);
  });
});
