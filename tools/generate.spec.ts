import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stale } from './artefact.js';
import { factsPage, read } from './catalogue.js';
import { brokenShapes } from './lock.js';

const COMMENT = `
  /** Something happened.
   * @de Etwas ist geschehen. */`;

let scratch: string;
let number = 0;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'generate-'));
});
afterAll(() => rm(scratch, { recursive: true }));

/** A root with the kernel's marks and these files below src/contexts. */
const rootOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const root = join(scratch, `${++number}`);
  await mkdir(join(root, 'src/kernel'), { recursive: true });
  await copyFile('src/kernel/personal.ts', join(root, 'src/kernel/personal.ts'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, 'src/contexts', path)), { recursive: true });
    await writeFile(join(root, 'src/contexts', path), content);
  }
  return root;
};

const facts = (declared: string): string =>
  `import type { Personal, Special } from '../../kernel/personal.js';
  ${declared}`;

/** What is read of a single payload. */
const payload = async (fields: string, beside = '') =>
  read(
    await rootOf({
      'a/facts.ts': facts(`${beside} export interface AFacts { ${COMMENT} Happened: ${fields} }`),
    }),
  );

const fieldsOf = async (fields: string, beside?: string) =>
  (await payload(fields, beside)).catalogue.facts.Happened?.fields;

describe('the seal of a field', () => {
  it('is found in every form in which a type can be marked', async () => {
    const aliases =
      'type Name = Personal; type Illness = Special<readonly string[]>; type Named<T> = Personal<T>;';
    const fields = await fieldsOf(
      `{
        plain: string; words: 'a' | 'b'; list: readonly { on: string }[]; nothing: string | null;
        bare: Personal; string: Personal<string>; number: Special<number>; flag: Personal<boolean>;
        literals: Personal<'a' | 'b'>; list2: Special<readonly string[]>; object: Personal<{ street: string }>;
        alias: Name; alias2: Illness; generic: Named<string>;
        optional?: Personal; orUndefined: Special | undefined; orNull: Personal | null;
      }`,
      aliases,
    );
    const personal = { sealed: 'personal' };
    const special = { sealed: 'special' };
    expect(fields).toEqual({
      ...{ plain: {}, words: {}, list: {}, nothing: {} },
      ...{ bare: personal, string: personal, number: special, flag: personal },
      ...{ literals: personal, list2: special, object: personal },
      ...{ alias: personal, alias2: special, generic: personal },
      optional: { ...personal, optional: true },
      orUndefined: { ...special, optional: true },
      orNull: personal,
    });
  });

  it('is found in a payload that was put together from other types', async () => {
    const person = 'interface Person { name: Personal; born: string; faith?: Special }';
    expect(await fieldsOf("Omit<Person, 'born'> & { on: string }", person)).toEqual({
      name: { sealed: 'personal' },
      faith: { sealed: 'special', optional: true },
      on: {},
    });
  });

  it.each([
    ['an object', '{ person: { name: Personal } }'],
    ['a list', '{ names: readonly Personal[] }'],
    ['a list of objects', '{ people: readonly { health?: Special }[] }'],
    ['a record', '{ names: Record<string, Personal> }'],
    ['a tuple', '{ pair: [string, Special] }'],
    ['a sealed object', '{ person: Personal<{ health: Special }> }'],
    ['half a union', '{ note: Personal | number }'],
  ])('is refused within %s', async (_, fields) => {
    await expect(payload(fields)).rejects.toThrow(
      /^src\/contexts\/a\/facts\.ts:4 \w+: Personal or Special below/,
    );
  });

  it.each([
    ['two categories', '{ note: Special<Personal> }', /both/],
    ['either category', '{ note: Special | Personal }', /both/],
    ['any', '{ note: any }', /any/],
    ['a type that does not exist', '{ note: Persona }', /any/],
    ['a payload of any kind', 'any', /one object type/],
    ['a payload of several kinds', '{ a: string } | { b: string }', /one object type/],
    ['a payload with unknown fields', 'Record<string, string>', /one object type/],
    ['a payload sealed as a whole', 'Personal<{ a: string }>', /one object type/],
  ])('is refused as uncertain for %s', async (_, fields, problem) => {
    await expect(payload(fields)).rejects.toThrow(problem);
  });
});

