import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v5 as uuid5 } from 'uuid';
import { type Codec, codec, START } from '../../src/engine/codec.js';
import { postgresKeyring } from '../../src/engine/keyring.js';
import { onlyMaster } from '../../src/engine/master-keys.js';
import { registry } from '../../src/engine/registry.js';
import { catalogue } from '../../src/generated/catalogue.js';
import type { Context } from '../../src/kernel/context.js';
import type { StoredFact } from '../../src/kernel/journal.js';
import { isSealed } from '../../src/kernel/personal.js';
import { poolOver, type StoredKey } from './keys.js';
import type { DeclaredFact } from './types.js';

/** A stored fact as some release wrote it; `opened` is what its sealed fields say. */
export interface Example {
  readonly stored: StoredFact;
  readonly opened: Readonly<Record<string, unknown>>;
}

/** The examples of a context are one stream: each is chained to the one before. */
export type Examples = Readonly<Record<string, readonly Example[]>>;

export interface Golden {
  readonly examples: Examples;
  readonly keys: readonly StoredKey[];
}

const FOLDER = join(process.cwd(), 'test/golden');
export const fileOf = (name: string): string => join(FOLDER, `${name}.json`);

const contents = <T>(name: string, otherwise: T): T =>
  existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), 'utf8')) as T) : otherwise;

export const load = (contexts: readonly Context[]): Golden => ({
  examples: Object.fromEntries(contexts.map(({ name }) => [name, contents<Example[]>(name, [])])),
  keys: contents('keys', []),
});

/** It seals nothing but these examples. */
export const MASTER_KEY = Buffer.from('golden master key of the tests!!');
const IDS = '6f1d3c58-6d6e-5a55-9a55-0d1f3a6b7c21';

/** The stream of a context's examples. */
const streamOf = (context: string): string => `${context}-00000000-0000-4000-8000-000000000000`;

/** Today's codec with the keys of the examples. */
export const codecOf = (contexts: readonly Context[], keys: StoredKey[]): Codec =>
  codec(catalogue, registry(contexts), postgresKeyring(poolOver(keys), onlyMaster(MASTER_KEY)));

const factTypesOf = ({ chapters }: Context): string[] =>
  chapters.flatMap(({ decider }) => Object.keys(decider.evolve));

/** `InternshipAgreed v2`: what is written or was once written, and has no example. */
export const missing = (contexts: readonly Context[], examples: Examples) => {
  const { typeVersion } = registry(contexts);
  return contexts.flatMap((context) =>
    factTypesOf(context).flatMap((type) =>
      Array.from({ length: typeVersion(type) }, (_, index) => index + 1)
        .filter(
          (version) =>
            !examples[context.name]?.some(
              ({ stored }) => stored.type === type && stored.typeVersion === version,
            ),
        )
        .map((version) => ({ context: context.name, type, version })),
    ),
  );
};

/** The golden files with an example of whatever today's code writes and they lack. What they have stays as it is. */
export const added = async (
  contexts: readonly Context[],
  golden: Golden,
  declared: ReadonlyMap<string, DeclaredFact>,
): Promise<Golden> => {
  const keys = [...golden.keys];
  const { encode } = codecOf(contexts, keys);
  const { typeVersion } = registry(contexts);
  const examples = Object.fromEntries(contexts.map(({ name }) => [name, [...(golden.examples[name] ?? [])]]));
  for (const { context, type, version } of missing(contexts, golden.examples)) {
    // How an older version was written, today's code no longer knows.
    if (version !== typeVersion(type)) continue;
    const stream = streamOf(context);
    const last = examples[context]!.at(-1)?.stored;
    const place = last ? { stream, version: last.version, previousHash: last.hash } : START(stream);
    const data = declared.get(type)!.example();
    const [stored] = await encode(
      [{ type, happenedOn: '2021-03-15', data, warnings: ['some-warning'] }],
      place,
      '2021-03-15T23:59:59.999Z',
      {
        actor: { id: 'some-worker', role: 'some-role', unit: 'some-unit' },
        commandId: uuid5(`command of ${type} v${version}`, IDS),
        causeId: uuid5(`cause of ${type} v${version}`, IDS),
        correlationId: 'some-request',
        legalBasis: 'some law',
        fingerprint: 'some-digest',
        simulated: true,
      },
    );
    const sealed = Object.keys(data).filter((name) => isSealed(stored!.data[name]));
    examples[context]!.push({
      stored: stored!,
      opened: Object.fromEntries(sealed.map((name) => [name, data[name]])),
    });
  }
  return { examples, keys };
};
