import { v5 as uuid5 } from 'uuid';
import type { Catalogue, CataloguedFact } from '../kernel/catalogue.js';
import type { ScannedFact, StoredFact } from '../kernel/journal.js';
import type { Fact, Meta, Recording } from '../kernel/messages.js';
import { type Category, isSealed } from '../kernel/personal.js';
import { hashOf, NO_HASH } from './canonical.js';
import type { Keyring } from './keyring.js';
import { opener } from './opening.js';
import type { Registry } from './registry.js';
import { digestOf, seal } from './seal.js';

/** Whose key the digests of words are made with; it belongs to no person. */
const INDEX = 'blind-index';

type Payload = Readonly<Record<string, unknown>>;
export type Words = Readonly<Record<string, readonly string[]>>;

/** Where in which stream the next facts go. */
export interface Place {
  readonly stream: string;
  readonly version: number;
  readonly previousHash: string;
}

export const START = (stream: string): Place => ({ stream, version: 0, previousHash: NO_HASH });

/** Fact ⇄ stored fact. What is written is sealed and chained; what is read is brought to its present shape. */
export interface Codec {
  /** @throws if a recording is not exactly what its fact type declares: that is a defect, and nothing is stored */
  encode(
    recordings: readonly Recording[],
    after: Place,
    recordedAt: string,
    meta: Meta,
  ): Promise<StoredFact[]>;
  /** The types of facts that this release knows. */
  readonly types: readonly string[];
  /** What a fact of a type says, in words. */
  means(type: string): { readonly en: string; readonly de: string };
  /** The fields of a type. */
  fields(type: string): CataloguedFact['fields'];
  /** Whether this release knows facts of a type. */
  knows(type: string): boolean;
  /** @throws UnknownFact */
  decode(stored: Omit<ScannedFact, 'position'>): Fact;
  /** Any value with every token in it opened; `ERASED` where there is no key any more. */
  open(value: unknown): Promise<unknown>;
  /** Words, by any names, as digests that do not tell the words. */
  digests(words: Words): Promise<Words>;
}

/** A stored fact of a type, or of a version of it, that this release does not know. */
export class UnknownFact extends Error {
  constructor(readonly stored: Omit<ScannedFact, 'position'>) {
    super(
      `${stored.stream} holds ${stored.type} v${stored.typeVersion} at ${stored.version}, which this release does not know.`,
    );
  }
}

export const codec = (
  { facts }: Catalogue,
  { typeVersion, upcasts, subjectOf }: Registry,
  keyring: Pick<Keyring, 'keyFor' | 'find'>,
): Codec => {
  const required = new Map(
    Object.entries(facts).map(([type, { fields }]) => [
      type,
      Object.keys(fields).filter((name) => !fields[name]!.optional),
    ]),
  );

  /** @throws if a payload is not exactly what its type declares */
  const assertDeclared = (type: string, data: Payload): void => {
    const fields = facts[type]?.fields;
    if (!fields) throw new Error(`${type} is not in the catalogue; run npm run generate.`);
    for (const name of Object.keys(data))
      if (data[name] !== undefined && !Object.hasOwn(fields, name))
        throw new Error(`${type} does not declare ${name}; it would be stored unsealed.`);
    for (const name of required.get(type)!)
      if (data[name] === undefined) throw new Error(`${type} lacks ${name}.`);
  };

  /** Whether a field is to be sealed, and by which key; some arrive sealed. */
  const sealing = (type: string, name: string, value: unknown): Category | undefined =>
    isSealed(value) ? undefined : facts[type]!.fields[name]!.sealed;

  /** The keys that some recordings need; they are there before the first value is sealed. */
  const keysFor = async (
    stream: string,
    recordings: readonly Recording[],
  ): Promise<ReadonlyMap<string, Buffer>> => {
    const keys = new Map<string, Buffer>();
    for (const { type, data } of recordings as readonly Recording<string, Payload>[]) {
      assertDeclared(type, data);
      const subject = subjectOf(stream, data);
      for (const name of Object.keys(data)) {
        const category = data[name] === undefined ? undefined : sealing(type, name, data[name]);
        if (category && !keys.has(`${category} ${subject}`))
          keys.set(`${category} ${subject}`, await keyring.keyFor(subject, category));
      }
    }
    return keys;
  };

  const atRest = (
    type: string,
    data: Payload,
    stream: string,
    id: string,
    keys: ReadonlyMap<string, Buffer>,
  ): Payload => {
    const subject = subjectOf(stream, data);
    const stored: Record<string, unknown> = {};
    for (const name of Object.keys(data)) {
      const value = data[name];
      if (value === undefined) continue;
      const category = sealing(type, name, value);
      stored[name] = category
        ? seal(keys.get(`${category} ${subject}`)!, subject, category, `${id}/${name}`, value)
        : value;
    }
    return stored;
  };

  return {
    encode: async (recordings, after, recordedAt, meta) => {
      const { stream } = after;
      const keys = await keysFor(stream, recordings);
      const stored: StoredFact[] = [];
      let { version, previousHash } = after;
      for (const [index, { type, happenedOn, data, ...said }] of recordings.entries()) {
        const id = uuid5(`${stream}/${index}`, meta.commandId);
        const unhashed = {
          id,
          type,
          typeVersion: typeVersion(type),
          stream,
          version: ++version,
          recordedAt,
          happenedOn,
          data: atRest(type, data as Payload, stream, id, keys),
          meta: Object.keys(said).length > 0 ? { ...meta, ...said } : meta,
          previousHash,
        };
        previousHash = hashOf(unhashed);
        stored.push({ ...unhashed, hash: previousHash });
      }
      return stored;
    },

    types: Object.keys(facts),
    means: (type) => facts[type]?.means ?? { en: type, de: type },
    fields: (type) => facts[type]?.fields ?? {},
    knows: (type) => Object.hasOwn(facts, type),

    decode: (stored) => {
      const { type, typeVersion: written } = stored;
      if (!Object.hasOwn(facts, type) || written > typeVersion(type)) throw new UnknownFact(stored);
      const due = upcasts(type).slice(written - 1);
      if (due.length === 0) return stored;
      const data = due.reduce((shape, upcast) => upcast(shape), stored.data as Record<string, unknown>);
      const { id, stream, version, happenedOn, recordedAt, meta } = stored;
      return { id, type, stream, version, happenedOn, recordedAt, data, meta };
    },

    open: opener(keyring),

    digests: async (words) => {
      const key = await keyring.keyFor(INDEX, 'personal');
      const each = Object.entries(words).map(([name, its]) => [name, its.map((word) => digestOf(key, word))]);
      return Object.fromEntries(each) as Words;
    },
  };
};
