import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chanceOf } from '../../scenarios/chance.js';
import { addDays } from '../../src/kernel/local-date.js';
import { effective } from '../../src/kernel/correction.js';
import type { Fact } from '../../src/kernel/messages.js';
import { createdBy, type Row } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';
import { claimedTwice, type Figures, figuresOf, type ModelCut } from './model.js';

/*
 * Two grants are spent at random by a few people, who correct, retract, release and amend for the past. Now and then the
 * views are asked, live and as of cuts on both time axes, and compared with a model that counts all facts anew.
 */

const SEED = process.env.SEED ?? String(Math.floor(Math.random() * 1e9));
const chance = chanceOf(`grant figures ${SEED}`);
/** Facts in the journal, and positions at which it is looked at: FACTS=2000 plays as many, and looks at 200 of them. */
const FACTS = Number(process.env.FACTS ?? 400);
const LOOKS = FACTS / 10;
const CUTS = Math.ceil(FACTS / 80);
const PLACES = ['Hier', 'Dort', 'Drüben'];

let test: TestService;
let grants: string[];
let people: string[];
let today = '2021-01-10';
let position = '';
let count = 0;

interface Made {
  readonly path: string;
  readonly body: Body;
  readonly entry: string;
}
const made: Made[] = [];
const units: { readonly person: string; readonly entry: string; readonly kind: string }[] = [];
const commitments: { readonly grant: string; readonly commitment: string }[] = [];
const trainings = new Map<string, string>();

const issue = async (path: string, body: Body): Promise<{ created: string; entry: string } | undefined> => {
  const answer = await test.issue(path, body, on(today));
  if (![200, 201, 409].includes(answer.status)) throw new Error(`${path}: ${answer.text}`);
  if (answer.status !== 201) return undefined;
  const { facts, position: last } = answer.body as { facts: { id: string }[]; position: string };
  position = last;
  count += facts.length;
  made.push({ path, body, entry: facts[0]!.id });
  return { created: createdBy(answer), entry: facts[0]!.id };
};

const before = (days: number) => addDays(today, -chance.between(0, days));
const reason = { reason: 'chance' };

const line = (name: string, more: object) => ({ line: name, title: name, ...more });
const plan = () => [
  {
    ...{ module: 'coaching', title: 'C', cents: 100_000 * chance.between(5, 9) },
    lines: [
      line('hours', {
        ...{ kind: 'rate', unit: 'coaching-hour', cents: chance.between(3_000, 5_000), minutesPerUnit: 60 },
        counting: chance.of(['commenced', 'completed', 'exact']),
      }),
      line('talks', { kind: 'rate', unit: 'coaching-session', cents: chance.between(3_000, 5_000) }),
      line('posts', { kind: 'staff-post', monthlyCents: chance.between(300_001, 400_000), permille: 2_000 }),
    ],
  },
  {
    ...{ module: 'courses', title: 'D', cents: 100_000 * chance.between(5, 9) },
    lines: [
      line('lessons', { kind: 'rate', unit: 'teaching-unit', cents: 3_750 }),
      line('exams', { kind: 'actual', unit: 'exam-fee', capCents: chance.between(8_000, 12_000) }),
      line('rooms', { kind: 'actual' }),
    ],
  },
];
const share = () => ({ permille: chance.between(0, 300), basis: chance.of(['within', 'on-top']) });

const LINES: Readonly<Record<string, readonly (readonly [module: string, line: string])[]>> = {
  talk: [
    ['coaching', 'hours'],
    ['coaching', 'talks'],
  ],
  day: [['courses', 'lessons']],
  exam: [['courses', 'exams']],
};

