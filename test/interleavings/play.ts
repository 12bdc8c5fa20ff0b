import { createdBy, type Row, TODAY } from '../support/answers.js';
import type { Body, TestService } from '../support/service.js';
import {
  ACTS,
  type Asked,
  DAY,
  FILED,
  isEntry,
  pathOf,
  PEOPLE,
  type Person,
  type Script,
  type Step,
  type World,
} from './script.js';

/** A command that was answered with what it recorded. */
export interface Acknowledged extends Asked {
  readonly commandId: string;
  readonly version: number;
  /** Ids of facts. */
  readonly facts: readonly string[];
}

/** A fact as its stream's history shows it. */
export interface Told {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly position: bigint;
  readonly happenedOn: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: { readonly commandId: string; readonly causeId?: string };
}

export interface Played {
  readonly world: World;
  readonly acknowledged: readonly Acknowledged[];
  /** In journal order. */
  readonly facts: readonly Told[];
  /** By stream, as the service folds it. */
  readonly states: ReadonlyMap<string, Row>;
  /** Asks for it once everything is settled. */
  readonly look: (path: string) => Promise<Body>;
}

type Instance = Pick<TestService, 'issue' | 'get'>;
interface Answer {
  readonly id: string;
  readonly commandId: string;
  readonly version: number;
  readonly position: string;
  readonly facts: readonly { readonly id: string }[];
}

const START = { 'dev-now': `${FILED}T11:00:00Z` };
let keys = 0;
let worlds = 0;

const positionOf = (token: string): bigint =>
  BigInt(Buffer.from(token, 'base64url').toString().split(':')[1]!);

const prepared = async (test: TestService, offerDays: number | undefined) => {
  const made: Acknowledged[] = [];
  const municipality = `Musterort-${++worlds}`;
  const issue = async (stream: string, command: string, body: Body) => {
    const answer = await test.issue(`${pathOf(stream)}/${command}`, body, START);
    if (answer.status !== 201) throw new Error(`${command} answered ${answer.status} ${answer.text}`);
    const { commandId, version, facts } = answer.body as Answer;
    made.push({ stream, command, body, commandId, version, facts: facts.map(({ id }) => id) });
    return createdBy(answer);
  };
  const create = async (path: string, body: Body) => {
    const answer = await test.issue(path, body, START);
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
    return answer;
  };
  const newcomer = async (): Promise<Person> => {
    const id = await test.person({ on: '2021-01-01', municipality }, START);
    const course = await issue(`journey-${id}`, 'language/enrol-in-course', {
      ...{ on: FILED, provider: 'Musterschule', kind: 'integration', targetLevel: 'B1', units: 1000 },
      plannedFrom: FILED,
    });
    await issue(`journey-${id}`, 'language/start-course', { course, on: FILED });
    const procedure = await issue(`journey-${id}`, 'recognition/file-recognition', {
      ...{ on: FILED, occupation: 'Maler', authority: 'Musterkammer', country: 'SY' },
    });
    return { id, course, procedure };
  };
  const programme = await test.programme({ seats: 2 }, START);
  if (offerDays) await issue(`programme-${programme}`, 'set-admission', { on: FILED, offerDays });
  const course = await create('/courses', {
    ...{ title: 'Musterkurs', provider: 'Musterschule', kind: 'literacy', units: 100, seats: 2 },
    ...{ municipality: 'Musterstadt', from: '2021-01-01' },
  });
  const event = await create('/group-events', {
    ...{ title: 'Wohnen', topics: ['housing'], plannedFor: '2021-08-10', place: 'Halle', seats: 2 },
  });
  const world: World = {
    people: await Promise.all(Array.from({ length: PEOPLE }, newcomer)),
    ...{ municipality, programme, course: (course.body as Answer).id, event: (event.body as Answer).id },
    ...{ dates: [createdBy(event)], entries: new Map() },
  };
  return { world, made };
};

