import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { digestsOf, figuresOf, FORMS, packed, unpacked } from './forms.js';
import type { Statement } from './statement.js';

const id = '00000000-0000-4000-8000-000000000001';
const line = { module: 'kurs', moduleTitle: 'Kurse', line: 'ue', lineTitle: 'Unterrichtseinheit' };
const receipt = {
  on: '2021-03-04',
  issuedOn: '2021-03-01',
  module: 'kurs',
  line: 'fee',
  municipality: 'Musterstadt',
};
const statement: Statement = {
  grant: {
    ...{ id, title: 'Musterzuwendung', funder: 'Musterland', legalBasis: '§ 44 LHO', reference: null },
    ...{ from: '2021-01-01', to: '2021-12-31', ownShare: { permille: 200, basis: 'within' } },
  },
  ...{ kind: 'final', from: '2021-01-01', to: '2021-12-31', rounding: 'half-up' },
  through: { stream: `grant-${id}`, version: 7, id },
  totals: {
    ...{ approvedCents: 1_000_000, spentCents: 1_234_567 + 5, ownShareCents: 246_914, grantCents: 987_658 },
    drawnDownCents: 900_000,
  },
  plan: [
    {
      ...{ module: 'kurs', moduleTitle: 'Kurse', approvedCents: 1_000_000, spentCents: 1_234_572 },
      ...{ ownShareCents: 246_914, grantCents: 987_658, differenceCents: -234_572 },
      lines: [{ ...line, spentCents: 1_234_572, ownShareCents: 246_914, grantCents: 987_658 }],
    },
  ],
  receipts: [
    { ...receipt, number: '=1+1', payee: 'Muster-Şahin & Söhne', cents: 1_234_567 },
    { ...receipt, number: 'B 2', payee: null, cents: 5 },
    ...Array.from({ length: 60 }, (_, n) => ({
      ...receipt,
      number: `N ${n}`,
      payee: 'Muster-Verlag',
      cents: 0,
    })),
  ],
  delivered: [
    { module: 'kurs', line: 'ue', units: 120, minutes: 5_400, heads: 12, cents: 450_000 },
    { module: 'kurs', line: null, units: 120, minutes: 5_400, heads: 12, cents: 450_000 },
  ],
  participation: { stockAtEnd: 10, distinct: 12, entries: 12, exits: 2 },
  outcomes: [{ outcome: 'job', atExit: 1, afterSixMonths: 1 }],
};

describe('a statement', () => {
  it('has the same bytes today as on the day these digests were taken', async () => {
    expect(await digestsOf(statement)).toEqual(PINNED);
  });

  it('has the same bytes an hour later and in another order of its fields', async () => {
    const turned = JSON.parse(
      JSON.stringify(statement, (_, value: unknown) =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).toReversed())
          : value,
      ),
    ) as Statement;
    expect(await digestsOf(turned)).toEqual(await digestsOf(statement));
  });

  it('has other bytes when a cent changes, in every form', async () => {
    const other = {
      ...statement,
      receipts: statement.receipts.map((each, at) => (at === 0 ? { ...each, cents: each.cents + 1 } : each)),
    };
    const [one, two] = [await digestsOf(statement), await digestsOf(other)];
    for (const format of Object.keys(one) as (keyof typeof one)[]) expect(two[format]).not.toBe(one[format]);
    expect(figuresOf(other)).not.toBe(figuresOf(statement));
  });

  it('says the same figures wherever the journal was cut', () => {
    const later = { ...statement, through: { ...statement.through, version: 8 } };
    expect(figuresOf(later)).toBe(figuresOf(statement));
  });

  it('is kept in a fact and comes out as it went in', () => {
    expect(unpacked(packed(statement))).toEqual(statement);
  });
});

describe('its forms', () => {
  it('CSV has semicolons, decimal commas, a byte order mark, and texts that are no formulas', async () => {
    const csv = Buffer.from(FORMS.csv.of(statement)).toString();
    expect(csv.startsWith('\ufeffVerwendungsnachweis\r\n')).toBe(true);
    expect(csv).toContain('Kurse;Summe;10000,00;12345,72;2469,14;9876,58;-2345,72\r\n');
    expect(csv).toContain(
      "1;04.03.2021;'=1+1;01.03.2021;Muster-Şahin & Söhne;kurs;fee;Musterstadt;12345,67\r\n",
    );
    expect(csv).toContain('2;04.03.2021;B 2;01.03.2021;(gelöscht);kurs;fee;Musterstadt;0,05\r\n');
  });

  it('XLSX has a sheet for each table, and numbers in its cells', async () => {
    const files = unzipSync(await FORMS.xlsx.of(statement));
    const workbook = strFromU8(files['xl/workbook.xml']!);
    expect([...workbook.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Verwendungsnachweis',
      'Zahlenmäßiger Nachweis',
      'Belegliste',
      'Einheiten und Personen',
      'Teilnehmende',
      'Verbleib der Ausgetretenen',
    ]);
    const cells = [...strFromU8(files['xl/worksheets/sheet2.xml']!).matchAll(/<c ([^>]*)><v>([^<]*)<\/v>/g)];
    const spent = cells.find(([, , value]) => value === '12345.72')!;
    expect(spent[1]).not.toContain('t=');
    expect(Object.keys(files).filter((name) => name.includes('docProps'))).toEqual([]);
  });

  it('PDF has as many pages as it needs, and neither the moment nor chance in it', async () => {
    const pdf = Buffer.from(FORMS.pdf.of(statement)).toString('latin1');
    expect(pdf.startsWith('%PDF-1.')).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(3);
    expect(pdf).toContain('D:20211231000000Z');
    expect(pdf).not.toContain(`D:${new Date().getFullYear()}`);
    expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
  });
});

/** Change them only with a change of what a statement says: those that were frozen before are rendered by the same code. */
const PINNED = {
  json: '3e3daa97c42615587b113248b423978b9b32f1f530c315943243eada3fcc5ed9',
  csv: '9abeaa808172a72a1c5aaf7d525fdfbede95818ba20fe0845c8e4adf5744c1db',
  xlsx: 'ebece447087d1777836ab254372575d9beffbf30dddc3885b8e6c2f99d2de190',
  pdf: '287e85da4a59baf51a8486ed9ed4ce3b01dfd287589468ad4730f93af12140c1',
};
