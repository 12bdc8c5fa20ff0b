/*
 * `npm run test:faults` sets FAULTS=full; `npm test` contents itself with a short form of the same tests. KILL_SEED
 * repeats the chances of an earlier run.
 */

const isFull = process.env.FAULTS === 'full';

/** How often a fault is tried. */
export const times = (short: number, full: number): number => (isFull ? full : short);

export const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

/** Says what was seen, so that it can be repeated. */
export const report = (line: string): void => console.log(`${line} (KILL_SEED=${seed})`);
