import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { Pool } from 'pg';
import { declared } from '../../src/app.module.js';
import { codec } from '../../src/engine/codec.js';
import { eventStoreJournal } from '../../src/engine/journal/eventstoredb.js';
import { postgresJournal } from '../../src/engine/journal/postgres.js';
import { projectionsOf } from '../../src/engine/open.js';
import { registry } from '../../src/engine/registry.js';
import { catalogue } from '../../src/generated/catalogue.js';
import { effective } from '../../src/kernel/correction.js';
import type { Journal, JournalFact } from '../../src/kernel/journal.js';
import { categoryOf, idOf, type Projection, rowAfter } from '../../src/kernel/projection.js';
import { readOn } from '../journal.contract.js';
import { flawsOf } from '../journal.facts.js';
import type { Load } from './load.js';

const { decode } = codec(catalogue, registry(declared.contexts), {
  keyFor: () => Promise.reject(new Error('nothing is sealed here')),
  find: async () => undefined,
});

const grouped = <T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
};

/** Waits until all readers have come to the end of the journal, and what they cause as well. */
const settled = async (pool: Pool, journal: Journal): Promise<void> => {
  const deadline = performance.now() + 30_000;
  for (let calm = 0; calm < 3;) {
    const { rows } = await pool.query<{ behind: string }>(
      'SELECT count(*) AS behind FROM engine.checkpoint WHERE position < $1',
      [(await journal.head()).toString()],
    );
    calm = rows[0]!.behind === '0' ? calm + 1 : 0;
    if (performance.now() > deadline) throw new Error(`${rows[0]!.behind} readers do not come to the end`);
    await sleep(100);
  }
};

/** Every command that was answered is in the history exactly once, and nothing else is. */
const historyHolds = (facts: readonly JournalFact[], { answered }: Load): void => {
  const byCommand = grouped(facts, ({ meta }) => meta.commandId);
  for (const { commandId, facts: ids, status, version } of answered) {
    const recorded = byCommand.get(commandId) ?? [];
    expect([status, recorded.map(({ id }) => id)]).toEqual([status, ids]);
    if (ids.length > 0) expect(recorded.at(-1)!.version).toBe(version);
  }
  const sent = new Set(answered.map(({ commandId }) => commandId));
  const uncalled = facts.filter(({ meta }) => !sent.has(meta.commandId) && meta.causeId === undefined);
  expect(uncalled).toEqual([]);
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
};

/** Streams without gaps, chains whole, positions that only grow, and time that never runs backwards. */
const journalIsSound = (facts: readonly JournalFact[]): void => {
  expect(facts.findIndex(({ position }, index) => index > 0 && position <= facts[index - 1]!.position)).toBe(
    -1,
  );
  for (const stream of grouped(facts, (fact) => fact.stream).values()) {
    expect(flawsOf(stream)).toEqual([]);
    const times = stream.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual([...times].sort());
  }
};

const EFFECTS = new Map([
  ['SeatReserved', 'Enrolled'],
  ['ParticipantWaitlisted', 'WaitingListJoined'],
  ['SeatOffered', 'SeatOfferReceived'],
  ['ProgrammeCompleted', 'SeatReleased'],
]);

/** Each decision on a seat reached the other stream exactly once. */
const policiesActedOnce = (facts: readonly JournalFact[]): number => {
  const byCause = grouped(facts, ({ meta }) => meta.causeId ?? 'nobody');
  const causes = facts.filter(({ type }) => EFFECTS.has(type));
  for (const { id, type } of causes)
    expect([id, byCause.get(id)?.filter((effect) => effect.type === EFFECTS.get(type)).length]).toEqual([
      id,
      1,
    ]);
  return causes.length;
};

const camel = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Columns that are made of the opened row, for a search: a fold without keys leaves them as they were at first. */
const unfolded = ({ words, initial }: Projection): ReadonlySet<string> =>
  new Set(Object.keys(words?.(initial('nobody') as never) ?? {}));

/** The rows in the table, against a fold of the whole journal in plain code. */
export const viewEqualsRebuild = async (
  pool: Pool,
  projection: Projection,
  facts: readonly JournalFact[],
): Promise<number> => {
  const { rows } = await pool.query<{ row: Record<string, unknown> }>(
    `SELECT to_jsonb(t) AS row FROM views."${projection.name}" t`,
  );
  const left = unfolded(projection);
  const known = (row: object) =>
    Object.fromEntries(
      Object.entries(row)
        .map(([column, value]) => [camel(column), value] as const)
        .filter(([column]) => !left.has(column)),
    );
  const present = new Map(rows.map(({ row }) => [row.id, known(row)]));
  const streams = grouped(
    facts.filter(({ stream }) => categoryOf(stream) === projection.of),
    ({ stream }) => stream,
  );
  const folded = [...streams].flatMap(([stream, history]) => {
    const row = rowAfter(projection, effective(history.map(decode)));
    return row ? [[idOf(stream), known(JSON.parse(JSON.stringify(row)))] as const] : [];
  });
  expect(present).toEqual(new Map(folded));
  return folded.length;
};

/**
 * What must hold whatever was killed meanwhile.
 * @param eventStoreUrl where the journal is, unless it is in the database; then its positions have no gaps
 * @returns figures for the log
 */
export const verdict = async (databaseUrl: string, load: Load, eventStoreUrl?: string): Promise<string> => {
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  const journal = eventStoreUrl ? await eventStoreJournal(eventStoreUrl) : await postgresJournal(pool);
  try {
    await settled(pool, journal);
    const facts = await readOn(journal, 0n, 1000);
    if (!eventStoreUrl) expect(facts.at(-1)?.position).toBe(BigInt(facts.length));
    expect(load.wrong).toEqual([]);
    historyHolds(facts, load);
    journalIsSound(facts);
    const effects = policiesActedOnce(facts);
    let rows = 0;
    for (const projection of projectionsOf(declared))
      rows += await viewEqualsRebuild(pool, projection, facts);
    expect(rows).toBeGreaterThan(0);
    const recorded = load.answered.filter((each) => each.facts.length > 0).length;
    const unanswered = [...load.unanswered].map(([why, count]) => `${count} × ${why}`).join(', ');
    return (
      `${recorded} of ${load.answered.length} commands recorded, ${facts.length} facts, ` +
      `${effects} carried on by policies, ${rows} rows; sent again after: ${unanswered}`
    );
  } finally {
    await journal.close();
    await pool.end();
  }
};
