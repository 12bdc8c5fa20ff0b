import { ROUNDING } from './compute.js';
import type { Statement } from './statement.js';

/* A statement as tables, in German: what the forms for spreadsheets and for signing have in common. */

export type ColumnKind = 'text' | 'day' | 'count' | 'cents';
export type Cell = string | number | null;

export interface Section {
  readonly title: string;
  readonly columns: readonly (readonly [title: string, kind: ColumnKind])[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows that are sums, by index. */
  readonly sums: readonly number[];
}

const KINDS = { interim: 'Zwischennachweis', final: 'Verwendungsnachweis' } as const;
const BASES = { within: 'der zuwendungsfähigen Ausgaben', 'on-top': 'zusätzlich zur Zuwendung' } as const;

/** What the method of rounding is called. */
const ROUNDINGS: Readonly<Record<string, string>> = {
  [ROUNDING]: 'jeder Betrag für sich kaufmännisch, der Eigenanteil über fortlaufende Summen',
};

export const titleOf = ({ kind }: Statement): string => KINDS[kind];

export const germanDay = (day: string): string => day.split('-').toReversed().join('.');

/** What stands at the head of every form. */
export const headOf = ({
  grant,
  from,
  to,
  through,
  rounding,
}: Statement): readonly (readonly [string, string])[] => [
  ['Zuwendung', grant.title],
  ['Zuwendungsgeber', grant.funder],
  ['Rechtsgrundlage', grant.legalBasis],
  ['Aktenzeichen', grant.reference ?? ''],
  ['Bewilligungszeitraum', `${germanDay(grant.from)} bis ${germanDay(grant.to)}`],
  [
    'Eigenanteil',
    `${String(grant.ownShare.permille / 10).replace('.', ',')} % ${BASES[grant.ownShare.basis]}`,
  ],
  ['Nachweiszeitraum', `${germanDay(from)} bis ${germanDay(to)}`],
  ['Stand', `${through.stream} / ${through.version} / ${through.id}`],
  ['Rundung', ROUNDINGS[rounding] ?? rounding],
];

/** The rows one after the other, and which of them are sums. */
const summed = (
  groups: readonly { readonly rows: readonly (readonly Cell[])[]; readonly sum: readonly Cell[] }[],
) => {
  const rows: (readonly Cell[])[] = [];
  const sums: number[] = [];
  for (const group of groups) {
    rows.push(...group.rows);
    sums.push(rows.push(group.sum) - 1);
  }
  return { rows, sums };
};

const planOf = ({ plan, totals }: Statement): Section => {
  const groups = plan.map((each) => ({
    rows: each.lines.map((line) => [
      ...[each.moduleTitle, line.lineTitle, null, line.spentCents],
      ...[line.ownShareCents, line.grantCents, null],
    ]),
    sum: [
      ...[each.moduleTitle, 'Summe', each.approvedCents, each.spentCents],
      ...[each.ownShareCents, each.grantCents, each.differenceCents],
    ],
  }));
  const { approvedCents, spentCents, ownShareCents, grantCents } = totals;
  const sum = [
    'Gesamt',
    '',
    approvedCents,
    spentCents,
    ownShareCents,
    grantCents,
    approvedCents - spentCents,
  ];
  return {
    title: 'Zahlenmäßiger Nachweis',
    columns: [
      ['Förderbaustein', 'text'],
      ['Position', 'text'],
      ['bewilligt', 'cents'],
      ['ausgegeben', 'cents'],
      ['Eigenanteil', 'cents'],
      ['Zuwendung', 'cents'],
      ['Differenz', 'cents'],
    ],
    ...summed([...groups, { rows: [], sum }]),
  };
};

const receiptsOf = ({ receipts }: Statement): Section => ({
  title: 'Belegliste',
  columns: [
    ['Nr.', 'count'],
    ['Zahlung', 'day'],
    ['Beleg', 'text'],
    ['vom', 'day'],
    ['Empfänger', 'text'],
    ['Förderbaustein', 'text'],
    ['Position', 'text'],
    ['Kommune', 'text'],
    ['Betrag', 'cents'],
  ],
  ...summed([
    {
      rows: receipts.map(({ on, number, issuedOn, payee, module, line, municipality, cents }, index) => [
        ...[index + 1, on, number, issuedOn, payee ?? '(gelöscht)', module, line, municipality, cents],
      ]),
      sum: [null, null, 'Summe', null, '', '', '', '', receipts.reduce((sum, { cents }) => sum + cents, 0)],
    },
  ]),
});

const deliveredOf = ({ delivered }: Statement): Section => {
  const all = delivered.map(({ module, line, units, minutes, heads, cents }) => [
    ...[module, line ?? 'Summe', units, minutes, heads, cents],
  ]);
  return {
    title: 'Einheiten und Personen',
    columns: [
      ['Förderbaustein', 'text'],
      ['Position', 'text'],
      ['Einheiten', 'count'],
      ['Minuten', 'count'],
      ['Personen', 'count'],
      ['Betrag', 'cents'],
    ],
    rows: all,
    sums: delivered.flatMap(({ line }, index) => (line === null ? [index] : [])),
  };
};

const participationOf = ({ participation, to }: Statement): Section => ({
  title: 'Teilnehmende',
  columns: [
    ['Angabe', 'text'],
    ['Personen', 'count'],
  ],
  rows: [
    [`Bestand am ${germanDay(to)}`, participation.stockAtEnd],
    ['verschiedene Personen im Zeitraum', participation.distinct],
    ['Eintritte', participation.entries],
    ['Austritte', participation.exits],
  ],
  sums: [],
});

const WORDS: Readonly<Record<string, string>> = {
  ...{ job: 'Arbeit', apprenticeship: 'Ausbildung', school: 'Schule', none: 'ohne Vermittlung' },
  ...{ completed: 'regulär beendet', 'dropped-out': 'abgebrochen', open: 'noch keine sechs Monate' },
};

const outcomesOf = ({ outcomes }: Statement): Section => ({
  title: 'Verbleib der Ausgetretenen',
  columns: [
    ['Verbleib', 'text'],
    ['beim Austritt', 'count'],
    ['sechs Monate danach', 'count'],
  ],
  rows: outcomes.map(({ outcome, atExit, afterSixMonths }) => [
    WORDS[outcome] ?? outcome,
    atExit,
    afterSixMonths,
  ]),
  sums: [],
});

export const sectionsOf = (statement: Statement): readonly Section[] =>
  [planOf, receiptsOf, deliveredOf, participationOf, outcomesOf].map((section) => section(statement));
