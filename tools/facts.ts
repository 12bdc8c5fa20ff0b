import { dirname } from 'node:path';
import ts from 'typescript';
import type { Category } from '../src/kernel/personal.js';
import { markOf, sealOf } from './sealing.js';
import { commentOf, isExported, type Report, type Source, tagOf } from './source.js';
import { upcastsIn } from './upcasts.js';

export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly sealed?: Category;
  readonly symbol: ts.Symbol;
}

export interface FactType {
  readonly name: string;
  readonly at: ts.Node;
  readonly meaning: string;
  /** The same in German. */
  readonly bedeutung: string;
  readonly version: number;
  readonly fields: readonly Field[];
}

/** The facts of one interface. */
export interface FactGroup {
  /** Folder below src/contexts. */
  readonly folder: string;
  readonly meaning: string;
  readonly facts: readonly FactType[];
}

/** Undefined is not stored, so a field that may be undefined may be absent. */
const isOptional = (field: ts.Symbol, checker: ts.TypeChecker): boolean => {
  const type = checker.getTypeOfSymbol(field);
  return type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Undefined);
};

const fieldsOf = (payload: ts.Type, at: ts.Node, checker: ts.TypeChecker, report: Report): Field[] => {
  const isObject = payload.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection);
  const isOpen = checker.getIndexInfosOfType(payload).some(({ type }) => !(type.flags & ts.TypeFlags.Never));
  if (!isObject || isOpen || markOf(payload, checker))
    report(at, 'its payload is not one object type with known fields');
  return checker.getPropertiesOfType(payload).map((symbol) => ({
    name: symbol.name,
    optional: isOptional(symbol, checker),
    sealed: sealOf(symbol, symbol.valueDeclaration ?? at, checker, report),
    symbol,
  }));
};

/** Every `*Facts` interface of a file that declares facts itself; one that only extends others is a composition. */
const groupsIn = (file: ts.SourceFile, source: Source, report: Report): FactGroup[] => {
  const { checker } = source;
  const folder = dirname(source.pathOf(file));
  const index = source.file(`${folder}/index.ts`);
  const upcasts = index ? upcastsIn(index, checker, report) : new Map<string, number>();
  const factOf = (member: ts.TypeElement): FactType[] => {
    const symbol = member.name && checker.getSymbolAtLocation(member.name);
    if (!symbol || !ts.isPropertySignature(member) || !member.type || member.questionToken) {
      report(member, 'not declared as `Name: { … }`');
      return [];
    }
    const meaning = commentOf(symbol, checker);
    const bedeutung = tagOf(symbol, 'de', checker);
    if (!meaning || !bedeutung)
      report(member, 'needs a line in English and then one in German that starts with @de');
    const fields = fieldsOf(checker.getTypeAtLocation(member.type), member, checker, report);
    return [
      {
        name: symbol.name,
        at: member,
        meaning,
        bedeutung,
        version: 1 + (upcasts.get(symbol.name) ?? 0),
        fields,
      },
    ];
  };
  return file.statements.flatMap((node) => {
    if (ts.isTypeAliasDeclaration(node) && node.name.text.endsWith('Facts'))
      report(node, 'facts are declared in an interface');
    if (!ts.isInterfaceDeclaration(node) || !node.name.text.endsWith('Facts') || !node.members.length)
      return [];
    if (!isExported(node)) report(node, 'not exported');
    return [
      {
        folder: folder.replace(/^src\/contexts\/?/, ''),
        meaning: commentOf(checker.getSymbolAtLocation(node.name)!, checker),
        facts: node.members.flatMap(factOf),
      },
    ];
  });
};

/** Reports every use of a name after the first. */
export const refuseDuplicates = (
  named: readonly { name: string; at: ts.Node }[],
  source: Source,
  report: Report,
): void => {
  const first = new Map<string, ts.Node>();
  for (const { name, at } of named) {
    const other = first.get(name);
    if (other) report(at, `already declared in ${source.at(other)}`);
    else first.set(name, at);
  }
};

/** All facts, in the order of their files. */
export const factsIn = (source: Source, report: Report): FactGroup[] => {
  const groups = source.files(/\/facts\.ts$/).flatMap((file) => groupsIn(file, source, report));
  refuseDuplicates(
    groups.flatMap(({ facts }) => facts),
    source,
    report,
  );
  return groups;
};
