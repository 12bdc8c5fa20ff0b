import { addDays } from '../../src/kernel/local-date.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { byOf } from '../../src/engine/http/who.js';
import { asked } from '../support/tokens.js';

/** A command that was answered for good, and what the answer said. */
export interface Answered {
  readonly commandId: string;
  readonly status: number;
  readonly code?: string;
  readonly version?: number;
  /** Ids of the facts that were recorded. */
  readonly facts: readonly string[];
}

export interface Load {
  readonly answered: readonly Answered[];
  /** Answers that told to try again, by code; `none` when there was no answer at all. */
  readonly unanswered: ReadonlyMap<string, number>;
  /** Whatever answers were not as documented. */
  readonly wrong: readonly string[];
  /** Lets each worker finish its command, however often it has to be sent. */
  finish(): Promise<void>;
  /** Stops in the middle. */
  abandon(): Promise<void>;
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
export const random = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const ACTOR = 'coach-1';
const ASKING = { actor: { id: ACTOR, role: 'case-worker', unit: 'test-unit' }, units: ['test-unit'] };
const DAY = '2021-03-15';
const SEATS = 6;

interface Answer {
  readonly id?: string;
  readonly code?: string;
  readonly commandId?: string;
  readonly version?: number;
  readonly facts?: readonly { readonly id: string }[];
}

/**
 * Case workers who send one command after the other, and send it again under the same key until it is answered.
 * Their clocks differ by up to an hour.
 */
export const load = (urlNow: () => string, workers: number, seed: number): Load => {
  const chance = random(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;
  const answered: Answered[] = [];
  const unanswered = new Map<string, number>();
  const wrong: string[] = [];
  let over = false;
  const abandoned = new AbortController();
  let keys = 0;

  /** One attempt; undefined when it must be made again. */
  const attempt = async (path: string, body: object, headers: Record<string, string>) => {
    const again = (why: string) => void unanswered.set(why, (unanswered.get(why) ?? 0) + 1);
    try {
      const response = await fetch(urlNow() + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.any([abandoned.signal, AbortSignal.timeout(15_000)]),
      });
      const answer = (await response.json()) as Answer;
      if (response.status < 500) return { status: response.status, answer };
      if (response.status !== 503) wrong.push(`${path}: ${response.status} ${answer.code}`);
      return again(answer.code ?? String(response.status));
    } catch {
      return again('none');
    }
  };

  const send = async (path: string, body: object): Promise<Answer> => {
    const key = `${seed}-${++keys}`;
    const skew = Math.floor((chance() - 0.5) * 2 * 3_600_000);
    const headers = {
      ...asked({ 'dev-actor': ACTOR }, 'POST', path),
      'dev-now': new Date(Date.parse(`${DAY}T11:00:00Z`) + skew).toISOString(),
      'idempotency-key': key,
    };
    const { commandId } = byOf(ASKING, headers, '');
    for (;;) {
      abandoned.signal.throwIfAborted();
      const done = await attempt(path, body, headers);
      if (!done) {
        await sleep(50 + 100 * chance());
        continue;
      }
      const { status, answer } = done;
      if (![200, 201, 409].includes(status)) wrong.push(`${path}: ${status} ${answer.code}`);
      if (status < 300 && answer.commandId !== commandId) wrong.push(`${path}: another command id`);
      answered.push({
        commandId,
        status,
        code: answer.code,
        version: answer.version,
        facts: answer.facts?.map(({ id }) => id) ?? [],
      });
      return answer;
    }
  };

  const programmes: string[] = [];
  const people: string[] = [];

  const register = async () => {
    const { id } = await send('/journeys', {
      familyName: 'Mustermensch',
      // Few are born on the same day: those who may be the same are looked at one by one.
      birthDate: addDays('1950-01-01', Math.floor(chance() * 18_000)),
      reason: 'one of a crowd',
      sex: pick(['female', 'male']),
      municipality: 'Musterstadt',
      motherTongue: 'ar',
      interpreterNeeded: chance() < 0.5,
    });
    people.push(id!);
  };
  const define = async () => {
    const { id } = await send('/programmes', {
      title: 'Musterprogramm',
      from: '2021-01-01',
      seats: SEATS,
      funders: ['Musterfonds'],
      rates: [],
    });
    programmes.push(id!);
  };
  const journey = (path: string) => `/journeys/${pick(people)}/${path}`;
  const commands: readonly (() => Promise<unknown>)[] = [
    register,
    () =>
      send(journey('coaching/hold-session'), {
        on: DAY,
        minutes: 45,
        channel: pick(['phone', 'office', 'home']),
        language: 'ar',
        topics: ['work'],
        note: `note ${chance()}`,
      }),
    () => send(journey('intake/assess-needs'), { on: DAY, needs: ['language', 'work'], goal: 'some goal' }),
    () => send(journey('assignment/assign-case-worker'), { caseWorker: pick(['a.muster', 'b.muster']) }),
    () => send(`/programmes/${pick(programmes)}/request-seat`, { participant: pick(people) }),
    () => send(journey('enrolment/complete-programme'), { programme: pick(programmes), on: DAY }),
  ];

  const worker = async (): Promise<void> => {
    while (!over) await pick(commands)();
  };
  const working = (async () => {
    await Promise.all([define(), define(), register(), register()]);
    await Promise.all(Array.from({ length: workers }, worker));
  })();

  working.catch(() => undefined);

  return {
    answered,
    unanswered,
    wrong,
    finish: async () => {
      over = true;
      await working;
    },
    abandon: async () => {
      abandoned.abort();
      await working.catch(() => undefined);
    },
  };
};
