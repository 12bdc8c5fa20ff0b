import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as prettier from 'prettier';
import ts from 'typescript';
import type { Catalogue, CataloguedField } from '../src/kernel/catalogue.js';
import type { Artefact } from './artefact.js';
import { eventsPage } from './events-page.js';
import { type FactGroup, factsIn, type Field, refuseDuplicates } from './facts.js';
import { brokenShapes } from './lock.js';
import { commentOf, isExported, open, type Report, type Source } from './source.js';

const summariesIn = (source: Source, report: Report): Record<string, string> => {
  const classes = source
    .files(/\.dto\.ts$/)
    .flatMap((file) => file.statements)
    .filter((node) => ts.isClassDeclaration(node))
    .flatMap((at) => (at.name && isExported(at) ? [{ name: at.name.text, at, symbol: at.name }] : []));
  refuseDuplicates(classes, source, report);
  return Object.fromEntries(
    classes
      .map(
        ({ name, symbol }) =>
          [name, commentOf(source.checker.getSymbolAtLocation(symbol)!, source.checker)] as const,
      )
      .filter(([, comment]) => comment),
  );
};

const catalogued = ({ optional, sealed }: Field): CataloguedField => ({
  ...(sealed && { sealed }),
  ...(optional && { optional }),
});

const catalogueOf = (groups: readonly FactGroup[], summaries: Record<string, string>): Catalogue => ({
  facts: Object.fromEntries(
    groups
      .flatMap(({ facts }) => facts)
      .map(({ name, meaning, bedeutung, fields }) => [
        name,
        {
          means: { en: meaning, de: bedeutung },
          fields: Object.fromEntries(fields.map((field) => [field.name, catalogued(field)])),
        },
      ]),
  ),
  summaries,
});

/**
 * Reads the sources below a root.
 * @throws naming file and line of everything that it does not understand or that may not be
 */
export const read = (root: string): { readonly catalogue: Catalogue; readonly page: string } => {
  const source = open(root);
  const problems: string[] = [];
  const report: Report = (at, says) => problems.push(`${source.at(at)}: ${says}`);
  const groups = factsIn(source, report);
  const catalogue = catalogueOf(groups, summariesIn(source, report));
  if (problems.length) throw new Error(problems.join('\n'));
  return { catalogue, page: eventsPage(groups, source) };
};

/** The catalogue for the engine; made by each build and not committed. */
export const catalogueFile = async (root: string): Promise<Artefact[]> => {
  const path = 'src/generated/catalogue.ts';
  const code = [
    '// Made by the build from the fact types; do not edit.',
    "import type { Catalogue } from '../kernel/catalogue.js';",
    '',
    `export const catalogue: Catalogue = ${JSON.stringify(read(root).catalogue)};`,
  ].join('\n');
  const style = await prettier.resolveConfig(join(root, path));
  return [{ path, content: await prettier.format(code, { ...style, parser: 'typescript' }) }];
};

const PAGE = 'docs/events.md';

/** The catalogue for people. @throws if it would break what journals hold */
export const factsPage = async (root: string): Promise<Artefact[]> => {
  const { page } = read(root);
  const committed = await readFile(join(root, PAGE), 'utf8').catch(() => '');
  const broken = brokenShapes(committed, page);
  if (broken.length > 0) throw new Error(broken.join('\n'));
  return [{ path: PAGE, content: page }];
};
