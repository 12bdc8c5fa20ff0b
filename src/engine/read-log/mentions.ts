import { supersededIn } from '../../kernel/correction.js';
import type { Fact } from '../../kernel/messages.js';
import { factsOf } from '../history.js';
import { Problem } from '../problems.js';
import type { Runtime } from '../runtime.js';

/** A fact that names a person, in whatever stream it stands. */
export interface Mention {
  readonly fact: Fact;
  /** What a fact of its type says. */
  readonly means: { readonly en: string; readonly de: string };
  /** Everybody whom it names. */
  readonly persons: readonly string[];
  /** Whether it was corrected or taken back since. */
  readonly superseded: boolean;
}

const PATIENCE = 5_000;

const incomplete = () =>
  new Problem(503, 'view-behind', 'Not all histories have been searched yet. Ask again soon.', {
    retryAfter: 1,
  });

interface Found {
  readonly stream: string;
  readonly version: number;
  readonly persons: string[];
}

/**
 * Every fact that names a person, as read today and sealed, in the order in which they were recorded.
 * @throws Problem 503 rather than leave one out
 */
export const mentionsOf = async (
  { pool, journal, codec, acts }: Pick<Runtime, 'pool' | 'journal' | 'codec' | 'acts'>,
  person: string,
): Promise<readonly Mention[]> => {
  if (!(await acts?.reached(await journal.head(), PATIENCE))) throw incomplete();
  const { rows } = await pool.query<Found>(
    'SELECT stream, version, persons::text[] AS persons FROM access.act WHERE persons @> ARRAY[$1::uuid]',
    [person],
  );
  const streams = new Map<string, Found[]>();
  for (const each of rows) streams.set(each.stream, [...(streams.get(each.stream) ?? []), each]);
  const mentions: Mention[] = [];
  for (const [stream, found] of streams) {
    const facts = factsOf(codec, await journal.read(stream));
    const superseded = supersededIn(facts);
    for (const { version, persons } of found) {
      const fact = facts[version - 1]!;
      const means = codec.means(fact.type);
      mentions.push({ fact, means, persons, superseded: superseded.has(fact.id) });
    }
  }
  return mentions.sort(
    ({ fact: a }, { fact: b }) =>
      a.recordedAt.localeCompare(b.recordedAt) || a.stream.localeCompare(b.stream) || a.version - b.version,
  );
};
