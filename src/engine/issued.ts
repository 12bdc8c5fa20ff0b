import type { Context } from '../kernel/context.js';
import type { StoredFact } from '../kernel/journal.js';
import type { History } from './history.js';
import { Problem } from './problems.js';
import type { Runtime } from './runtime.js';

/** What a command did. The same command, sent again, is answered the same. */
export interface Issued {
  /** Id of the stream's subject: of the participant, the programme … */
  readonly id: string;
  /** Also the id of what the command created within the stream. */
  readonly commandId: string;
  /** The stream's version after the command. */
  readonly version: number;
  readonly position: bigint;
  readonly facts: readonly { readonly id: string; readonly type: string; readonly version: number }[];
  readonly outcome?: string;
  readonly warnings: readonly string[];
}

/** The answer that was given before, from what was stored then. @throws Problem 422 for another request */
export const repeated = async (
  { journal }: Runtime,
  context: Context,
  id: string,
  stream: string,
  [first, last]: readonly [number, number],
  digest: string | undefined,
): Promise<Issued> => {
  const earlier = (await journal.read(stream, first - 1)).slice(0, last - first + 1);
  const { meta, position } = earlier.at(-1)!;
  // Of somebody who was erased nobody can tell any more what was asked.
  if (digest !== undefined && meta.fingerprint !== digest)
    throw new Problem(
      422,
      'idempotency-key-reused',
      'This Idempotency-Key was used for another request. Take a new key for a new request.',
    );
  return answer(context, id, meta.commandId, earlier, position);
};

const outcomeOf = ({ chapters }: Context, type: string): string | undefined =>
  chapters.find(({ outcomes }) => Object.hasOwn(outcomes, type))?.outcomes[type];

export const answer = (
  context: Context,
  id: string,
  commandId: string,
  facts: readonly StoredFact[],
  position: bigint,
): Issued => {
  const outcome = facts.map(({ type }) => outcomeOf(context, type)).find(Boolean);
  return {
    id,
    commandId,
    version: facts.at(-1)!.version,
    position,
    facts: facts.map(({ id: fact, type, version }) => ({ id: fact, type, version })),
    ...(outcome && { outcome }),
    warnings: [...new Set(facts.flatMap(({ meta }) => meta.warnings ?? []))],
  };
};

export const nothingNew = (id: string, commandId: string, { place, position }: History): Issued => ({
  id,
  commandId,
  version: place.version,
  position,
  facts: [],
  warnings: [],
});
