/*
 * Verifies an exported history, and needs nothing but this file and Node.js 20: neither the service nor a database, nor any
 * package. It shares no line with what made the bundle, so that a mistake there is not made here a second time.
 *
 *     node verify.mjs BUNDLE.zip [--key PUBLIC_KEY.pem]… [--facts]
 *
 * Ends with 0 if everything is as it was signed, 2 if not. --facts prints the facts, disclosed fields opened.
 */
import { createDecipheriv, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

type Json = Readonly<Record<string, unknown>>;

interface Fact extends Json {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly data: Json;
  readonly previousHash: string;
  readonly hash: string;
}

interface Proof {
  readonly anchor: { readonly statement: Json; readonly key: string; readonly signature: string };
  readonly head: { readonly stream: string; readonly version: number; readonly hash: string };
  readonly path: readonly { readonly left?: string; readonly right?: string }[];
}

interface Disclosed {
  readonly by: string;
  readonly as: string;
  readonly at: string;
  readonly key?: string;
  readonly value?: unknown;
}

export interface Report {
  readonly problems: string[];
  readonly facts: number;
  /** Facts up to this version are anchored. */
  readonly anchored: number;
  /** Fields that were opened by their own key, and those that the issuer only states. */
  readonly opened: number;
  readonly stated: number;
  readonly sealed: number;
  readonly keys: readonly string[];
  readonly read: readonly unknown[];
}

const sha256 = (...parts: readonly (string | Buffer)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** JSON with sorted names, without what is undefined. */
const sorted = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${sorted((value as Json)[name])}`).join(',')}}`;
};

/** The files in a zip, by the list at its end. */
const unzip = (zip: Buffer): Map<string, Buffer> => {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) throw new Error('this is no zip');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + size);
    const called = zip.toString('utf8', at + 46, at + 46 + name);
    if (files.has(called)) throw new Error(`${called} is there twice`);
    files.set(called, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return files;
};

const idOf = (key: KeyObject): string =>
  sha256(key.export({ type: 'spki', format: 'der' }))
    .toString('hex')
    .slice(0, 16);

const open = (key: Buffer, { by, as, at }: Disclosed, box: string): unknown => {
  const bytes = Buffer.from(box.slice(2), 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(`${by}|${as}|${at}`))
    .setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString());
};

