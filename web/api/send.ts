import type { components } from '../generated/api.js';
import { ask } from './client.js';
import { passes, problemIn } from './problem.js';
import { recorded } from './seen.js';

/** What became of a command; orders to the service itself answer with something of their own. */
export type Answer = Partial<components['schemas']['CommandAnswer']>;

export interface Sending {
  /** The address with its id filled in. */
  readonly path: string;
  readonly body: unknown;
  /** One for each thing that somebody does: however often it is sent, it takes effect once. */
  readonly key: string;
}

const PAUSES = [300, 1_000, 3_000];

const once = async ({ path, body, key }: Sending): Promise<Answer> => {
  const response = await ask(
    new Request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
    }),
  );
  if (!response.ok) throw await problemIn(response);
  return (await response.json()) as Answer;
};

/** Sends a command, and again with the same key where the answer was lost. @throws Problem */
export const send = async (sending: Sending): Promise<Answer> => {
  for (const pause of [...PAUSES, undefined])
    try {
      const answer = await once(sending);
      if (answer.position) recorded(answer.position);
      return answer;
    } catch (error) {
      if (pause === undefined || !passes(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  throw new Error('unreachable');
};