/** Plays a script: each worker does one thing after the other, all of them at the same time. */
export const play = async (
  test: TestService,
  instances: readonly Instance[],
  { offerDays, steps }: Script,
): Promise<Played> => {
  const { world, made } = await prepared(test, offerDays);
  const acknowledged = [...made];
  let last = 0n;
  let lastToken = '';

  const send = async (instance: Instance, asked: Asked, key: string): Promise<Answer | undefined> => {
    const { stream, command, body, headers } = asked;
    const answer = await instance.issue(`${pathOf(stream)}/${command}`, body, {
      ...TODAY,
      ...headers,
      'idempotency-key': key,
    });
    if (![200, 201, 409].includes(answer.status))
      throw new Error(`${command} answered ${answer.status} ${answer.text}`);
    return answer.status === 409 ? undefined : (answer.body as Answer);
  };

  const take = (asked: Asked, { commandId, version, position, facts }: Answer): void => {
    acknowledged.push({ ...asked, commandId, version, facts: facts.map(({ id }) => id) });
    if (positionOf(position) > last) [last, lastToken] = [positionOf(position), position];
    const { command, stream, body } = asked;
    if (command === 'add-event-date') world.dates.push(commandId);
    if (!isEntry(command) || body.correction || facts.length === 0) return;
    const person = stream.slice('journey-'.length);
    const entry = { id: facts[0]!.id, command, body };
    world.entries.set(person, [...(world.entries.get(person) ?? []), entry]);
  };

  const once = async (worker: number, { act, who, n, twice }: Step): Promise<void> => {
    const instance = instances[worker % instances.length]!;
    const other = instances[(worker + 1) % instances.length]!;
    const person = world.people[who]!;
    if (act === 'look') {
      const query = lastToken && `?after=${lastToken}`;
      const seen = await instance.get(`/journeys/${person.id}${query}`);
      if (seen.status !== 200) throw new Error(`a look answered ${seen.status} ${seen.text}`);
      return;
    }
    const asked = ACTS[act][1](world, person, n);
    if (!asked) return;
    const key = `interleavings-${++keys}`;
    const answers =
      twice === 'at-once'
        ? await Promise.all([send(instance, asked, key), send(other, asked, key)])
        : [
            await send(instance, asked, key),
            ...(twice === 'afterwards' ? [await send(other, asked, key)] : []),
          ];
    const taken = answers.filter((answer) => answer !== undefined);
    const told = new Set(
      taken.filter(({ facts }) => facts.length > 0).map(({ facts }) => JSON.stringify(facts)),
    );
    if (told.size > 1) throw new Error(`${asked.command} was answered in two ways: ${[...told].join(' / ')}`);
    const most = taken.toSorted((a, b) => b.facts.length - a.facts.length)[0];
    if (most) take(asked, most);
  };

  const workers = new Set(steps.map(({ worker }) => worker));
  await Promise.all(
    [...workers].map(async (worker) => {
      for (const step of steps.filter((each) => each.worker === worker)) {
        for (let waited = 0; waited < step.wait; waited++) await Promise.resolve();
        await once(worker, step);
      }
    }),
  );

  const { programme, course, event, people } = world;
  const streams = [
    ...[`programme-${programme}`, `course-${course}`, `groupEvent-${event}`],
    ...people.map(({ id }) => `journey-${id}`),
  ];
  const states = new Map<string, Row>();
  const look = async (path: string): Promise<Body> => {
    const after = lastToken && `${path.includes('?') ? '&' : '?'}after=${lastToken}`;
    const answer = await test.get(path + after, { 'dev-now': `${DAY}T11:00:00Z` });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
    return answer.body as Body;
  };
  const histories = async (): Promise<Told[]> => {
    const all = await Promise.all(
      streams.map(async (stream) => {
        const { entries, state } = (await look(`${pathOf(stream)}/history`)) as {
          entries: { stored: Told & { position: string }; read: { data: Told['data'] } }[];
          state: Row;
        };
        states.set(stream, state);
        return entries.map(({ stored, read }) => ({ stored, read }));
      }),
    );
    const found = all.flat();
    for (const { stored } of found)
      if (positionOf(stored.position) > last)
        [last, lastToken] = [positionOf(stored.position), stored.position];
    return found
      .map(({ stored, read }) => ({ ...stored, position: positionOf(stored.position), data: read.data }))
      .toSorted((a, b) => (a.position < b.position ? -1 : 1));
  };
  // What was caused may cause something else: it is over when another look shows nothing more.
  let facts = await histories();
  for (;;) {
    const more = await histories();
    if (more.length === facts.length) return { world, acknowledged, facts: more, states, look };
    facts = more;
  }
};
