import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bounded, computable, narrowedDown, type Sum } from '../../../test/support/attacker.js';
import { type Caution, type Figure, figuresOf } from './suppression.js';
import type { Counted } from './tally.js';

const FIVE: Caution = { threshold: 5, histories: [{ people: 1 }] };

const nameOf = ({ measure, group, by, value }: Figure): string =>
  [group ?? 'all', measure, by, value].filter(Boolean).join(' ');

/** A table of counts as people: each in its row and in the total of all rows, with its column as a trait. */
const peopleIn = (rows: readonly (readonly number[])[]): Counted[] =>
  rows.flatMap((row, r) =>
    row.flatMap((count, c) =>
      Array.from({ length: count }, () => ({
        groups: { [`row ${r}`]: { people: 1 } },
        all: { people: 1 },
        traits: { column: String(c) },
      })),
    ),
  );

/** Each row, and the totals of columns, add up to a total; so does each column, and so do the totals of rows. */
const sumsOf = (rows: number, columns: number): Sum[] => {
  const lines = Array.from({ length: rows }, (_, r) => `row ${r} people`);
  const names = Array.from({ length: columns }, (_, c) => `column ${c}`);
  return [
    ...[...lines, 'all people'].map((line): Sum => [
      [line, 1],
      ...names.map((name) => [`${line} ${name}`, -1] as const),
    ]),
    ...['', ...names.map((name) => ` ${name}`)].map((name): Sum => [
      [`all people${name}`, 1],
      ...lines.map((line) => [`${line}${name}`, -1] as const),
    ]),
  ];
};

const seen = (figures: readonly Figure[]) =>
  new Map(figures.map((figure) => [nameOf(figure), figure.withheld ? undefined : figure.amount]));
const truth = (figures: readonly Figure[]) =>
  new Map(figures.map((figure) => [nameOf(figure), figure.amount]));

const attacked = (figures: readonly Figure[], sums: readonly Sum[]) => ({
  computed: computable(seen(figures), sums),
  narrowed: narrowedDown(seen(figures), sums, truth(figures)),
});
const NOTHING = { computed: [], narrowed: [] };

const withheldIn = (figures: readonly Figure[]): string[] =>
  figures.filter(({ withheld }) => withheld).map(nameOf);

