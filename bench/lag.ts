import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Issue, issue } from '../src/engine/issue.js';
import type { Bench } from './bench.js';
import { ACTOR, metaOf, talk } from './support/facts.js';
import { TALK } from './support/http.js';
import { bounded, compared, median, quantile, range, within } from './support/measure.js';
import { openService } from './support/ours.js';
import { openEmmett } from './support/peers.js';

/** Commands a second. */
const RATE = 200;
const JOURNEYS = 200;

/** Calls `work` so often a second, whether or not what it began before is done. */
const steadily = async (seconds: number, work: (index: number) => Promise<unknown>): Promise<void> => {
  const start = performance.now();
  const begun: Promise<unknown>[] = [];
  for (const index of range(seconds * RATE)) {
    const wait = start + (index * 1000) / RATE - performance.now();
    if (wait > 0) await sleep(wait);
    begun.push(work(index));
  }
  await Promise.all(begun);
};

/** How long after a command was issued does the caseload show it? Somebody else's connection looks at the rows all the time. */
export const bench: Bench = async function* (setting) {
  const { quick, rounds, say } = setting;
  const seconds = quick ? 2 : 6;
  const url = await setting.database();
  const runtime = await openService(setting, url);
  const looker = await setting.client(url);
  const by = () => ({
    actor: ACTOR,
    units: [ACTOR.unit],
    now: new Date(),
    service: true as const,
    simulated: false,
    commandId: randomUUID(),
    correlationId: randomUUID(),
  });
  const person = {
    ...{
      familyName: 'Musterfrau',
      birthDate: '1990-05-17',
      reason: 'one of a crowd',
      sex: 'female',
      municipality: 'Musterstadt',
    },
    ...{ motherTongue: 'ar', interpreterNeeded: true },
  };
  const register = () => issue(runtime, new Issue('journey', undefined, 'RegisterParticipant', person, by()));

  /** One round on people of its own; each has at most as many talks as a row keeps days. */
  const ourRound = async (): Promise<{ lags: number[]; missed: number }> => {
    const ids = (await Promise.all(range(JOURNEYS).map(register))).map(({ id }) => id);
    const waiting = new Map(ids.map((id) => [id, [] as number[]]));
    const seen = new Map<string, number>();
    const lags: number[] = [];
    let over = false;
    const look = async (): Promise<void> => {
      const pending = [...waiting].filter(([, since]) => since.length > 0).map(([id]) => id);
      if (pending.length === 0) return void (await sleep(0.2));
      const { rows } = await looker.query<{ id: string; talks: number }>({
        name: 'look',
        text: 'SELECT id, cardinality(contact_days) AS talks FROM views.caseload WHERE id = ANY($1::uuid[])',
        values: [pending],
      });
      const now = performance.now();
      for (const { id, talks } of rows) {
        const shown = talks - (seen.get(id) ?? 0);
        for (const since of waiting.get(id)!.splice(0, shown)) lags.push(now - since);
        seen.set(id, talks);
      }
    };
    // What comes before the round is not to be measured with it.
    while (
      ((await looker.query('SELECT FROM views.caseload WHERE id = ANY($1::uuid[])', [ids])).rowCount ?? 0) <
      JOURNEYS
    )
      await sleep(20);
    await sleep(200);
    const looking = (async () => {
      while (!over) await look();
    })();
    await steadily(seconds, async (index) => {
      const id = ids[index % JOURNEYS]!;
      waiting.get(id)!.push(performance.now());
      await issue(runtime, new Issue('journey', id, 'HoldSession', TALK, by()));
    });
    await sleep(1000);
    over = true;
    await looking;
    return { lags, missed: seconds * RATE - lags.length };
  };

  const emmett = await openEmmett(await setting.database());
  setting.after(() => emmett.close());
  const sent = new Map<string, number>();
  const theirLags: number[] = [];
  setting.after(
    emmett.follow(({ data }) => {
      const since = sent.get((data as { session: string }).session);
      if (since !== undefined) theirLags.push(performance.now() - since);
    }),
  );
  const theirRound = async (): Promise<number> => {
    const versions = new Map<string, number>();
    const streams = range(JOURNEYS).map(() => `journey-${randomUUID()}`);
    theirLags.length = 0;
    await steadily(seconds, async (index) => {
      const stream = streams[index % JOURNEYS]!;
      const version = versions.get(stream) ?? 0;
      versions.set(stream, version + 1);
      const data = talk();
      sent.set(data.session, performance.now());
      await emmett.append(stream, version, [{ type: 'SessionHeld', data, metadata: metaOf() }]);
    });
    await sleep(1500);
    return median(theirLags);
  };

  const [p50, p99, theirs]: [number[], number[], number[]] = [[], [], []];
  let missed = 0;
  say('warming up …');
  await ourRound();
  for (const round of bounded(rounds)) {
    const ours = await ourRound();
    missed += ours.missed;
    p50.push(quantile(ours.lags, 0.5));
    p99.push(quantile(ours.lags, 0.99));
    theirs.push(await theirRound());
    say(
      `round ${round} of ${rounds}: p50 ${p50.at(-1)?.toFixed(1)} ms, p99 ${p99.at(-1)?.toFixed(1)} ms, emmett p50 ${theirs.at(-1)?.toFixed(0)} ms`,
    );
  }

  const name = `command → visible, ${RATE}/s`;
  yield within({ case: `${name}, p50`, unit: 'ms' }, p50, 3);
  yield within({ case: `${name}, p99`, unit: 'ms' }, p99, 15);
  yield compared({ case: `${name}, p50`, against: 'emmett (consumer)', unit: 'ms' }, p50, theirs);
  yield within(
    { case: `${name}, never shown of ${(p50.length * seconds * RATE).toLocaleString('en')}`, unit: 'facts' },
    [missed],
    0,
  );
};
