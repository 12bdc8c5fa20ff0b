import { Logger } from '@nestjs/common';
import { v5 as uuid5 } from 'uuid';
import type { DataSource } from 'typeorm';
import type { Journal, JournalFact } from '../../kernel/journal.js';
import type { Fact } from '../../kernel/messages.js';
import type { Policy, Reaction } from '../../kernel/policy.js';
import { categoryOf, idOf } from '../../kernel/projection.js';
import type { By } from '../by.js';
import type { Codec } from '../codec.js';
import { Issue } from '../issue.js';
import type { Issued } from '../issued.js';
import { Problem } from '../problems.js';
import { moveCheckpoint, readCheckpoint, resetCheckpoint } from './checkpoint.js';
import { follow, type Reader } from './reader.js';

const NAME = 'policies';
const log = new Logger(NAME);

/** The command of a reaction: whoever caused it answers for it, and the same cause yields the same command id. */
const reactionBy = ({ id, recordedAt, meta }: Fact, key: string): By => ({
  actor: meta.actor,
  // In a simulated past the consequence follows its cause at once; otherwise it is recorded when it is.
  now: meta.simulated ? new Date(recordedAt) : new Date(),
  simulated: meta.simulated ?? false,
  commandId: uuid5(key, id),
  correlationId: meta.correlationId,
  causeId: id,
});

/** Carries facts on to other streams: exactly one effect for each cause, however often it is handled. */
export const startPolicies = async (
  source: DataSource,
  journal: Journal,
  codec: Codec,
  policies: readonly Policy[],
  issue: (request: Issue) => Promise<Issued>,
): Promise<Reader> => {
  if (!(await readCheckpoint(source, NAME))) await resetCheckpoint(source, NAME, '1');

  const refused = ({ code }: Problem, { name }: Policy, { stream, command }: Reaction, cause: string) => {
    log.warn(`${name}: ${command} on ${categoryOf(stream)} refused: ${code} (cause ${cause})`);
    return source.query(
      `INSERT INTO engine.refused_reaction (cause, policy, stream, command, code) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [cause, name, stream, command, code],
    );
  };

  const react = async (policy: Policy, stored: JournalFact): Promise<void> => {
    const fact = codec.decode(stored);
    for (const [index, reaction] of policy.on[fact.type]!(fact as never).entries()) {
      const { stream, command, body } = reaction;
      const by = reactionBy(fact, `${policy.name}/${index}`);
      try {
        await issue(new Issue(categoryOf(stream), idOf(stream), command, body, by));
      } catch (error) {
        if (!(error instanceof Problem) || error.status >= 500) throw error;
        await refused(error, policy, reaction, fact.id);
      }
    }
  };

  return follow({
    name: NAME,
    journal,
    checkpoint: async () => (await readCheckpoint(source, NAME))?.position ?? 0n,
    handle: async (batch, from) => {
      for (const stored of batch)
        for (const policy of policies.filter(({ on }) => Object.hasOwn(on, stored.type)))
          await react(policy, stored);
      await source.transaction(({ queryRunner }) =>
        moveCheckpoint(queryRunner!, NAME, from, batch.at(-1)!.position),
      );
    },
  });
};
