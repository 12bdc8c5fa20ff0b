import { createHash } from 'node:crypto';

/*
 * Merkle trees as in RFC 6962 (Certificate Transparency), section 2.1: leaves and nodes are hashed under different
 * prefixes, so that no node passes for a leaf.
 */

const sha256 = (prefix: number, ...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256').update(Buffer.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const leafHash = (leaf: string): Buffer => sha256(0, Buffer.from(leaf));

const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(1, left, right);

/** The levels of a tree from its leaves to its root; a last node without a twin goes up as it is. */
const levelsOf = (leaves: readonly string[]): Buffer[][] => {
  const levels = [leaves.map(leafHash)];
  for (let level = levels[0]!; level.length > 1; levels.push(level))
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, index) =>
      2 * index + 1 < level.length ? nodeHash(level[2 * index]!, level[2 * index + 1]!) : level[2 * index]!,
    );
  return levels;
};

/** Hex; the root of no leaves is the hash of nothing. */
export const rootOf = (leaves: readonly string[]): string =>
  (levelsOf(leaves).at(-1)![0] ?? createHash('sha256').digest()).toString('hex');

/** What is hashed together with a leaf on the way to the root, from below, and on which side it stands. */
export type Path = readonly { readonly left?: string; readonly right?: string }[];

export const pathOf = (leaves: readonly string[], index: number): Path =>
  levelsOf(leaves).flatMap((level, height) => {
    const at = Math.floor(index / 2 ** height);
    const twin = level[at % 2 === 0 ? at + 1 : at - 1]?.toString('hex');
    if (!twin) return [];
    return [at % 2 === 0 ? { right: twin } : { left: twin }];
  });

/** The root to which a leaf and its path lead. */
export const rootBy = (leaf: string, path: Path): string =>
  path
    .reduce(
      (below, { left, right }) =>
        left ? nodeHash(Buffer.from(left, 'hex'), below) : nodeHash(below, Buffer.from(right!, 'hex')),
      leafHash(leaf),
    )
    .toString('hex');
