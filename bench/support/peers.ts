import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/*
 * The peers live in `bench/peers` on dependencies of their own, which neither the service nor its checks install. So
 * they are loaded by name, and what they look like is said here.
 */

const BENCH = fileURLToPath(new URL('..', import.meta.url));

/** Installs the peers' dependencies, exactly as locked, if they are not there. */
export const installPeers = (say: (line: string) => void): void => {
  if (existsSync(`${BENCH}node_modules/.package-lock.json`)) return;
  say('Installing the peers …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: BENCH, stdio: ['ignore', 2, 2] });
};

export const peer = (name: string): string => fileURLToPath(new URL(`../peers/${name}.ts`, import.meta.url));

/** An event as emmett takes it. */
export interface PeerEvent {
  readonly type: string;
  readonly data: object;
  readonly metadata: object;
}

/** emmett's event store on PostgreSQL. */
export interface Emmett {
  /** @param expected the stream's version before */
  append(stream: string, expected: number, events: readonly PeerEvent[]): Promise<unknown>;
  /** Reads a stream and folds it. */
  aggregate<S>(stream: string, initial: S, evolve: (state: S, event: PeerEvent) => S): Promise<S>;
  /** Builds a projection over all events anew, one document for each stream, in large batches without pauses. */
  rebuild(types: readonly string[], evolve: (document: object, event: PeerEvent) => object): Promise<void>;
  /** Follows all events; returns what ends it. */
  follow(handle: (event: PeerEvent) => void): () => Promise<void>;
  close(): Promise<void>;
}

export const openEmmett = async (url: string): Promise<Emmett> =>
  ((await import(peer('emmett'))) as { open(url: string): Promise<Emmett> }).open(url);
