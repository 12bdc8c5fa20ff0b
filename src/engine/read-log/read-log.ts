import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Context } from '../../kernel/context.js';
import type { By } from '../by.js';
import { first, groupCommit } from '../group-commit.js';
import { lru } from '../lru.js';
import { Problem } from '../problems.js';
import { idsIn } from './ids.js';

export type Verb = 'look' | 'recall' | 'replay' | 'tell' | 'issue' | 'operate';

/** What somebody asks for. */
export interface Asking {
  readonly verb: Verb;
  /** The view, the command or the operation. */
  readonly what: string;
  readonly by: By;
  /** The cut, or what an operation was given; never a filter, which may be personal itself. */
  readonly asked?: object;
}

/** What is to be known of it afterwards. */
export interface Seen extends Asking {
  /** `shown` or `done`, or the code of the refusal. */
  readonly outcome: string;
  readonly persons: readonly string[];
  /** On which grounds, where it was seen. */
  readonly ground?: string;
}

/** Who saw whose data, and who did what to the service. */
export interface ReadLog {
  /** Resolves once the entry is durable. @throws Problem 503 if it cannot be: then nothing may be shown */
  enter(seen: Seen): Promise<void>;
  /** Those of whom there is something in an answer. */
  personsIn(answer: unknown): Promise<readonly string[]>;
  /** Entries that could not be written since the start. */
  failures(): number;
}

const MOST_ENTRIES = 500;
/** Ids of which it is remembered whether they are of a person. */
const REMEMBERED = 20_000;

const log = new Logger('read-log');

const row = ({ verb, what, by: { actor, correlationId }, asked, ground, outcome, persons }: Seen) => ({
  account: actor.id,
  role: actor.role,
  unit: actor.unit,
  verb,
  what,
  ground: ground ?? null,
  outcome,
  persons,
  asked: asked ?? {},
  correlation: correlationId,
});

/** The keys are made before a person's first fact: neither a view nor a reader can be ahead of them. */
const PERSONS = {
  name: 'persons',
  text: `SELECT p::text AS id FROM unnest($1::uuid[]) p WHERE EXISTS (
    SELECT FROM unnest($2::text[]) c WHERE EXISTS (SELECT FROM engine.stream s WHERE s.stream = c || '-' || p)
      OR EXISTS (SELECT FROM keys.data_key k WHERE k.subject = c || '-' || p))`,
};

export const readLog = (pool: Pool, contexts: readonly Pick<Context, 'name' | 'person'>[]): ReadLog => {
  const categories = contexts.filter(({ person }) => person).map(({ name }) => name);
  const known = lru<boolean>(REMEMBERED);
  let failures = 0;

  const enter = groupCommit<Seen, true>(first(MOST_ENTRIES), async (entries) => {
    const values = [JSON.stringify(entries.map(row))];
    await pool.query({ name: 'read-log', text: 'SELECT access.append($1)', values });
    return entries.map(() => true);
  });

  const learn = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    const { rows } = await pool.query<{ id: string }>({ ...PERSONS, values: [ids, categories] });
    const persons = new Set(rows.map(({ id }) => id));
    for (const id of ids) known.set(id, persons.has(id));
  };

  return {
    enter: async (seen) => {
      try {
        await enter(seen);
      } catch (error) {
        failures++;
        log.error(`an entry could not be written: ${(error as Error).message}`);
        throw new Problem(
          503,
          'read-log-unavailable',
          'Nothing is shown or done that cannot be entered in the read log. Ask again soon.',
          { retryAfter: 2 },
        );
      }
    },
    personsIn: async (answer) => {
      const ids = [...idsIn(answer)];
      const isPerson = new Map(ids.map((id) => [id, known.get(id)]));
      const unknown = ids.filter((id) => isPerson.get(id) === undefined);
      await learn(unknown);
      for (const id of unknown) isPerson.set(id, known.get(id));
      return ids.filter((id) => isPerson.get(id));
    },
    failures: () => failures,
  };
};