const counts = fc.oneof(
  { arbitrary: fc.constant(0), weight: 2 },
  { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 3 },
  { arbitrary: fc.integer({ min: 5, max: 14 }), weight: 5 },
);
const tables = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(counts, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('a table in which nobody is few', () => {
  it('is published whole, with its zeros', async () => {
    const figures = await figuresOf(
      peopleIn([
        [5, 0],
        [7, 12],
      ]),
      FIVE,
    );
    expect(withheldIn(figures)).toEqual([]);
    expect(truth(figures).get('all people')).toBe(24);
    expect(truth(figures).has('row 0 people column 1')).toBe(false);
  });
});

const WITH_A_SMALL_ONE = peopleIn([
  [20, 3, 9],
  [30, 20, 8],
  [15, 12, 11],
]);

describe('a small count', () => {
  it('is withheld with three more, so that neither its row nor its column gives it away', async () => {
    const figures = await figuresOf(WITH_A_SMALL_ONE, FIVE);
    expect(withheldIn(figures)).toHaveLength(4);
    expect(withheldIn(figures)).toContain('row 0 people column 1');
    expect(withheldIn(figures).filter((name) => !name.includes('column'))).toEqual([]);
  });

  it('would be found by subtraction without them', async () => {
    const open = await figuresOf(WITH_A_SMALL_ONE, { ...FIVE, smallOnly: true });
    expect(withheldIn(open)).toEqual(['row 0 people column 1']);
    expect(attacked(open, sumsOf(3, 3)).computed).toEqual(['row 0 people column 1']);
  });

  it('is withheld although only one row knows of it', async () => {
    const one = await figuresOf(peopleIn([[20, 1, 1]]), FIVE);
    expect(attacked(one, sumsOf(1, 3))).toEqual(NOTHING);
  });

  it('is not given away by what fills up', async () => {
    // Two ones that add up to two, and nobody else in the row.
    expect(
      attacked(
        await figuresOf(
          peopleIn([
            [1, 1, 0],
            [9, 9, 9],
          ]),
          FIVE,
        ),
        sumsOf(2, 3),
      ),
    ).toEqual(NOTHING);
  });

  it('of all makes that nothing is shown', async () => {
    const figures = await figuresOf(peopleIn([[1, 2]]), FIVE);
    expect(figures.filter(({ withheld }) => !withheld)).toEqual([]);
  });
});

describe('any table', () => {
  it('withstands every combination of rows, columns and totals', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const figures = await figuresOf(peopleIn(rows), FIVE);
        expect(attacked(figures, sumsOf(rows.length, rows[0]!.length))).toEqual(NOTHING);
      }),
      { numRuns: 200 },
    );
  });

  it('shows no small count', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const figures = await figuresOf(peopleIn(rows), FIVE);
        expect(figures.filter(({ people, withheld }) => people < 5 && !withheld)).toEqual([]);
      }),
    );
  });

  it('is the same in whatever order people are counted', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const people = peopleIn(rows);
        expect(await figuresOf(people.toReversed(), FIVE)).toEqual(await figuresOf(people, FIVE));
      }),
    );
  });

  it('is found out where only small counts are withheld', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const figures = await figuresOf(peopleIn(rows), { ...FIVE, smallOnly: true });
        const { computed, narrowed } = attacked(figures, sumsOf(rows.length, rows[0]!.length));
        found += computed.length + narrowed.length > 0 ? 1 : 0;
      }),
    );
    expect(found).toBeGreaterThan(20);
  });
});