describe('a fact', () => {
  const fact = (name: string, comment = COMMENT) =>
    facts(`export interface OurFacts { ${comment} ${name}: {} }`);

  it.each([
    ['German', '\n/** Something happened. */'],
    ['English', '\n/** @de Etwas ist geschehen. */'],
    ['any language', '\n'],
  ])('needs a meaning in %s', async (_, comment) => {
    const root = await rootOf({ 'a/facts.ts': fact('Happened', comment) });
    expect(() => read(root)).toThrow(
      /^src\/contexts\/a\/facts\.ts:3 Happened: needs a line in English and then one in German/,
    );
  });

  it('has a name of its own', async () => {
    const root = await rootOf({ 'a/facts.ts': fact('Happened'), 'b/facts.ts': fact('Happened') });
    expect(() => read(root)).toThrow(
      'src/contexts/b/facts.ts:4 Happened: already declared in src/contexts/a/facts.ts:4',
    );
  });

  it('is not declared again by an interface that only extends others', async () => {
    const composition = `import type { OurFacts } from './b/facts.js'; export interface AFacts extends OurFacts {}`;
    const root = await rootOf({ 'a/facts.ts': composition, 'a/b/facts.ts': fact('Happened') });
    expect(Object.keys(read(root).catalogue.facts)).toEqual(['Happened']);
  });

  it('has one version more than upcasts', async () => {
    const index = `const upcasts = { Happened: [(data: object) => data, (data: object) => data] };
      export const a = chapter({ upcasts });`;
    const root = await rootOf({ 'a/facts.ts': fact('Happened'), 'a/index.ts': index });
    expect(read(root).page).toMatch(/\*\*Happened\*\* .* 3 \|$/m);
  });
});

describe('a command class', () => {
  it('brings its comment', async () => {
    const root = await rootOf({
      'a/commands.dto.ts': '/** Does\n * something. */ export class Do {} export class Mute {}',
    });
    expect(read(root).catalogue.summaries).toEqual({ Do: 'Does something.' });
  });

  it('has a name of its own', async () => {
    const dto = 'export class Do {}';
    const root = await rootOf({ 'a/commands.dto.ts': dto, 'b/commands.dto.ts': dto });
    expect(() => read(root)).toThrow('src/contexts/b/commands.dto.ts:1 Do: already declared');
  });
});

describe('what is committed', () => {
  it('is what the sources say now (else: npm run generate)', async () => {
    expect(await stale('.', await factsPage(process.cwd()))).toEqual([]);
  });
});

describe('the committed page as a lock', () => {
  const page = (...rows: string[]) => ['| Fact |', ...rows].join('\n');
  const held = (payload: string, version = 1) =>
    `| **Held** | It happened. | Es geschah. | ${payload} | ${version} |`;
  const before = page(held("`on: string` – The day.<br>`by?: 'a' \\| 'b'` *sealed: personal*"));

  it('lets comments and order change, and facts come', () => {
    const after = page(
      held("`by?: 'a' \\| 'b'` *sealed: personal*<br>`on: string`"),
      '| **New** | N. | N. | `a: string` | 1 |',
    );
    expect(brokenShapes(before, after)).toEqual([]);
  });

  it.each([
    ['a field that comes', "`on: string`<br>`by?: 'a' \\| 'b'` *sealed: personal*<br>`new?: string`"],
    ['a field that goes', '`on: string`'],
    ['another type', "`on: number`<br>`by?: 'a' \\| 'b'` *sealed: personal*"],
    ['a seal that goes', "`on: string`<br>`by?: 'a' \\| 'b'`"],
  ])('wants a new version for %s', (_, payload) => {
    expect(brokenShapes(before, page(held(payload)))).toEqual([expect.stringMatching(/^Held changed/)]);
    expect(brokenShapes(before, page(held(payload, 2)))).toEqual([]);
  });

  it('lets no fact go', () => {
    expect(brokenShapes(before, page())).toEqual([expect.stringMatching(/^Held is gone/)]);
  });
});
