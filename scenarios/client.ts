import { setTimeout as sleep } from 'node:timers/promises';
import type { TokenFor } from './tokens.js';

/** Who makes an entry. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly unit: string;
  /** Further units of the account. */
  readonly units?: readonly string[];
}

export interface Answer {
  readonly id: string;
  readonly commandId: string;
  readonly version: number;
  readonly position: string;
  readonly facts: readonly { readonly id: string; readonly type: string }[];
  readonly outcome?: string;
  readonly warnings: readonly string[];
}

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly hint: string;
}

/** The service said no; `problem` is what it answered. */
export class Refused extends Error {
  constructor(
    request: string,
    readonly problem: Problem,
  ) {
    super(`${request} was answered ${JSON.stringify(problem)}`);
  }
}

export interface Client {
  /** Makes an entry. With the same key and body it takes effect once, however often it is sent. */
  issue(
    path: string,
    body: object,
    how: { readonly now: string; readonly actor: Actor; readonly key: string },
  ): Promise<Answer>;
  /** Reads, by default as of the present moment; `after` waits for an entry's effect. */
  get<T>(path: string, how?: { readonly now?: string; readonly after?: string }): Promise<T>;
  /** Waits until every entry so far has had its consequences and stands in the views. */
  caughtUp(): Promise<void>;
}

/** Whoever compares. */
const READER = { id: 'scenario-reader', role: 'coordinator', unit: 'scenarios' };

/** What not everybody may whom a story lets do it: there the account acts in another role that it has. */
const ROLES: readonly (readonly [path: RegExp, role: string])[] = [
  [/^staff\b/, 'administrator'],
  [/^(grants|reports)\b/, 'funding-officer'],
];

/** What is not for whoever compares: histories of money, and how the service does. */
const READING: readonly (readonly [path: RegExp, role: string])[] = [
  [/^(grants|reports)\/[^/]+\/history\b/, 'funding-officer'],
  [/^operations\b/, 'administrator'],
];

const readingOf = (path: string, units: readonly string[]): Actor => ({
  ...{ ...READER, units },
  role: READING.find(([pattern]) => pattern.test(path))?.[1] ?? READER.role,
});

const actingOn = (path: string, actor: Actor): Actor => ({
  ...actor,
  role: ROLES.find(([pattern]) => pattern.test(path))?.[1] ?? actor.role,
});
/** All views, asked for nothing: only the waiting matters. */
const NOBODY = '00000000-0000-4000-8000-000000000000';
const VIEWS = [
  'funding?month=1900-01',
  'caseload?coach=nobody&limit=1',
  `matching-openings?participant=${NOBODY}`,
  ...['employers', 'mentors', 'offers', 'courses'].map((view) => `${view}?municipality=nowhere&limit=1`),
  'group-events?place=nowhere&limit=1',
  ...['grants', 'cohorts'].map((view) => `${view}?limit=1`),
  ...['reimbursements', 'regime-contacts'].map((view) => `${view}?limit=1`),
];
const AT_ONCE = 16;
const TRIES = 8;

/** At most so many at once; the others wait in line. */
const bounded = (most: number) => {
  const line: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((next) => line.push(next));
    else running++;
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running--;
    }
  };
};

/**
 * The public API of a service at an address. Node's fetch keeps its connections open.
 * @param units in which one looks; entries are made by whomever they say
 */
export const client = (
  url: string,
  tokenFor: TokenFor,
  units: readonly string[],
  signal?: AbortSignal,
): Client => {
  const inTurn = bounded(AT_ONCE);
  // Positions are opaque, so there is no telling which of several is the latest: one for each stream is kept.
  const unseen = new Map<string, string>();

  const send = async <T>(path: string, init: RequestInit, tries = TRIES): Promise<T> => {
    // Not handed to fetch, which would keep a listener for each request.
    signal?.throwIfAborted();
    const response = await fetch(`${url}/${path}`, init).catch((error: Error) => {
      throw new Error(`${url} does not answer: ${(error.cause as Error | undefined)?.message}`, {
        cause: error,
      });
    });
    // Not response.json(): under jest its objects are of another realm, and equal to none of ours.
    const answer = JSON.parse(await response.text()) as T;
    if (response.ok) return answer;
    const retryAfter = Number(response.headers.get('retry-after') ?? 1);
    if (![429, 503].includes(response.status) || tries === 1)
      throw new Refused(`${init.method ?? 'GET'} /${path}`, answer as Problem);
    await sleep(retryAfter * 1000, undefined, { signal });
    return send(path, init, tries - 1);
  };

  const headers = (actor: Actor, now?: string): Record<string, string> => ({
    Authorization: `Bearer ${tokenFor(actor)}`,
    ...(now && { 'Dev-Now': now }),
  });

  const get: Client['get'] = (path, { now, after } = {}) => {
    const waiting = after ? `${path.includes('?') ? '&' : '?'}after=${after}` : '';
    return inTurn(() => send(`${path}${waiting}`, { headers: headers(readingOf(path, units), now) }));
  };

  return {
    get,
    issue: async (path, body, { now, actor, key }) => {
      const answer = await inTurn(() =>
        send<Answer>(path, {
          method: 'POST',
          headers: {
            ...headers(actingOn(path, actor), now),
            'Idempotency-Key': key,
            'Content-Type': 'application/json',
          },
          body: JSON.stringify(body),
        }),
      );
      unseen.set(answer.id, answer.position);
      return answer;
    },
    caughtUp: async () => {
      const positions = [...unseen.values()];
      unseen.clear();
      // Each waits for what policies make of it; a view that is asked afterwards waits for all of that, too.
      const nothing = VIEWS[0]!;
      await Promise.all(positions.map((after) => get(nothing, { after })));
      const [after] = positions;
      await Promise.all(VIEWS.map((view) => get(view, { after })));
    },
  };
};
