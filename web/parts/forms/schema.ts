/** What a command asks for, as docs/openapi.json says it (JSON Schema as far as our commands use it). */
export interface Schema {
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly format?: 'date' | 'uuid' | 'date-time';
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export interface Form {
  readonly path: string;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Schema>>;
}

let loaded: Promise<Readonly<Record<string, Form>>> | undefined;

/** Forms are fetched when the first one is opened. */
const all = (): Promise<Readonly<Record<string, Form>>> =>
  (loaded ??= import('../../generated/forms.json').then(
    ({ default: forms }) => forms as unknown as Record<string, Form>,
  ));

/** Names of the commands below an address, by the part of it that comes next: a chapter. */
export const commandsOf = async (address: string): Promise<Readonly<Record<string, readonly string[]>>> => {
  const found: Record<string, string[]> = {};
  for (const [name, { path }] of Object.entries(await all()))
    if (path.startsWith(address) && !name.includes('/'))
      (found[path.slice(address.length).split('/')[0]!] ??= []).push(name);
  return found;
};

export const formFor = async (command: string): Promise<Form> => {
  const form = (await all())[command];
  if (!form) throw new Error(`There is no command ${command}.`);
  return form;
};

/** As a correction the same command asks for the reason as well. */
export const correcting = (form: Form): Form => ({
  ...form,
  required: [...form.required, 'correction'],
  properties: {
    ...form.properties,
    correction: {
      type: 'object',
      required: ['reason'],
      properties: { reason: { type: 'string', maxLength: 1_000 } },
    },
  },
});

/** What a form asks for, of what is known. */
export const asked = ({ properties }: Form, values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => name in properties && value !== null));

export type Values = Readonly<Record<string, unknown>>;

/** Where in a command a value stands: `['goals', 0, 'kind']`. */
export type At = readonly (string | number)[];

export const valueAt = (values: unknown, at: At): unknown =>
  at.reduce<unknown>(
    (value, part) => (value as Record<string | number, unknown> | undefined)?.[part],
    values,
  );

/** @returns a copy in which the value stands there; `undefined` takes it out */
export const withValue = <T>(values: T, [first, ...rest]: At, value: unknown): T => {
  if (first === undefined) return value as T;
  if (typeof first === 'number') {
    const items = [...((values ?? []) as readonly unknown[])];
    if (rest.length === 0 && value === undefined) items.splice(first, 1);
    else items[first] = withValue(items[first], rest, value);
    return items as T;
  }
  const { [first]: old, ...others } = (values ?? {}) as Record<string, unknown>;
  const next = withValue(old, rest, value);
  return (next === undefined ? others : { ...others, [first]: next }) as T;
};

/** As the service names a field in its errors: `goals.0.kind`. */
export const nameOf = (at: At): string => at.join('.');
