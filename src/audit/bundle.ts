import { createHash, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { canonical } from '../engine/canonical.js';
import type { Runtime } from '../engine/runtime.js';
import { boxKey, hasOwnKey, unseal } from '../engine/seal.js';
import type { JournalFact, StoredFact } from '../kernel/journal.js';
import { isSealed, type Sealed } from '../kernel/personal.js';
import type { SigningKey } from './anchor.js';
import { keysIn } from './files.js';
import { idOf, publicKeysIn, publicPem } from './keys.js';
import { provenHeads } from './proof.js';
import { timelineOf } from './timeline.js';

/** Which sealed fields are disclosed: none, those that are not special (Art. 9 GDPR), or all. */
export type Disclosure = 'none' | 'personal' | 'all';

const OPENED: Readonly<Record<Disclosure, readonly Sealed['sealed']['as'][]>> = {
  none: [],
  personal: ['personal'],
  all: ['personal', 'special'],
};

const README = `Ein Verlauf, wie er gespeichert ist, mit Beweisen. / A history as it is stored, with proofs.

facts.jsonl        Die Einträge, versiegelte Felder versiegelt. / The facts, sealed fields sealed.
keys.jsonl         Schlüssel der offengelegten Felder, je einer. / Keys of the disclosed fields, one each.
proofs.jsonl       Signierte Anker, die diesen Verlauf gesehen haben. / Signed anchors that saw this history.
timeline.html      Lesehilfe, nicht Beweis. / To read; no proof.
public-keys.json   Womit signiert wurde. Vergleichen Sie es mit dem, was Sie von anderswo haben. / Compare with what you have.

Prüfen / verify:   node verify.mjs BUNDLE.zip --key PUBLIC_KEY.pem
Nehmen Sie verify.mjs besser aus der Quelle als von hier. / Better take verify.mjs from its source than from here.
`;

const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

const storedOf = ({ position: _, ...fact }: JournalFact): StoredFact => fact;

const tokensIn = (value: unknown): Sealed[] => {
  if (typeof value !== 'object' || value === null) return [];
  return isSealed(value) ? [value] : Object.values(value).flatMap(tokensIn);
};

/** The verifier as it was built; a service that runs from its sources finds it where the build puts it. */
const verifier = (): Buffer => {
  const beside = new URL('./verify-bundle.js', import.meta.url);
  return readFileSync(existsSync(beside) ? beside : 'dist/src/audit/verify-bundle.js');
};

export interface Bundling {
  readonly runtime: Pick<Runtime, 'pool' | 'journal' | 'keyring' | 'codec' | 'config'>;
  readonly key: SigningKey;
  readonly stream: string;
  readonly disclosure: Disclosure;
  readonly by: string;
  readonly now: Date;
}

/** What opens the fields that are disclosed; undefined for those whose key is no more. */
const disclosedIn = async ({ runtime: { keyring }, disclosure }: Bundling, facts: readonly StoredFact[]) => {
  const keys: object[] = [];
  const values = new Map<Sealed, unknown>();
  for (const token of facts.flatMap(({ data }) => tokensIn(data))) {
    const { by, as, at } = token.sealed;
    if (!OPENED[disclosure].includes(as)) continue;
    const key = await keyring.find(by, as);
    values.set(token, key ? unseal(key, token) : null);
    // The key of an older box opens more than this box: its value can only be stated.
    if (key && hasOwnKey(token)) keys.push({ by, as, at, key: boxKey(key, token.sealed).toString('base64') });
    else if (key) keys.push({ by, as, at, value: values.get(token) });
  }
  return { keys, values };
};

/** A history as a zip; undefined if there is none. */
export const bundleOf = async (bundling: Bundling): Promise<Uint8Array | undefined> => {
  const { runtime, key, stream, disclosure, by, now } = bundling;
  const { pool, journal, codec, config } = runtime;
  const facts = (await journal.read(stream)).map(storedOf);
  if (facts.length === 0) return undefined;
  const { keys, values } = await disclosedIn(bundling, facts);
  const known = [...publicKeysIn(keysIn(config.anchorDir ?? '')).values(), key.privateKey];
  const at = now.toISOString();
  const files: Record<string, string | Buffer> = {
    'README.txt': README,
    'facts.jsonl': lines(facts),
    'keys.jsonl': lines(keys),
    'proofs.jsonl': lines(await provenHeads(pool, stream, 1)),
    'public-keys.json': JSON.stringify(
      Object.fromEntries(known.map((each) => [idOf(each), publicPem(each)])),
    ),
    'timeline.html': timelineOf({
      stream,
      at,
      facts,
      means: (type) => codec.means(type).de,
      disclosed: (token) => values.get(token),
    }),
    'verify.mjs': verifier(),
  };
  const digests = Object.entries(files).map(([name, content]) => [
    name,
    createHash('sha256').update(content).digest('hex'),
  ]);
  const manifest = canonical({
    format: 1,
    stream,
    version: facts.length,
    journal: journal.id,
    at,
    by,
    disclosed: disclosure,
    files: Object.fromEntries(digests) as Record<string, string>,
  });
  const signature = sign(null, Buffer.from(manifest), key.privateKey).toString('base64');
  const all = {
    'manifest.json': manifest,
    'manifest.sig.json': JSON.stringify({ key: key.id, signature }),
    ...files,
  };
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([name, content]) => [name, Buffer.from(content)])),
  );
};