describe('tables that belong together', () => {
  const PERIODS = [0, 1, 2];
  const person = fc.record({
    programme: fc.constantFrom('p', 'q'),
    from: fc.integer({ min: 0, max: 2 }),
    periods: fc.integer({ min: 1, max: 3 }),
    sex: fc.constantFrom('f', 'm'),
    age: fc.constantFrom('x', 'y', 'z'),
  });
  const crowds = fc.array(person, { minLength: 5, maxLength: 60 });

  /** Entries and exits of each period and of all, and who is there at its end. */
  const measures = (from: number, to: number) => {
    const names = [
      `entries ${from}`,
      'entries',
      ...PERIODS.filter((at) => at >= from && at < to).map((at) => `stock ${at}`),
      ...(to <= 2 ? [`exits ${to}`, 'exits'] : []),
    ];
    return Object.fromEntries(names.map((name) => [name, 1]));
  };
  const histories = PERIODS.flatMap((from) => [0, 1, 2].map((periods) => measures(from, from + periods)));
  const CAUTION: Caution = { threshold: 5, histories };

  const counted = (crowd: readonly (typeof person extends fc.Arbitrary<infer P> ? P : never)[]): Counted[] =>
    crowd.map(({ programme, from, periods, sex, age }) => {
      const amounts = measures(from, from + periods);
      return { groups: { [programme]: amounts }, all: amounts, traits: { sex, age } };
    });

  const COLUMNS = ['', ' sex f', ' sex m', ' age x', ' age y', ' age z'];
  const FIGURES = [
    'entries',
    'exits',
    ...PERIODS.flatMap((at) => [`entries ${at}`, `stock ${at}`, `exits ${at}`]),
  ];
  const SUMS: readonly Sum[] = [
    ...['p', 'q', 'all'].flatMap((where) => [
      ...FIGURES.flatMap((name) => [
        [
          [`${where} ${name}`, 1],
          ...['f', 'm'].map((sex) => [`${where} ${name} sex ${sex}`, -1] as const),
        ] as Sum,
        [
          [`${where} ${name}`, 1],
          ...['x', 'y', 'z'].map((age) => [`${where} ${name} age ${age}`, -1] as const),
        ] as Sum,
      ]),
      ...COLUMNS.flatMap((column) => [
        ...['entries', 'exits'].map(
          (name) =>
            [
              [`${where} ${name}${column}`, 1],
              ...PERIODS.map((at) => [`${where} ${name} ${at}${column}`, -1] as const),
            ] as Sum,
        ),
        ...PERIODS.map(
          (at) =>
            [
              [`${where} stock ${at}${column}`, 1],
              [`${where} stock ${at - 1}${column}`, -1],
              [`${where} entries ${at}${column}`, -1],
              [`${where} exits ${at}${column}`, 1],
            ] as Sum,
        ),
      ]),
    ]),
    ...FIGURES.flatMap((name) =>
      COLUMNS.map(
        (column) =>
          [
            [`all ${name}${column}`, 1],
            [`p ${name}${column}`, -1],
            [`q ${name}${column}`, -1],
          ] as Sum,
      ),
    ),
  ];

  it('withstand every combination over programmes, traits, totals and periods', async () => {
    await fc.assert(
      fc.asyncProperty(crowds, async (crowd) => {
        const published = seen(await figuresOf(counted(crowd), CAUTION));
        expect([computable(published, SUMS), bounded(published, SUMS)]).toEqual([[], []]);
      }),
    );
  });

  it('withstand whoever tries all numbers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 5, maxLength: 10 }), async (crowd) => {
        expect(attacked(await figuresOf(counted(crowd), CAUTION), SUMS)).toEqual(NOTHING);
      }),
      { numRuns: 5 },
    );
  });

  it('are found out where each small count is withheld alone', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(crowds, async (crowd) => {
        const figures = await figuresOf(counted(crowd), { ...CAUTION, smallOnly: true });
        found += computable(seen(figures), SUMS).length > 0 ? 1 : 0;
      }),
      { numRuns: 30 },
    );
    expect(found).toBeGreaterThan(5);
  });
});

describe('the attacker', () => {
  const known = (figures: Record<string, number | undefined>) => new Map(Object.entries(figures));

  it('subtracts', () => {
    expect(
      computable(known({ t: 12, a: undefined, b: 9 }), [
        [
          ['t', 1],
          ['a', -1],
          ['b', -1],
        ],
      ]),
    ).toEqual(['a']);
  });

  it('combines lines of which each alone says nothing', () => {
    // Two by two in each corner, and one that links them: rows less columns leave it alone.
    const grid = ['a', 'b', 'c', 'd', 'link'];
    const sums: Sum[] = [
      [
        ['r1', 1],
        ['a', -1],
        ['b', -1],
        ['link', -1],
      ],
      [
        ['r2', 1],
        ['c', -1],
        ['d', -1],
      ],
      [
        ['c1', 1],
        ['a', -1],
        ['c', -1],
      ],
      [
        ['c2', 1],
        ['b', -1],
        ['d', -1],
      ],
    ];
    const margins = { r1: 9, r2: 4, c1: 5, c2: 6 };
    const hidden = Object.fromEntries(grid.map((name) => [name, undefined]));
    expect(computable(known({ ...margins, ...hidden }), sums)).toEqual(['link']);
  });

  it('knows that nobody would have been shown', () => {
    const sums: Sum[] = [
      [
        ['t', 1],
        ['a', -1],
        ['b', -1],
        ['c', -1],
      ],
    ];
    const published = known({ t: 12, a: undefined, b: undefined, c: 10 });
    expect(computable(published, sums)).toEqual([]);
    expect(
      narrowedDown(
        published,
        sums,
        new Map([
          ['a', 1],
          ['b', 1],
        ]),
      ),
    ).toEqual(['a', 'b']);
  });
});
