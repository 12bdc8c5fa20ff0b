import ts from 'typescript';
import { type Report, symbolOf } from './source.js';

/** An expression without `as` and `satisfies`; for a constant, what it was given. */
const valueOf = (node: ts.Expression, checker: ts.TypeChecker): ts.Expression => {
  if (ts.isSatisfiesExpression(node) || ts.isAsExpression(node) || ts.isParenthesizedExpression(node))
    return valueOf(node.expression, checker);
  const declared = ts.isIdentifier(node) ? symbolOf(node, checker)?.valueDeclaration : undefined;
  return declared && ts.isVariableDeclaration(declared) && declared.initializer
    ? valueOf(declared.initializer, checker)
    : node;
};

const givenTo = (property: ts.ObjectLiteralElementLike): ts.Expression | undefined =>
  ts.isPropertyAssignment(property)
    ? property.initializer
    : ts.isShorthandPropertyAssignment(property)
      ? property.name
      : undefined;

/** How many upcasts the `index.ts` of a chapter declares for each fact type. */
export const upcastsIn = (
  index: ts.SourceFile,
  checker: ts.TypeChecker,
  report: Report,
): Map<string, number> => {
  const counts = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (!ts.isObjectLiteralElementLike(node) || node.name?.getText() !== 'upcasts')
      return ts.forEachChild(node, visit);
    const given = givenTo(node);
    const map = given && valueOf(given, checker);
    if (!map || !ts.isObjectLiteralExpression(map)) return report(node, 'not written as an object');
    for (const entry of map.properties) {
      const listed = givenTo(entry);
      const list = listed && valueOf(listed, checker);
      if (entry.name && list && ts.isArrayLiteralExpression(list) && !list.elements.some(ts.isSpreadElement))
        counts.set(entry.name.getText().replace(/['"]/g, ''), list.elements.length);
      else report(entry, 'not written as a list');
    }
  };
  visit(index);
  return counts;
};