const MOVES: Readonly<Record<string, () => Promise<unknown>>> = {
  talk: async () => {
    const person = chance.of(people);
    const talk = {
      on: before(40),
      minutes: chance.between(10, 130),
      channel: 'phone',
      language: 'ar',
      topics: ['work'],
    };
    const held = await issue(`/journeys/${person}/coaching/hold-session`, talk);
    if (held) units.push({ person, entry: `session/${held.created}`, kind: 'talk' });
  },
  lesson: async () => {
    const person = chance.of(people);
    const [day, training] = [before(40), trainings.get(person)!];
    const body = { on: day, training, units: chance.between(1, 8), absentUnits: 0 };
    if (await issue(`/journeys/${person}/training/report-training-day`, body))
      units.push({ person, entry: `training/${training}/${day}`, kind: 'day' });
  },
  exam: async () => {
    const [person, day, level] = [chance.of(people), before(40), chance.of(['A1', 'A2', 'B1'])];
    if (await issue(`/journeys/${person}/language/record-exam`, { on: day, level, result: 'passed' }))
      units.push({ person, entry: `exam/${level}/${day}`, kind: 'exam' });
  },
  claim: async () => {
    const unit = chance.of(units.slice(-40));
    if (!unit) return;
    const [module, its] = chance.of(LINES[unit.kind]!);
    const fee = { cents: chance.between(5_000, 15_000), receipt: { number: `F ${count}`, issuedOn: today } };
    await issue(`/journeys/${unit.person}/claims/claim-unit`, {
      ...{ grant: chance.of(grants), module, line: its, entry: unit.entry },
      ...(unit.kind === 'exam' && { cost: fee }),
    });
  },
  claims: () =>
    issue(`/journeys/${chance.of(people)}/claims/claim-units`, {
      ...{ grant: chance.of(grants), module: 'coaching', line: 'hours', from: before(60), to: today },
    }),
  release: async () => {
    const unit = chance.of(units);
    if (unit) await issue(`/journeys/${unit.person}/claims/release-claim`, { entry: unit.entry, ...reason });
  },
  cost: () =>
    issue(`/grants/${chance.of(grants)}/costs/record-cost`, {
      ...{
        on: before(60),
        module: 'courses',
        line: chance.of(['rooms', 'exams']),
        cents: chance.between(1, 20_000),
      },
      ...{ receipt: { number: `R ${count}`, issuedOn: '2021-01-01' }, payee: 'p', ...reason },
      ...(chance.is(0.7) && { municipality: chance.of(PLACES) }),
    }),
  promise: async () => {
    const grant = chance.of(grants);
    const entered = await issue(`/grants/${grant}/costs/enter-commitment`, {
      ...{
        on: before(20),
        module: 'courses',
        line: 'rooms',
        cents: chance.between(1, 60_000),
        what: 'w',
        ...reason,
      },
      dueOn: addDays(today, chance.between(0, 90)),
    });
    if (entered) commitments.push({ grant, commitment: entered.created });
  },
  settle: async () => {
    const its = chance.of(commitments);
    if (its)
      await issue(`/grants/${its.grant}/costs/record-cost`, {
        ...{
          on: today,
          module: 'courses',
          line: 'rooms',
          cents: chance.between(1, 40_000),
          payee: 'p',
          ...reason,
        },
        ...{ receipt: { number: `S ${count}`, issuedOn: today }, commitment: its.commitment },
        closes: chance.is(0.3),
      });
  },
  free: async () => {
    const its = chance.of(commitments);
    if (its)
      await issue(`/grants/${its.grant}/costs/release-commitment`, { commitment: its.commitment, ...reason });
  },
  post: () =>
    issue(`/grants/${chance.of(grants)}/costs/charge-staff-post`, {
      ...{
        month: before(90).slice(0, 7),
        module: 'coaching',
        line: 'posts',
        permille: chance.between(1, 700),
      },
      ...reason,
    }),
  amend: () =>
    issue(`/grants/${chance.of(grants)}/award/amend-grant`, {
      on: addDays(today, chance.between(-90, 20)),
      ...chance.of<Body>([
        { modules: chance.some(plan(), 1) },
        { ownShare: share() },
        { to: addDays('2021-12-31', chance.between(-60, 60)) },
        { from: addDays('2021-01-01', chance.between(-20, 20)) },
      ]),
    }),
  move: () =>
    issue(`/journeys/${chance.of(people)}/intake/change-details`, {
      on: before(30),
      municipality: chance.of(PLACES),
    }),
  correct: async () => {
    const { path, body, entry } = chance.of(made.slice(-200));
    const wrong = { ...body, correction: { entry, reason: 'misread' } };
    if (path.endsWith('hold-session'))
      await issue(path, { ...wrong, minutes: chance.between(10, 130), on: before(40) });
    if (path.endsWith('record-cost')) await issue(path, { ...wrong, cents: chance.between(1, 20_000) });
  },
  retract: async () => {
    const { path, entry } = chance.of(made.slice(-200));
    const [, category, id] = path.split('/');
    if (/session|cost|training-day|amend|claim-unit$|charge|exam/.test(path))
      await issue(`/${category}/${id}/corrections/retract-entry`, { entry, ...reason });
  },
};
const OFTEN: readonly (keyof typeof MOVES)[] = [
  ...Object.keys(MOVES),
  ...[
    'talk',
    'talk',
    'talk',
    'lesson',
    'lesson',
    'claim',
    'claim',
    'claim',
    'claim',
    'cost',
    'settle',
    'correct',
  ],
];

/** The facts that count, stream by stream. */
const standing = (all: readonly Fact[]): Fact[] =>
  [...new Set(all.map(({ stream }) => stream))].flatMap((stream) => [
    ...effective(all.filter((fact) => fact.stream === stream)),
  ]);

const known: Fact[] = [];
let read = 0n;
/** All facts there are; only new ones are read. */
const facts = async (): Promise<readonly Fact[]> => {
  const { journal, codec } = test.service.runtime;
  for (let page; (page = await journal.readAll(read, 1_000)).length > 0; read = page.at(-1)!.position)
    known.push(...page.map((each) => codec.decode(each)));
  return known;
};

const answered = async (path: string): Promise<Row[]> => {
  const { status, body, text } = await test.get(`${path}&limit=200&after=${position}`, on(today));
  if (status !== 200) throw new Error(`${path}: ${text}`);
  return (body as { rows: Row[] }).rows;
};
const sum = (rows: readonly Row[], field: string) =>
  rows.reduce((total, row) => total + Number(row[field]), 0);

