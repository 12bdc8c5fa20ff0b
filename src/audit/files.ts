import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Anchor, Head } from './anchor.js';
import { idOf, publicPem } from './keys.js';
import type { SigningKey } from './anchor.js';
import type { Anchored } from './store.js';

/*
 * Anchors outside the database: a file each, which is never written again; its first line is the anchor, each other one a
 * head. The public keys lie beside them.
 */

const NAME = /^anchor-(\d{10})\.jsonl$/;

const nameOf = (number: number): string => `anchor-${String(number).padStart(10, '0')}.jsonl`;

export const keysIn = (folder: string): string => join(folder, 'keys');

/** Whole or not at all, and on the disk. */
const writeOnce = (folder: string, name: string, text: string): void => {
  mkdirSync(folder, { recursive: true });
  const [made, path] = [join(folder, `.${name}.new`), join(folder, name)];
  const file = openSync(made, 'w');
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(made, path);
};

/** The numbers of the anchors in a folder, in order. */
export const numbersIn = (folder: string): number[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .flatMap((name) => NAME.exec(name)?.[1] ?? [])
        .map(Number)
        .sort((a, b) => a - b)
    : [];

export const writeAnchor = (folder: string, { anchor, heads }: Anchored): void => {
  const name = nameOf(anchor.statement.number);
  if (existsSync(join(folder, name))) return;
  writeOnce(folder, name, [anchor, ...heads].map((line) => `${JSON.stringify(line)}\n`).join(''));
};

/** Undefined if there is none, or it cannot be read. */
export const readAnchorFile = (folder: string, number: number): Anchored | undefined => {
  try {
    const [anchor, ...heads] = readFileSync(join(folder, nameOf(number)), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    return { anchor: anchor as Anchor, heads: heads as Head[] };
  } catch {
    return undefined;
  }
};

/** Puts the public half of a key beside the anchors. */
export const publishKey = (folder: string, { privateKey }: SigningKey): void => {
  const [keys, name] = [keysIn(folder), `${idOf(privateKey)}.pem`];
  if (!existsSync(join(keys, name))) writeOnce(keys, name, publicPem(privateKey));
};
