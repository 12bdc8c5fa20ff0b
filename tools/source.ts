import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** The sources that are read, as one program. */
export interface Source {
  readonly checker: ts.TypeChecker;
  /** Source files whose path from the root matches, in the order of their paths. */
  readonly files: (pattern: RegExp) => ts.SourceFile[];
  readonly file: (path: string) => ts.SourceFile | undefined;
  /** Path from the root. */
  readonly pathOf: (file: ts.SourceFile) => string;
  /** Neither TypeScript's nor a package's. */
  readonly isOurs: (node: ts.Node) => boolean;
  /** `path:line name` of a declaration, for problems. */
  readonly at: (node: ts.Node) => string;
}

const READ = /^src\/(contexts\/(.*\/)?(facts|index)|.*\.dto|kernel\/(journal|messages))\.ts$/;

/** Takes a finding that keeps the catalogue from being true. */
export type Report = (at: ts.Node, says: string) => void;

/** Only what the types need: no globals of Node, no output. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  strict: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** Reads the facts, the command classes and the envelope below `root`. */
export const open = (root: string): Source => {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => READ.test(path))
    .sort();
  const program = ts.createProgram(
    paths.map((path) => join(root, path)),
    options,
  );
  const file = (path: string) => program.getSourceFile(join(root, path));
  const pathOf = ({ fileName }: ts.SourceFile) => relative(root, fileName).replaceAll('\\', '/');
  return {
    checker: program.getTypeChecker(),
    files: (pattern) => paths.filter((path) => pattern.test(path)).map((path) => file(path)!),
    file,
    pathOf,
    isOurs: (node) => pathOf(node.getSourceFile()).startsWith('src/'),
    at: (node) => {
      const source = node.getSourceFile();
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const name = ts.getNameOfDeclaration(node as ts.Declaration)?.getText() ?? '';
      return `${pathOf(source)}:${line + 1} ${name}`;
    },
  };
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The comment of a declaration in one line, without its tags. */
export const commentOf = (symbol: ts.Symbol, checker: ts.TypeChecker): string =>
  oneLine(ts.displayPartsToString(symbol.getDocumentationComment(checker)));

/** What a tag such as `@de` says. */
export const tagOf = (symbol: ts.Symbol, tag: string, checker: ts.TypeChecker): string =>
  oneLine(ts.displayPartsToString(symbol.getJsDocTags(checker).find(({ name }) => name === tag)?.text));

const printer = ts.createPrinter({ removeComments: true });

/** Code in one line, without its comments. */
export const codeOf = (node: ts.Node): string =>
  oneLine(printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()));

export const isExported = (node: ts.Declaration): boolean =>
  (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export) !== 0;

/** What a name stands for, wherever it was imported from. */
export const symbolOf = (name: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined => {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
};
