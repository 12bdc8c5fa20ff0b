import type { Timeline } from './cut.js';

/*
 * Where on the picture something stands: a lane for each kind of thing, in the order of the chapters, and as many rows
 * in it as there are things at the same time.
 */

export type Bar = Timeline['bars'][number];
export type Mark = Timeline['marks'][number];

export const LANES = [
  ...(['journey', 'regime', 'residence-title', 'work-permission', 'case-worker', 'waiting'] as const),
  ...(['enrolment', 'talks', 'course', 'training', 'internship', 'recognition', 'placement'] as const),
  ...(['mentoring', 'obstacle', 'entries'] as const),
];
export type Lane = (typeof LANES)[number];

interface Sign {
  readonly lane: Lane;
  readonly sign: string;
}

/** What marks look like: by its shape each kind is told from the others of its lane. */
export const SIGNS = {
  registered: { lane: 'journey', sign: '▶' },
  closed: { lane: 'journey', sign: '■' },
  reopened: { lane: 'journey', sign: '▷' },
  session: { lane: 'talks', sign: '●' },
  'session-missed': { lane: 'talks', sign: '✕' },
  plan: { lane: 'talks', sign: '◆' },
  'group-event': { lane: 'talks', sign: '▲' },
  exam: { lane: 'course', sign: '★' },
  certified: { lane: 'training', sign: '★' },
  receipt: { lane: 'recognition', sign: '○' },
  documents: { lane: 'recognition', sign: '●' },
  suspended: { lane: 'recognition', sign: '◧' },
  resumed: { lane: 'recognition', sign: '▷' },
  appeal: { lane: 'recognition', sign: '✱' },
  retained: { lane: 'placement', sign: '✓' },
  corrected: { lane: 'entries', sign: '✎' },
  contested: { lane: 'entries', sign: '!' },
} as const satisfies Readonly<Record<string, Sign>>;
export type MarkKind = keyof typeof SIGNS;

export const isMarkKind = (kind: string): kind is MarkKind => kind in SIGNS;
const laneOf = (kind: string): Lane => (isMarkKind(kind) ? SIGNS[kind].lane : (kind as Lane));

export type Placed<Of> = Of & { readonly row: string };

export interface Rows {
  /** Names of the rows from top to bottom: `course/0`, `course/1`. */
  readonly rows: readonly string[];
  readonly bars: readonly Placed<Bar>[];
  readonly marks: readonly Placed<Mark>[];
}

/** Bars of one lane, each in the first row that is free on its first day; they come in order of these days. */
const stacked = (bars: readonly Bar[], lane: Lane): readonly Placed<Bar>[] => {
  const until: string[] = [];
  return bars.map((bar) => {
    const free = until.findIndex((last) => last < bar.from);
    const row = free < 0 ? until.length : free;
    until[row] = bar.to ?? '9999-12-31';
    return { ...bar, row: `${lane}/${row}` };
  });
};

/** @param always lanes that are there even when they are empty, so that the picture keeps its place while it is cut */
export const rowsOf = ({ bars, marks }: Timeline, always: ReadonlySet<Lane>): Rows => {
  const placed = LANES.flatMap((lane) =>
    stacked(
      bars.filter(({ kind }) => kind === lane),
      lane,
    ),
  );
  const known = marks.filter(({ kind }) => isMarkKind(kind));
  const used = new Set(placed.map(({ row }) => row));
  for (const lane of [...always, ...known.map(({ kind }) => laneOf(kind))]) used.add(`${lane}/0`);
  return {
    rows: [...used].sort((a, b) => rank(a) - rank(b)),
    bars: placed,
    marks: known.map((mark) => ({ ...mark, row: `${laneOf(mark.kind)}/0` })),
  };
};

const rank = (row: string): number => {
  const [lane, number] = row.split('/') as [Lane, string];
  return LANES.indexOf(lane) * 1_000 + Number(number);
};

export const laneOfRow = (row: string): Lane => row.split('/')[0] as Lane;
export const isFirst = (row: string): boolean => row.endsWith('/0');

export const lanesIn = ({ bars, marks }: Timeline): ReadonlySet<Lane> =>
  new Set([
    ...bars.map(({ kind }) => kind as Lane),
    ...marks.filter(({ kind }) => isMarkKind(kind)).map(({ kind }) => laneOf(kind)),
  ]);

/** By how many months the axis counts, so that their names have room. */
export const monthsApart = (months: number, width: number): number =>
  [1, 3, 6, 12, 24].find((step) => (width / months) * step >= 52) ?? 60;
