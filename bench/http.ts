import type { Bench } from './bench.js';
import { HEADERS, type Load, type Loaded, register, TALK, underLoad } from './support/http.js';
import { atLeast, compared, interleaved, within } from './support/measure.js';
import { startBench, startOurs } from './support/ours.js';
import { peer } from './support/peers.js';

const CONNECTIONS = 256;

/** How many commands a second does the whole service take over HTTP, and how long does the slowest one in a hundred wait? */
export const bench: Bench = async function* (setting) {
  const { quick, rounds, say } = setting;
  const seconds = quick ? 1 : 4;
  const journeys = quick ? 256 : 2_000;
  const ours = await startOurs(setting, { DATABASE_URL: await setting.database() });
  const express = await startBench(setting, peer('express-emmett'), await setting.database());
  const hello = await startBench(setting, peer('hello'));

  const holding =
    (url: string, paths: readonly string[], headers: Load['headers'] = HEADERS) =>
    (): Promise<Loaded> =>
      underLoad({
        url,
        connections: CONNECTIONS,
        seconds,
        method: 'POST',
        paths,
        headers,
        body: JSON.stringify(TALK),
      });
  say(`registering ${journeys} people on both sides …`);
  const paths = await register(ours.url, journeys, ours.headers);
  const loads = {
    ours: holding(ours.url, paths, ours.headers),
    express: holding(express.url, await register(express.url, journeys)),
    hello: () =>
      underLoad({
        url: hello.url,
        connections: CONNECTIONS,
        seconds,
        method: 'GET',
        paths: ['/hello'],
        headers: {},
      }),
    idle: holding(hello.url, paths),
  };

  const p99: number[] = [];
  const rate = (load: () => Promise<Loaded>) => async (): Promise<number> => (await load()).rate;
  const ourRate = async (): Promise<number> => {
    const loaded = await loads.ours();
    p99.push(loaded.p99);
    return loaded.rate;
  };
  say('warming up …');
  for (const load of Object.values(loads)) await load();
  const figures = await interleaved(
    rounds,
    { ours: ourRate, express: rate(loads.express), hello: rate(loads.hello), idle: rate(loads.idle) },
    say,
  );

  const named = { case: `hold-session, ${CONNECTIONS} connections`, unit: 'req/s' };
  yield compared(
    { ...named, against: 'Nest + Express + emmett' },
    figures.ours,
    figures.express,
    atLeast(10),
  );
  yield compared({ ...named, against: 'Nest + Fastify, hello' }, figures.ours, figures.hello, atLeast(0.5));
  yield compared(
    { ...named, against: 'Nest + Fastify, same POST, nothing done' },
    figures.ours,
    figures.idle,
  );
  yield within({ case: `hold-session, ${CONNECTIONS} connections, p99`, unit: 'ms' }, p99, 50);
};
