import { fork } from 'node:child_process';
import { range } from './measure.js';
import { peer } from './peers.js';

export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly method: 'GET' | 'POST';
  /** Each connection has its share of the paths, so that no path is asked twice at the same time. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Loaded {
  /** Requests answered in a second. */
  readonly rate: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not 2xx, and requests without an answer. */
  readonly failed: number;
}

/** What a coach sends after a talk: validated, authorised, sealed and chained on our side. */
export const HEADERS = { 'content-type': 'application/json', actor: 'coach-1' };
const yesterday = (): string => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
export const TALK = {
  on: yesterday(),
  minutes: 45,
  channel: 'phone',
  language: 'ar',
  interpreter: true,
  topics: ['housing', 'work'],
  note: 'Wir haben über die Wohnung und den Deutschkurs gesprochen; der nächste Termin steht.',
};
export const PERSON = {
  familyName: 'Musterfrau',
  givenName: 'Erika',
  sex: 'female',
  municipality: 'Musterstadt',
  motherTongue: 'ar',
  interpreterNeeded: true,
};

/** Puts a load on an address from a process of its own. @throws if any answer was not 2xx */
export const underLoad = async (load: Load): Promise<Loaded> => {
  const child = fork(peer('load'), { execArgv: process.execArgv });
  const loaded = await new Promise<Loaded>((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as Loaded));
    child.once('exit', () => reject(new Error('the load ended early')));
    child.send(load);
  });
  if (loaded.rate === 0) throw new Error('nothing was answered at all');
  if (loaded.failed > 0) throw new Error(`${loaded.failed} of the answers were refusals`);
  return loaded;
};

/** Nobody is born on the same day as another one: nobody is taken for another one. */
const birthDate = (nth: number): string => {
  const month = String(1 + (Math.floor(nth / 50) % 12)).padStart(2, '0');
  return `${1950 + (nth % 50)}-${month}-${13 + (Math.floor(nth / 600) % 16)}`;
};

/** Registers made-up people over HTTP, and answers where to record their talks. */
export const register = async (
  url: string,
  count: number,
  headers: Load['headers'] = HEADERS,
): Promise<string[]> => {
  const paths: string[] = [];
  let people = 0;
  const register = async (): Promise<void> => {
    const answer = await fetch(`${url}/journeys`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ...PERSON, birthDate: birthDate(people++) }),
    });
    if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
    paths.push(`/journeys/${((await answer.json()) as { id: string }).id}/coaching/hold-session`);
  };
  const worker = async (): Promise<void> => {
    while (paths.length < count) await register();
  };
  await Promise.all(range(32).map(worker));
  return paths;
};
