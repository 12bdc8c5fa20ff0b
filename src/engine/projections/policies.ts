import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { v5 as uuid5 } from 'uuid';
import { isCorrection } from '../../kernel/correction.js';
import type { Journal, JournalFact } from '../../kernel/journal.js';
import type { Fact } from '../../kernel/messages.js';
import type { Policy, Reaction } from '../../kernel/policy.js';
import { categoryOf, idOf } from '../../kernel/projection.js';
import type { By } from '../by.js';
import type { Codec } from '../codec.js';
import { Issue } from '../issue.js';
import type { Issued } from '../issued.js';
import { isOutage, Problem } from '../problems.js';
import { inTransaction } from '../sql.js';
import { moveCheckpoint, readCheckpoint, resetCheckpoint } from './checkpoint.js';
import type { Leadership } from './leadership.js';
import { park, readParked, unpark } from './parking.js';
import { follow, type Reader } from './reader.js';

export const POLICIES = 'policies';
const SHAPE = '1';
const log = new Logger(POLICIES);

export interface Reacting {
  readonly pool: Pool;
  readonly journal: Journal;
  readonly codec: Codec;
  readonly policies: readonly Policy[];
  readonly issue: (request: Issue) => Promise<Issued>;
}

/** The command of a reaction: whoever caused it answers for it, and the same cause yields the same command id. */
export const reactionBy = ({ id, recordedAt, meta }: Fact, key: string): By => ({
  actor: meta.actor,
  units: [meta.actor.unit],
  service: true,
  // In a simulated past the consequence follows its cause at once; otherwise it is recorded when it is.
  now: meta.simulated ? new Date(recordedAt) : new Date(),
  simulated: meta.simulated ?? false,
  commandId: uuid5(key, id),
  correlationId: meta.correlationId,
  causeId: id,
});

const refused = async (
  pool: Pool,
  { code }: Problem,
  { name }: Policy,
  { stream, command }: Reaction,
  cause: string,
): Promise<void> => {
  log.warn(`${name}: ${command} on ${categoryOf(stream)} refused: ${code} (cause ${cause})`);
  await pool.query(
    `INSERT INTO engine.refused_reaction (cause, policy, stream, command, code) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [cause, name, stream, command, code],
  );
};

/**
 * Nothing follows from a correction: what another stream has decided on an entry stands, whatever becomes of the entry.
 * And nothing follows once more from an entry that another stream carries on.
 */
const isRepeated = (fact: Pick<Fact, 'meta'>): boolean =>
  isCorrection(fact) || fact.meta.copies !== undefined;

/** Issues what follows from a fact. A refusal is an answer, too: it is kept for somebody to look at. */
const react = async ({ pool, codec, policies, issue }: Reacting, stored: JournalFact): Promise<void> => {
  if (isRepeated(stored)) return;
  for (const policy of policies.filter(({ on }) => Object.hasOwn(on, stored.type))) {
    const fact = codec.decode(stored);
    for (const [index, reaction] of policy.on[fact.type]!(fact as never).entries()) {
      const { stream, command, body } = reaction;
      const by = reactionBy(fact, `${policy.name}/${index}`);
      try {
        await issue(new Issue(categoryOf(stream), idOf(stream), command, body, by));
      } catch (error) {
        if (!(error instanceof Problem) || error.status >= 500) throw error;
        await refused(pool, error, policy, reaction, fact.id);
      }
    }
  }
};

/** Whether it may go well the next time. */
export const isPassing = (error: unknown): boolean =>
  isOutage(error) || (error instanceof Problem && error.status >= 500);

/** Reacts to facts in order; a stream with a fact that cannot be handled is parked and the others go on. */
const reactAll = async (
  reacting: Reacting,
  facts: readonly JournalFact[],
  handled: (position: bigint) => void,
): Promise<void> => {
  const parked = new Set((await readParked(reacting.pool, POLICIES)).map(({ stream }) => stream));
  for (const fact of facts) {
    try {
      if (!parked.has(fact.stream)) await react(reacting, fact);
    } catch (error) {
      if (isPassing(error)) throw error;
      log.error(`${fact.type} ${fact.id} is parked: ${(error as Error).message}`);
      await park(reacting.pool, POLICIES, fact, error);
      parked.add(fact.stream);
    }
    handled(fact.position);
  }
};

/** Takes parked streams up again where they stopped. @returns how many could be handled this time */
export const replayParkedReactions = async (reacting: Reacting): Promise<number> => {
  const { pool, journal } = reacting;
  let handled = 0;
  for (const { stream, version } of await readParked(pool, POLICIES)) {
    const position = (await readCheckpoint(pool, POLICIES))?.position ?? 0n;
    const due = (await journal.read(stream, version - 1)).filter((fact) => fact.position <= position);
    try {
      for (const fact of due) await react(reacting, fact);
      await unpark(pool, POLICIES, stream);
      handled++;
    } catch (error) {
      if (isPassing(error)) throw error;
    }
  }
  return handled;
};

/** Carries facts on to other streams: exactly one effect for each cause, however often it is handled. */
export const startPolicies = async (reacting: Reacting, leadership: Leadership): Promise<Reader> => {
  const { pool, journal, policies } = reacting;
  if (!(await readCheckpoint(pool, POLICIES))) await resetCheckpoint(pool, POLICIES, SHAPE);
  return follow({
    name: POLICIES,
    journal,
    leads: () => leadership.leads(POLICIES),
    checkpoint: async () => (await readCheckpoint(pool, POLICIES))?.position ?? 0n,
    begin: async () => {
      await replayParkedReactions(reacting);
    },
    concerns: (fact) => !isRepeated(fact) && policies.some(({ on }) => Object.hasOwn(on, fact.type)),
    handle: async (due, from, to) => {
      let reached = from;
      try {
        if (due.length > 0) await reactAll(reacting, due, (position) => (reached = position));
        reached = to;
      } finally {
        // What was handled before an outage is not handled again after it: where there are many, progress is certain.
        const move = { reader: POLICIES, shape: SHAPE, from, to: reached };
        if (reached > from) await inTransaction(pool, (sql) => moveCheckpoint(sql, move), { lazily: true });
      }
    },
  });
};