/** Sums of parts, by their names. */
const parts = ({ entries }: Figures, ...by: readonly ('module' | 'line' | 'municipality' | 'month')[]) => {
  const found = new Map<string, { spent: number; units: number; heads: Set<string> }>();
  for (const entry of entries) {
    const key = by.map((part) => entry[part]).join('|');
    const its = found.get(key) ?? { spent: 0, units: 0, heads: new Set() };
    if (entry.person && entry.units > 0) its.heads.add(entry.person);
    found.set(key, { spent: its.spent + entry.cents, units: its.units + entry.units, heads: its.heads });
  }
  return Object.fromEntries(
    [...found].map(([key, { spent, units: counted, heads }]) => [key, [spent, counted, heads.size]]),
  );
};

const PARTITIONS = [['module'], ['month'], ['municipality'], ['module', 'line', 'month']] as const;

/** What the views say of both grants, against the model. */
const compare = async (model: ReadonlyMap<string, Figures>, asked = ''): Promise<void> => {
  const lines = await answered(`/grants?sort=title${asked}`);
  expect(lines.map(({ id }) => id as string).toSorted()).toEqual([...model.keys()].toSorted());
  for (const row of lines) {
    const its = model.get(row.id as string)!;
    const { approvedCents, committedCents, spentCents, ownShareCents, remainingCents } = row;
    expect({ approvedCents, committedCents, spentCents, ownShareCents, remainingCents }).toEqual({
      ...{ approvedCents: its.approved, committedCents: its.committed, spentCents: its.spent },
      ...{ ownShareCents: its.own, remainingCents: its.approved - its.committed - its.spent },
    });
    const by = chance.of(PARTITIONS);
    const cells = await answered(`/grant-figures?grant=${row.id}&by=${by.join()}${asked}`);
    const shown = cells.filter(({ spentCents: spent, units: counted }) => spent !== 0 || counted !== 0);
    const wanted = Object.entries(parts(its, ...by)).filter(
      ([, [spent, counted]]) => spent !== 0 || counted !== 0,
    );
    expect([
      by,
      Object.fromEntries(
        shown.map((cell) => [
          by.map((part) => cell[part] ?? '').join('|'),
          [cell.spentCents, cell.units, cell.heads],
        ]),
      ),
    ]).toEqual([by, Object.fromEntries(wanted)]);
    expect([by, sum(cells, 'spentCents'), sum(cells, 'ownShareCents'), sum(cells, 'committedCents')]).toEqual(
      [...[by, its.spent, its.own, its.committed]],
    );
    if (by.length === 1)
      expect([by, sum(cells, 'budgetCents'), sum(cells, 'remainingCents')]).toEqual([
        ...[by, its.approved, its.approved - its.committed - its.spent],
      ]);
  }
};

beforeAll(async () => {
  process.stdout.write(`grant figures: SEED=${SEED}\n`);
  test = await startTestService();
  const terms = () => ({
    modules: plan(),
    ownShare: share(),
    municipalities: PLACES.map((name) => ({ name })),
  });
  grants = [await test.grant(terms(), on(today)), await test.grant(terms(), on(today))];
  people = [];
  for (let n = 0; n < 6; n++)
    people.push(await test.person({ municipality: PLACES[n % 3] }, on('2021-01-05')));
  for (const person of people) {
    const agreed = { kind: 'course', title: 'T', provider: 'P', plannedFrom: '2021-01-10' };
    const { created } = (await issue(`/journeys/${person}/training/agree-training`, agreed))!;
    trainings.set(person, created);
    await issue(`/journeys/${person}/training/start-training`, { training: created, on: '2021-01-10' });
  }
}, 60_000);
afterAll(() => test.stop());

describe('figures of grants', () => {
  it('are those of a count of all facts, at any position and on both time axes', async () => {
    let looked = 0;
    while (count < FACTS) {
      await MOVES[chance.of(OFTEN)]!();
      if (chance.is(0.12)) today = addDays(today, 1);
      if (count < ((looked + 1) * FACTS) / LOOKS) continue;
      looked++;
      const all = await facts();
      expect(claimedTwice(standing(all))).toEqual([]);
      await compare(figuresOf(all, {}, today));
    }
    expect(looked).toBe(LOOKS);

    const all = await facts();
    for (let n = 0; n < CUTS; n++) {
      const day = () => addDays('2021-01-15', chance.between(0, 300));
      const [recorded, happened] = [day(), day()].map((each) => (each < today ? each : today));
      const cut: ModelCut = chance.of([
        { recordedUntil: recorded! },
        { happenedUntil: happened! },
        { recordedUntil: recorded!, happenedUntil: happened! },
      ]);
      const model = figuresOf(all, cut, cut.happenedUntil ?? cut.recordedUntil!);
      await compare(
        model,
        Object.entries(cut)
          .map(([name, value]) => `&${name}=${value as string}`)
          .join(''),
      );
    }
  }, 300_000);
});
