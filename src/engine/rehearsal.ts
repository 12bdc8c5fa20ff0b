import { v5 as uuid5 } from 'uuid';
import type { JournalFact } from '../kernel/journal.js';
import type { Codec } from './codec.js';
import { type Folded, foldOver } from './folded.js';
import type { Runtime } from './runtime.js';

/** The present as it is; what is issued on it is forgotten. */
export interface Rehearsal {
  readonly runtime: Runtime;
  /** Whether anything would have been recorded. */
  readonly news: () => boolean;
}

/** Nothing is sealed or chained: what is rehearsed is folded and dropped, and never leaves the process. */
const encoderOf =
  ({ registry }: Runtime): Codec['encode'] =>
  async (recordings, { stream, version }, recordedAt, meta) =>
    recordings.map(({ type, happenedOn, data, ...said }, index) => ({
      id: uuid5(`${stream}/${index}`, meta.commandId),
      type,
      typeVersion: registry.typeVersion(type),
      stream,
      version: version + index + 1,
      recordedAt,
      happenedOn,
      data: data as JournalFact['data'],
      meta: { ...meta, ...said },
      previousHash: '',
      hash: '',
    }));

/** The ledger in a history is shared by all who fold on; what is rehearsed must not come to stand in it. */
const withOwnLedger = <S>(state: S): S => {
  const { commands } = (state ?? {}) as { commands?: unknown };
  return commands instanceof Map ? { ...state, commands: new Map(commands) } : state;
};

/** For digests of what is not there yet. */
const NO_KEY = Buffer.alloc(32);

/**
 * A runtime on which commands that are to follow one another are issued to see what would come of them: the same code
 * decides on the same history, and nothing is written. It looks at each stream once, so it is for one moment only.
 */
export const rehearsal = (runtime: Runtime): Rehearsal => {
  const { journal, keyring } = runtime;
  const added = new Map<string, readonly JournalFact[]>();
  const present = new Map<string, Promise<unknown>>();
  const codec = { ...runtime.codec, encode: encoderOf(runtime) };

  const folded: Folded = {
    recall: () => undefined,
    latest: async <S>(folding: Parameters<typeof runtime.folded.latest<S>>[0], stream: string) => {
      const key = `${folding.purpose}|${stream}`;
      const before = present.get(key) ?? runtime.folded.latest(folding, stream);
      present.set(key, before);
      const mine = added.get(stream);
      const state = (await before) as S;
      return mine ? foldOver(codec, folding, withOwnLedger(state), mine) : state;
    },
    advance: () => undefined,
  };

  return {
    news: () => added.size > 0,
    runtime: {
      ...runtime,
      codec,
      folded,
      keyring: {
        ...keyring,
        keyFor: async (subject, category) => (await keyring.find(subject, category)) ?? NO_KEY,
      },
      journal: {
        ...journal,
        read: async (stream, after = 0) => [
          ...(await journal.read(stream, after)),
          ...(added.get(stream) ?? []).filter(({ version }) => version > after),
        ],
        append: async (stream, _, facts) => {
          const mine = facts.map((fact) => ({ ...fact, position: 0n }));
          added.set(stream, [...(added.get(stream) ?? []), ...mine]);
          return 0n;
        },
      },
    },
  };
};
