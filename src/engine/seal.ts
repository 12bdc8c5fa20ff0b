import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto';
import type { Category, Sealed } from '../kernel/personal.js';
import { canonical } from './canonical.js';

const CIPHER = 'aes-256-gcm';
const IV = 12;
const TAG = 16;

/** Random bytes for many IVs: to draw them one by one costs more than the cipher. */
const drawn = Buffer.alloc(IV * 512);
let used = drawn.length;

/** An IV that was never given before; it is overwritten once the others are used up, so copy it. */
const freshIv = (): Buffer => {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  return drawn.subarray(used, (used += IV));
};

/** iv, tag and ciphertext in one; `context` is authenticated with it. */
export const encrypt = (key: Buffer, plain: Buffer, context: string): Buffer => {
  const iv = freshIv();
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(context));
  const body = [cipher.update(plain), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...body]);
};

/** @throws if the box was altered, or sealed by another key or for another context */
export const decrypt = (key: Buffer, box: Buffer, context: string): Buffer => {
  const decipher = createDecipheriv(CIPHER, key, box.subarray(0, IV), { authTagLength: TAG })
    .setAAD(Buffer.from(context))
    .setAuthTag(box.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(box.subarray(IV + TAG)), decipher.final()]);
};

type Box = Omit<Sealed['sealed'], 'box'>;

const contextOf = ({ by, as, at }: Box): string => `${by}|${as}|${at}`;

/** Marks a box that has a key of its own; base64 has no dot. Older boxes are sealed by the data key itself. */
const OWN_KEY = '2.';

/** The key of one box, from which nobody finds the data key or that of another box: one field can be disclosed alone. */
export const boxKey = (dataKey: Buffer, box: Box): Buffer =>
  createHmac('sha256', dataKey)
    .update(`box|${contextOf(box)}`)
    .digest();

/** Whether a token has a key that opens nothing else. */
export const hasOwnKey = ({ sealed }: Sealed): boolean => sealed.box.startsWith(OWN_KEY);

export const seal = (key: Buffer, by: string, as: Category, at: string, value: unknown): Sealed => {
  const own = boxKey(key, { by, as, at });
  const box = encrypt(own, Buffer.from(JSON.stringify(value)), contextOf({ by, as, at }));
  return { sealed: { by, as, at, box: OWN_KEY + box.toString('base64') } };
};

export const unseal = (key: Buffer, token: Sealed): unknown => {
  const { sealed } = token;
  const own = hasOwnKey(token);
  const box = Buffer.from(own ? sealed.box.slice(OWN_KEY.length) : sealed.box, 'base64');
  return JSON.parse(decrypt(own ? boxKey(key, sealed) : key, box, contextOf(sealed)).toString());
};

/** A digest that only the holder of the key can compare, so that it gives nothing away about what was asked. */
export const fingerprint = (key: Buffer, value: unknown): string =>
  createHmac('sha256', key).update(canonical(value)).digest('base64url');

/** Bytes of a word's digest: rarely the same for two words, and no longer than needed. */
const DIGEST = 9;

/** A word's digest for a blind index; the same word has the same digest. */
export const digestOf = (key: Buffer, word: string): string =>
  createHmac('sha256', key).update(word).digest().subarray(0, DIGEST).toString('base64url');
