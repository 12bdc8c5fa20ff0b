import { createRequire } from 'node:module';
import type { MetadataStorage as Transformations } from 'class-transformer/types/MetadataStorage.js';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';

/*
 * class-validator looks up and groups its rules anew for each request and collects errors that are almost never there.
 * Here the rules of a class are looked up once, for one question: is all well? Whatever is not, and every field that has
 * more than simple rules, goes the library's own way, which also says what is wrong.
 */

type Class = abstract new () => object;
type Payload = Readonly<Record<string, unknown>>;
type Rule = (value: unknown, body: Payload) => boolean;
type Condition = (body: Payload, value: unknown) => boolean;

const { defaultMetadataStorage: transformations } = createRequire(import.meta.url)(
  'class-transformer/cjs/storage.js',
) as { defaultMetadataStorage: Transformations };

const ruleOf = ({ constraintCls, constraints, propertyName, each }: ValidationMetadata): Rule[] =>
  getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }) => {
      const holds = (value: unknown, object: Payload): boolean =>
        instance.validate(value, {
          value,
          object,
          constraints: constraints as unknown[],
          property: propertyName,
          targetName: '',
        }) === true;
      return each
        ? (value, object) => Array.isArray(value) && value.every((entry) => holds(entry, object))
        : holds;
    });

const isSimple = (
  type: Class,
  { type: kind, propertyName, groups, validateIf }: ValidationMetadata,
): boolean =>
  (kind === ValidationTypes.CUSTOM_VALIDATION || kind === ValidationTypes.CONDITIONAL_VALIDATION) &&
  !groups?.length &&
  !validateIf &&
  !transformations.findTypeMetadata(type, propertyName) &&
  transformations.findTransformMetadatas(type, propertyName, 0).length === 0;

const isPlain = (type: Class): boolean =>
  transformations.getStrategy(type) === 'none' &&
  transformations.getExposedMetadatas(type).length === 0 &&
  transformations.getExcludedMetadatas(type).length === 0;

/** Of a field with more than simple rules: left out, it may be well; given, the library says. */
const NOT_CLEAR: Rule = () => false;

/** The question for one class, or undefined where only the library can answer it. */
const compiled = (type: Class): ((body: Payload) => boolean) | undefined => {
  const all = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  if (all.length === 0 || !isPlain(type)) return undefined;
  const fields = Object.entries(getMetadataStorage().groupByPropertyName(all)).map(([name, its]) => ({
    name,
    conditions: its
      .filter(({ type: kind }) => kind === ValidationTypes.CONDITIONAL_VALIDATION)
      .map(({ constraints }) => constraints[0] as Condition),
    rules: its.every((each) => isSimple(type, each))
      ? its.filter(({ type: kind }) => kind === ValidationTypes.CUSTOM_VALIDATION).flatMap(ruleOf)
      : [NOT_CLEAR],
  }));
  const names = new Set(fields.map(({ name }) => name));
  return (body) =>
    Object.keys(body).every((name) => names.has(name)) &&
    fields.every(
      ({ name, conditions, rules }) =>
        !conditions.every((applies) => applies(body, body[name])) ||
        rules.every((holds) => holds(body[name], body)),
    );
};

const known = new Map<Class, ReturnType<typeof compiled>>();

/** True only where the library would find nothing to object to, and would only copy the fields. */
export const isClearlyValid = (type: Class, body: object): boolean => {
  if (!known.has(type)) known.set(type, compiled(type));
  return known.get(type)?.(body as Payload) ?? false;
};
