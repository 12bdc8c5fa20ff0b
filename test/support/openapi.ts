import { readFileSync } from 'node:fs';

/* The OpenAPI document, and requests that are as it says: whatever is generated from it covers a new command at once. */

export interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}
export interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const document = JSON.parse(
  readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'),
) as Document;

/** A feed has no end to wait for: test/api/changes.spec.ts. */
const FEED = '/changes';

export const operations = Object.entries(document.paths)
  .filter(([path]) => path !== FEED)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );

export const resolved = (schema: Schema): Schema => {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return ref ? document.components.schemas[ref.split('/').at(-1)!]! : schema;
};

/** After it nothing else would be recorded. */
export const STOPS_ALL = 'begin-read-only';

/** Whoever is restricted is out of everybody's scope until it is lifted: these two come last, one after the other. */
export const RESTRICTS = 'RestrictProcessing';
const LAST = [RESTRICTS, 'LiftRestriction'];

/** Receivers would be written to: test/api/webhooks.spec.ts. */
const WEBHOOKS = '/operations/webhooks';

export const commands = operations
  .flatMap(({ path, operationId, requestBody }) =>
    requestBody?.content['application/json'] && operationId !== STOPS_ALL && !path.startsWith(WEBHOOKS)
      ? [{ path, name: operationId, schema: resolved(requestBody.content['application/json'].schema) }]
      : [],
  )
  .toSorted(({ name: one }, { name: other }) => LAST.indexOf(one) - LAST.indexOf(other));
export const queries = operations.filter(
  ({ method, operationId }) => method === 'get' && /^(look|read|replay)-/.test(operationId),
);

export const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** Fields as JSON text. */
export type Fields = Readonly<Record<string, string>>;

const WORDS = ['Muster', 'coach-1', 'ar', 'SY', '09:30', '2021-07', NOWHERE, 'sort=name'];

export const object = (fields: Fields): string =>
  `{${Object.entries(fields)
    .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
    .join()}}`;

/** Values that are as a schema says, as JSON text. @param participant somebody who is there */
export const sampler = (participant: () => string) => {
  const sample = (schema: Schema, name = ''): string => {
    const of = resolved(schema);
    // Who moves, moves elsewhere.
    if (of.enum) return JSON.stringify(of.enum.at(name === 'newRegime' ? 1 : 0));
    if (of.type === 'object') return object(fieldsOf(of));
    if (of.type === 'array')
      return `[${Array.from({ length: Math.max(1, of.minItems ?? 0) }, () => sample(of.items!)).join()}]`;
    if (of.type === 'integer') return String(Math.max(1, of.minimum ?? 1));
    if (of.type === 'boolean') return 'true';
    if (of.format === 'date') return name === 'birthDate' ? '"1990-05-17"' : '"2021-07-01"';
    if (name === 'participant') return JSON.stringify(participant());
    return JSON.stringify(WORDS.find((word) => new RegExp(of.pattern ?? '').test(word)));
  };
  /** All fields of a request that records something new; a correction needs an entry that is there. */
  const fieldsOf = (schema: Schema): Fields =>
    Object.fromEntries(
      Object.entries(resolved(schema).properties ?? {})
        .filter(([name]) => name !== 'correction')
        .map(([name, field]) => [name, sample(field, name)]),
    );
  return { sample, fieldsOf };
};
