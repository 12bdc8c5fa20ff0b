import ts from 'typescript';
import type { Category } from '../src/kernel/personal.js';
import type { Report } from './source.js';

export const isOfPersonal = (symbol: ts.Symbol | undefined): boolean =>
  symbol?.declarations?.some((node) => node.getSourceFile().fileName.endsWith('/kernel/personal.ts')) ??
  false;

/** The phantom property by which kernel/personal.ts marks a type; aliases and type arguments keep it. */
export const markOf = (type: ts.Type, checker: ts.TypeChecker): ts.Symbol | undefined =>
  checker
    .getPropertiesOfType(type)
    .find((property) => property.escapedName.toString().startsWith('__@category@') && isOfPersonal(property));

/** What a marked type was before it was marked: `T` of `T & { [category]?: … }`, for each member of a union. */
const unmarked = (type: ts.Type, checker: ts.TypeChecker): ts.Type[] =>
  type.isUnion()
    ? type.types.flatMap((member) => unmarked(member, checker))
    : type.isIntersection()
      ? type.types.filter((member) => !markOf(member, checker))
      : [type];

const partsOf = (type: ts.Type, at: ts.Node, checker: ts.TypeChecker): [ts.Type, ts.Node][] => {
  if (type.isUnionOrIntersection()) return type.types.map((member) => [member, at]);
  if (!(type.flags & ts.TypeFlags.Object)) return [];
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return checker.getTypeArguments(type as ts.TypeReference).map((member) => [member, at]);
  return [
    ...checker
      .getPropertiesOfType(type)
      .map((property): [ts.Type, ts.Node] => [
        checker.getTypeOfSymbol(property),
        property.valueDeclaration ?? at,
      ]),
    ...checker.getIndexInfosOfType(type).map((info): [ts.Type, ts.Node] => [info.type, at]),
  ];
};

/** Reports marks at any depth: only a whole field is sealed, so one further down would be stored in plain. */
const refuseMarks = (
  type: ts.Type,
  at: ts.Node,
  checker: ts.TypeChecker,
  report: Report,
  seen = new Set<ts.Type>(),
): void => {
  if (seen.has(type)) return;
  seen.add(type);
  if (type.flags & ts.TypeFlags.Any) report(at, '`any`, or does not compile: may hide personal data');
  else if (markOf(type, checker))
    report(at, 'Personal or Special below the top level, where nothing is sealed');
  else
    for (const [part, where] of partsOf(type, at, checker)) refuseMarks(part, where, checker, report, seen);
};

/** The category under which a field of a payload is sealed, undefined if it is stored in plain. */
export const sealOf = (
  field: ts.Symbol,
  at: ts.Node,
  checker: ts.TypeChecker,
  report: Report,
): Category | undefined => {
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(field));
  const mark = markOf(type, checker);
  for (const inside of mark ? unmarked(type, checker) : [type]) refuseMarks(inside, at, checker, report);
  if (!mark) return undefined;
  const category = checker.getNonNullableType(checker.getTypeOfSymbol(mark));
  if (!category.isStringLiteral()) report(at, 'both Personal and Special: decide');
  return category.isStringLiteral() ? (category.value as Category) : undefined;
};
