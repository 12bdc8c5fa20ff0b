import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Config, ConfigError, unusable } from '../engine/config.js';
import type { SigningKey } from './anchor.js';

const publicHalf = (key: KeyObject): KeyObject => (key.type === 'public' ? key : createPublicKey(key));

/** Names a key by the hash of its public half. */
export const idOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(publicHalf(key).export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

export const publicPem = (key: KeyObject): string =>
  publicHalf(key).export({ type: 'spki', format: 'pem' }).toString();

/** @throws ConfigError */
const parsed = (file: string, parse: (pem: string) => KeyObject): KeyObject => {
  try {
    const key = parse(readFileSync(file, 'utf8'));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw unusable(file, error);
  }
  throw new ConfigError(`${file} holds no Ed25519 key.`);
};

/** The key that signs; a development start makes one in the data folder. @throws ConfigError */
export const signingKey = ({
  anchorKeyFile,
  dataDir,
}: Pick<Config, 'anchorKeyFile' | 'dataDir'>): SigningKey => {
  const file = anchorKeyFile ?? join(dataDir, 'anchor.key');
  if (!existsSync(file)) {
    if (anchorKeyFile) throw new ConfigError(`ANCHOR_KEY_FILE: there is no file ${file}.`);
    const { privateKey } = generateKeyPairSync('ed25519');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  const privateKey = parsed(file, createPrivateKey);
  return { id: idOf(privateKey), privateKey };
};

/** Public keys by their id: the one that signs today and those that did before. */
export type PublicKeys = ReadonlyMap<string, KeyObject>;

/** All public keys (`*.pem`) in a folder. @throws ConfigError */
export const publicKeysIn = (folder: string): PublicKeys => {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((name) => name.endsWith('.pem'));
  const keys = files.map((name) => parsed(join(folder, name), createPublicKey));
  return new Map(keys.map((key) => [idOf(key), key]));
};
