import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { catalogue } from '../../../src/generated/catalogue.js';
import { tables as de } from './de/tables.js';
import { tables as en } from './en/tables.js';

/*
 * Whatever the service may say has a label in both languages: the interface's own description, the facts and the
 * source, where refusals are, are asked for what there is.
 */

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
}

const openapi = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Operation>>>>>;
};

const kebab = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();

const paths = Object.entries(openapi.paths);

/** What a button does: the end of the address, or the name of the operation where the address is that of a list. */
const commands = paths.flatMap(([path, { post }]) => {
  const steps = path.split('/').slice(1);
  return post ? [steps.length > 1 ? steps.at(-1)! : kebab(post.operationId)] : [];
});

const views = paths.flatMap(([path, { get }]) => (get && !path.includes('{') ? [path.slice(1)] : []));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const below = (
  value: unknown,
  told: (node: Readonly<Record<string, unknown>>) => readonly string[],
): string[] =>
  Array.isArray(value)
    ? value.flatMap((each) => below(each, told))
    : isObject(value)
      ? [...told(value), ...Object.values(value).flatMap((each) => below(each, told))]
      : [];

const fields = below(openapi, ({ properties, in: where, name }) => [
  ...(isObject(properties) ? Object.keys(properties) : []),
  ...(where === 'query' ? [name as string] : []),
]);

const values = below(openapi, (node) => (Array.isArray(node['enum']) ? node['enum'].map(String) : []));

/** Where the code stands among the arguments. */
const SAYS_CODE: Readonly<Record<string, number>> = { refuse: 0, refuseIf: 1, warnIf: 1, Problem: 1 };
const CODE = /^[a-z]+(-[a-z0-9]+)*$/;

const literals = (node: ts.Node): readonly string[] =>
  ts.isStringLiteral(node)
    ? [node.text]
    : ts.isConditionalExpression(node)
      ? [...literals(node.whenTrue), ...literals(node.whenFalse)]
      : [];

const isHint = (node: ts.Node | undefined): boolean =>
  !!node && /^['"`][A-Z$][^]*\.['"`]$/.test(node.getText());

const codesIn = (node: ts.Node): readonly string[] => {
  if (ts.isPropertyAssignment(node) && ['code', 'refused'].includes(node.name.getText()))
    return literals(node.initializer);
  const told =
    ts.isCallExpression(node) || ts.isNewExpression(node)
      ? (node.arguments ?? [])
      : ts.isArrayLiteralExpression(node)
        ? node.elements
        : [];
  const at =
    ts.isCallExpression(node) || ts.isNewExpression(node) ? SAYS_CODE[node.expression.getText()] : undefined;
  // Helpers and tables put a code before its hint as well.
  return told.flatMap((each, index) => (index === at || isHint(told[index + 1]) ? literals(each) : []));
};

const problemsIn = (file: string): readonly string[] => {
  const text = readFileSync(file, 'utf8');
  if (!/refuse|warnIf|Problem/.test(text)) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    found.push(...codesIn(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  return found.filter((code) => CODE.test(code));
};

const problems = ['contexts', 'engine', 'kernel', 'views'].flatMap((folder) =>
  readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => problemsIn(`src/${folder}/${file}`)),
);

const lacking = (wanted: readonly string[], table: object): readonly string[] =>
  [...new Set(wanted)].filter((key) => !Object.hasOwn(table, key)).toSorted();

describe('the words of the pages', () => {
  const wanted = { commands, facts: Object.keys(catalogue.facts), views, fields, values, problems };

  it.each(Object.entries(wanted))('have a label for all %s', (name, keys) => {
    expect(keys.length).toBeGreaterThan(40);
    expect(lacking(keys, de[name as keyof typeof de])).toEqual([]);
  });

  it.each(['commands', 'facts', 'views'] as const)('have no label for %s that are gone', (name) => {
    expect(lacking(Object.keys(de[name]), Object.fromEntries(wanted[name].map((key) => [key, key])))).toEqual(
      [],
    );
  });

  it('are the same in both languages, in order, and none is empty', () => {
    for (const [name, table] of Object.entries(de)) {
      const keys = Object.keys(table);
      expect(Object.keys(en[name as keyof typeof en])).toEqual(keys);
      // Whole numbers come first in every object, wherever they are written.
      expect(keys.filter((key) => !/^\d+$/.test(key))).toEqual(keys.toSorted());
      expect(
        Object.values({ ...table, ...en[name as keyof typeof en] }).filter((label) => !label.trim()),
      ).toEqual([]);
    }
  });
});
