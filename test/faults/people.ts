import { random } from './load.js';

/** A made-up row, and what is expected to be wrong with it. */
export interface Line {
  readonly cells: Readonly<Record<string, string>>;
  /** The same once it was mended. */
  readonly right: Readonly<Record<string, string>>;
  readonly fault?: { readonly column: string; readonly code: string };
}

export const COLUMNS = [
  ...['familyName', 'givenName', 'birthDate', 'sex', 'municipality', 'motherTongue', 'interpreterNeeded'],
  ...['registeredOn', 'phone', 'benefitUnit', 'germanLevel', 'titleKind', 'titleParagraph', 'titleFrom'],
  ...['titleUntil', 'regime', 'regimeSince', 'caseWorker', 'programme', 'seatFrom', 'noDuplicate'],
] as const;

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** What people do wrong in spreadsheets: the cells, the column that is to be named, and the code. */
const FAULTS: readonly (readonly [cells: Readonly<Record<string, string>>, column: string, code: string])[] =
  [
    [{ familyName: '' }, 'familyName', 'invalid'],
    [{ birthDate: '' }, 'birthDate', 'invalid'],
    [{ birthDate: '31.02.1990' }, 'birthDate', 'invalid'],
    [{ birthDate: '05/17/1990' }, 'birthDate', 'invalid'],
    [{ sex: 'Frau' }, 'sex', 'invalid'],
    [{ motherTongue: 'Arabisch' }, 'motherTongue', 'invalid'],
    [{ interpreterNeeded: 'manchmal' }, 'interpreterNeeded', 'invalid'],
    [{ germanLevel: 'A3' }, 'germanLevel', 'invalid'],
    [{ titleKind: 'Duldung' }, 'titleKind', 'invalid'],
    [{ titleFrom: '' }, 'titleFrom', 'invalid'],
    [{ titleUntil: '01.01.2020' }, 'titleUntil', 'end-before-start'],
    [{ regime: 'sgb-v' }, 'regime', 'invalid'],
    [{ regimeSince: '' }, 'regimeSince', 'invalid'],
    [{ caseWorker: 'Frau Muster' }, 'caseWorker', 'invalid'],
    [{ registeredOn: '01.01.2150' }, 'registeredOn', 'in-the-future'],
    [{ birthDate: '01.04.2021' }, 'birthDate', 'born-after-registration'],
    [{ programme: 'Musterprogramm' }, 'programme', 'invalid'],
    [{ programme: UNKNOWN }, 'programme', 'not-found'],
  ];

const SYLLABLES = [
  'ba',
  'ke',
  'lo',
  'mu',
  'ni',
  'pa',
  're',
  'so',
  'tu',
  'wi',
  'zo',
  'fe',
  'gu',
  'hi',
  'ja',
  'dö',
];

/** A name that resembles few others: a search for duplicates is to find them, not everybody. */
const madeUp = (index: number): string => {
  const scattered = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  return [0, 4, 8, 12, 16].map((at) => SYLLABLES[(scattered >>> at) % 16]).join('');
};

/** A city's spreadsheet: the place names the row, since names are sealed; 2 of 100 rows are faulty. */
export const people = (count: number, seed: number, programmes: readonly string[]): readonly Line[] => {
  const chance = random(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;
  const two = (most: number) => String(1 + Math.floor(chance() * most)).padStart(2, '0');
  return Array.from({ length: count }, (_, index) => {
    const programme = chance() < 0.1 ? pick(programmes) : '';
    const right = {
      noDuplicate: 'geprüft',
      familyName: pick(['', '=', '"', '\n; ']) + madeUp(index),
      givenName: madeUp(index + count),
      birthDate: `${two(28)}.${two(12)}.${1960 + Math.floor(chance() * 40)}`,
      sex: pick(['w', 'm', 'diverse', 'unknown']),
      municipality: `Musterort ${index}`,
      motherTongue: pick(['ar', 'uk', 'prs']),
      interpreterNeeded: pick(['ja', 'nein']),
      registeredOn: '01.03.2021',
      phone: '0000 000',
      benefitUnit: `BG ${index}`,
      germanLevel: pick(['A1', 'a2', 'B1']),
      titleKind: 'residence-permit',
      titleParagraph: '§ 25(2) AufenthG',
      titleFrom: '01.02.2021',
      titleUntil: '31.01.2024',
      regime: 'SGB II',
      regimeSince: '01.02.2021',
      caseWorker: pick(['a.muster', 'b.muster']),
      programme,
      seatFrom: programme && '15.03.2021',
    };
    if (index % 50 !== 37) return { cells: right, right };
    const [cells, column, code] = FAULTS[Math.floor(index / 50) % FAULTS.length]!;
    return { cells: { ...right, ...cells }, right, fault: { column, code } };
  });
};

const quoted = (cell: string): string => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** @param rows those of them that are in the file, each with its number */
export const csvOf = (lines: readonly Line['cells'][], rows?: readonly number[]): string =>
  [COLUMNS, ...lines.map((cells) => COLUMNS.map((column) => cells[column] ?? ''))]
    .map((record, index) => [...(rows ? [String(rows[index - 1] ?? '_row')] : []), ...record])
    .map((record) => record.map(quoted).join(';'))
    .join('\r\n');
