import ts from 'typescript';
import { factsIn, type Field } from '../../tools/facts.js';
import { open } from '../../tools/source.js';
import { typeOf } from '../../tools/types.js';

/** The declared fields of a fact, as the compiler knows them. */
export interface DeclaredFact {
  /** A payload with every field. */
  example(): Record<string, unknown>;
  /** What in an opened payload is not as the type says: `rates.0.cents`. */
  misfits(data: Readonly<Record<string, unknown>>): string[];
}

/** By fact type, as `facts.ts` declares them today. */
export const declaredFacts = (root = process.cwd()): ReadonlyMap<string, DeclaredFact> => {
  const source = open(root);
  const { checker } = source;

  /** `T` of `Personal<T>`; of an optional field what it is when present. */
  const plain = (type: ts.Type): ts.Type => {
    const present = checker.getNonNullableType(type);
    if (!present.isIntersection()) return present;
    return present.types.find(({ flags }) => !(flags & ts.TypeFlags.Object)) ?? present.types[0]!;
  };
  const elementOf = (list: ts.Type) => checker.getTypeArguments(list as ts.TypeReference)[0]!;
  const membersOf = (type: ts.Type) =>
    checker.getPropertiesOfType(type).map((symbol) => ({
      name: symbol.name,
      type: checker.getTypeOfSymbol(symbol),
      optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
    }));
  const wordsOf = (type: ts.Type) =>
    (type.isUnion() ? type.types : [type]).map((member) => (member as ts.LiteralType).value);

  const example = (declared: ts.Type, name: string): unknown => {
    const type = plain(declared);
    if (checker.isArrayType(type)) {
      const element = plain(elementOf(type));
      return element.isUnion() ? wordsOf(element).sort() : [example(element, name)];
    }
    if (type.flags & ts.TypeFlags.BooleanLike) return true;
    if (type.isUnion() || type.isLiteral()) return wordsOf(type).sort()[0];
    if (type.flags & ts.TypeFlags.String) return `some ${name}`;
    if (type.flags & ts.TypeFlags.Number) return 12;
    return Object.fromEntries(
      membersOf(type).map((member) => [member.name, example(member.type, member.name)]),
    );
  };

  const misfits = (declared: ts.Type, value: unknown, path: string): string[] => {
    const type = plain(declared);
    const unless = (fits: boolean) => (fits ? [] : [path]);
    if (checker.isArrayType(type))
      return Array.isArray(value)
        ? value.flatMap((element, index) => misfits(elementOf(type), element, `${path}.${index}`))
        : [path];
    if (type.flags & ts.TypeFlags.BooleanLike) return unless(typeof value === 'boolean');
    if (type.isUnion() || type.isLiteral()) return unless(wordsOf(type).includes(value as string));
    if (type.flags & ts.TypeFlags.String) return unless(typeof value === 'string');
    if (type.flags & ts.TypeFlags.Number) return unless(typeof value === 'number');
    if (typeof value !== 'object' || value === null) return [path];
    return misfitsIn(membersOf(type), value as Readonly<Record<string, unknown>>, `${path}.`);
  };

  const misfitsIn = (
    members: readonly { name: string; type: ts.Type; optional: boolean }[],
    data: Readonly<Record<string, unknown>>,
    above = '',
  ): string[] => [
    ...Object.keys(data)
      .filter((name) => !members.some((member) => member.name === name))
      .map((name) => `${above}${name}`),
    ...members.flatMap(({ name, type, optional }) =>
      data[name] === undefined
        ? optional
          ? []
          : [`${above}${name}`]
        : misfits(type, data[name], `${above}${name}`),
    ),
  ];

  const exampleOf = (field: Field): unknown =>
    typeOf(field.symbol, checker) === 'LocalDate'
      ? '2021-03-15'
      : example(checker.getTypeOfSymbol(field.symbol), field.name);

  return new Map(
    factsIn(source, () => undefined)
      .flatMap(({ facts }) => facts)
      .map(({ name, fields }) => [
        name,
        {
          example: () => Object.fromEntries(fields.map((field) => [field.name, exampleOf(field)])),
          misfits: (data) =>
            misfitsIn(
              fields.map((field) => ({ ...field, type: checker.getTypeOfSymbol(field.symbol) })),
              data,
            ),
        },
      ]),
  );
};
