import ts from 'typescript';
import type { Field } from './facts.js';
import { isOfPersonal } from './sealing.js';
import { codeOf, commentOf, type Source, symbolOf } from './source.js';

/*
 * Types as a reader wants to see them.
 */

const typeNodeOf = (field: ts.Symbol): ts.TypeNode | undefined => {
  const declared = field.valueDeclaration;
  return declared && ts.isPropertySignature(declared) ? declared.type : undefined;
};

const isMarked = (node: ts.TypeNode, checker: ts.TypeChecker): node is ts.TypeReferenceNode =>
  ts.isTypeReferenceNode(node) && isOfPersonal(symbolOf(node.typeName, checker));

/** As it was written, but `T` for `Personal<T>`: the seal is said in words. */
const written = (node: ts.TypeNode, checker: ts.TypeChecker): string => {
  if (ts.isUnionTypeNode(node))
    return node.types
      .filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword)
      .map((member) => written(member, checker))
      .join(' | ');
  if (!isMarked(node, checker)) return codeOf(node);
  return node.typeArguments?.[0] ? written(node.typeArguments[0], checker) : 'string';
};

export const typeOf = (field: ts.Symbol, checker: ts.TypeChecker): string => {
  const node = typeNodeOf(field);
  return node ? written(node, checker) : checker.typeToString(checker.getTypeOfSymbol(field));
};

/** The types of our own that fields name, and those that these name, in the order of the alphabet. */
export const namedTypes = (fields: readonly Field[], { checker, isOurs }: Source): ts.Symbol[] => {
  const named = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    const symbol = ts.isTypeReferenceNode(node) ? symbolOf(node.typeName, checker) : undefined;
    const declared = symbol?.declarations?.find(
      (declaration) => ts.isTypeAliasDeclaration(declaration) || ts.isInterfaceDeclaration(declaration),
    );
    if (symbol && declared && isOurs(declared) && !isOfPersonal(symbol) && !named.has(symbol)) {
      named.add(symbol);
      visit(declared);
    }
    ts.forEachChild(node, visit);
  };
  for (const { symbol } of fields) {
    const node = typeNodeOf(symbol);
    if (node) visit(node);
  }
  return [...named].sort((a, b) => (a.name < b.name ? -1 : 1));
};

const { InTypeAlias, NoTruncation, UseSingleQuotesForStringLiteralType } = ts.TypeFormatFlags;

/** The `WORDS` in `(typeof WORDS)[number]`. */
const constantIn = (node: ts.Node): ts.EntityName | undefined =>
  ts.isTypeQueryNode(node) ? node.exprName : ts.forEachChild(node, constantIn);

/** The comment of a named type, or of the constant from which it was made. */
export const meaningOf = (named: ts.Symbol, checker: ts.TypeChecker): string => {
  const declared = named.declarations?.[0];
  const constant = declared && ts.isTypeAliasDeclaration(declared) && constantIn(declared.type);
  const source = constant && symbolOf(constant, checker);
  return commentOf(named, checker) || (source ? commentOf(source, checker) : '');
};

/** What a named type stands for; the words of a vocabulary are spelled out. */
export const definitionOf = (named: ts.Symbol, checker: ts.TypeChecker): string => {
  const declared = named.declarations?.[0];
  if (declared && ts.isInterfaceDeclaration(declared)) return `{ ${declared.members.map(codeOf).join(' ')} }`;
  if (declared && ts.isTypeAliasDeclaration(declared) && isMarked(declared.type, checker))
    return written(declared.type, checker);
  const flags = InTypeAlias | NoTruncation | UseSingleQuotesForStringLiteralType;
  const type = checker.getDeclaredTypeOfSymbol(named);
  // The order of a union's members is the compiler's, and changes with what else it has read.
  const members = type.isUnion() ? type.types : [type];
  return members
    .map((member) => checker.typeToString(member, undefined, flags))
    .sort()
    .join(' | ');
};