/** @param trusted public keys (PEM) from elsewhere; without them the bundle vouches for itself */
export const verifyBundle = (zip: Buffer, trusted: readonly string[] = []): Report => {
  const problems: string[] = [];
  const files = unzip(zip);
  const text = (name: string): string => {
    if (!files.has(name)) throw new Error(`${name} is missing`);
    return files.get(name)!.toString();
  };
  const lines = <T>(name: string): T[] =>
    text(name)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T);

  const pems =
    trusted.length > 0
      ? trusted
      : Object.values(JSON.parse(text('public-keys.json')) as Record<string, string>);
  const keys = new Map(pems.map((pem) => createPublicKey(pem)).map((key) => [idOf(key), key]));
  const isSigned = (bytes: Buffer, key: string, given: string): boolean => {
    const signature = Buffer.from(given, 'base64');
    // One signature has one way to be written.
    if (!keys.has(key) || signature.toString('base64') !== given) return false;
    return verify(null, bytes, keys.get(key)!, signature);
  };

  const signature = JSON.parse(text('manifest.sig.json')) as { key: string; signature: string };
  if (!isSigned(files.get('manifest.json') ?? Buffer.alloc(0), signature.key, signature.signature))
    problems.push(`the manifest is not signed by a known key (${signature.key})`);
  const manifest = JSON.parse(text('manifest.json')) as {
    stream: string;
    version: number;
    files: Record<string, string>;
  };
  for (const [name, digest] of Object.entries(manifest.files))
    if (!files.has(name) || sha256(files.get(name)!).toString('hex') !== digest)
      problems.push(`${name} is not the file that was signed`);
  for (const name of files.keys())
    if (!(name in manifest.files) && !name.startsWith('manifest.')) problems.push(`${name} was added`);

  const facts = lines<Fact>('facts.jsonl');
  let previous = '0'.repeat(64);
  facts.forEach((fact, index) => {
    const { hash, ...hashed } = fact;
    const at = `${fact.stream}@${fact.version}`;
    if (fact.stream !== manifest.stream || fact.version !== index + 1) problems.push(`${at} is out of place`);
    if (fact.previousHash !== previous) problems.push(`${at} is not chained to the one before`);
    if (sha256(sorted(hashed)).toString('hex') !== hash) problems.push(`${at} is not what was hashed`);
    previous = hash;
  });
  if (facts.length !== manifest.version)
    problems.push(`${manifest.version} facts were signed, ${facts.length} are here`);

  let anchored = 0;
  for (const { anchor, head, path } of lines<Proof>('proofs.jsonl')) {
    const said = `anchor ${String(anchor.statement.number)}`;
    const known = isSigned(Buffer.from(sorted(anchor.statement)), anchor.key, anchor.signature);
    if (!known) problems.push(`${said} is not signed by a known key (${anchor.key})`);
    const { stream, version, hash } = head;
    const root = path.reduce(
      (below, { left, right }) =>
        left
          ? sha256(Buffer.of(1), Buffer.from(left, 'hex'), below)
          : sha256(Buffer.of(1), below, Buffer.from(right ?? '', 'hex')),
      sha256(Buffer.of(0), sorted({ stream, version, hash })),
    );
    if (root.toString('hex') !== anchor.statement.root) problems.push(`${said} does not hold this stream`);
    else if (stream !== manifest.stream || facts[version - 1]?.hash !== hash)
      problems.push(`${said} saw another fact ${version}`);
    else if (known) anchored = Math.max(anchored, version);
  }

  const disclosed = new Map(
    lines<Disclosed>('keys.jsonl').map((each) => [`${each.by}|${each.as}|${each.at}`, each]),
  );
  const count = { opened: 0, stated: 0, sealed: 0 };
  const read = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(read);
    if (!('sealed' in value))
      return Object.fromEntries(Object.entries(value).map(([name, its]) => [name, read(its)]));
    const { by, as, at, box } = value.sealed as Disclosed & { box: string };
    const its = disclosed.get(`${by}|${as}|${at}`);
    if (its?.key) {
      try {
        const opened = open(Buffer.from(its.key, 'base64'), its, box);
        count.opened++;
        return opened;
      } catch {
        problems.push(`${at} does not open with its key`);
      }
    } else if (its) {
      count.stated++;
      return its.value;
    }
    count.sealed++;
    return null;
  };
  const opened = facts.map((fact) => ({ ...fact, data: read(fact.data) }));
  return { problems, facts: facts.length, anchored, ...count, keys: [...keys.keys()], read: opened };
};

const publicKeyIn = (file: string): string => {
  const pem = readFileSync(file, 'utf8');
  try {
    createPublicKey(pem);
  } catch {
    throw new Error(`${file} holds no public key (PEM)`);
  }
  return pem;
};

const main = (args: readonly string[]): number => {
  const named = args.flatMap((arg, index) => (arg === '--key' ? (args[index + 1] ?? []) : []));
  const [path] = args.filter((arg, index) => !arg.startsWith('--') && args[index - 1] !== '--key');
  if (!path) {
    console.error('Usage: node verify.mjs BUNDLE.zip [--key PUBLIC_KEY.pem]… [--facts]');
    return 1;
  }
  let given: { readonly bundle: Buffer; readonly keys: readonly string[] };
  try {
    given = { bundle: readFileSync(path), keys: named.map(publicKeyIn) };
  } catch (error) {
    console.error(`Not read, so nothing was verified: ${(error as Error).message}.`);
    return 1;
  }
  try {
    const report = verifyBundle(given.bundle, given.keys);
    const { problems, facts, anchored, opened, stated, sealed, keys, read } = report;
    for (const problem of problems) console.log(problem);
    if (args.includes('--facts')) for (const fact of read) console.log(JSON.stringify(fact));
    console.log(
      `${facts} facts, ${anchored} of them anchored; ${opened} fields opened, ${stated} stated, ${sealed} sealed.`,
    );
    if (named.length === 0)
      console.log(`Signed by ${keys.join(', ')}, which the bundle itself brings: compare, or give --key.`);
    console.log(
      problems.length === 0 ? 'Sound.' : `${problems.length} problem${problems.length === 1 ? '' : 's'}.`,
    );
    return problems.length === 0 ? 0 : 2;
  } catch (error) {
    console.log(`This is no whole bundle: ${(error as Error).message}.`);
    return 2;
  }
};

if (/verify(-bundle)?\.m?js$/.test(process.argv[1] ?? '')) process.exitCode = main(process.argv.slice(2));
