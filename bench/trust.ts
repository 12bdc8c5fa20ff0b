import { randomUUID } from 'node:crypto';
import { admitted } from '../src/engine/access.js';
import type { By } from '../src/engine/by.js';
import { Issue, issue } from '../src/engine/issue.js';
import { Look, look, LookHandler } from '../src/engine/look.js';
import { positionToken } from '../src/engine/position.js';
import { caseload } from '../src/views/caseload/caseload.view.js';
import type { Bench } from './bench.js';
import { PERSON, register, underLoad } from './support/http.js';
import { compared, interleaved, perSecond, range } from './support/measure.js';
import { openService, startBench, startOurs } from './support/ours.js';
import { peer } from './support/peers.js';

const PEOPLE = 50;
const AT_ONCE = 32;

const coach = (): By => ({
  actor: { id: 'coach-1', role: 'case-worker', unit: 'bench' },
  units: ['bench'],
  now: new Date(),
  simulated: false,
  commandId: randomUUID(),
  correlationId: randomUUID(),
});

/** What do both walls and the read log cost whoever looks at a page of people, and how many pages are there a second? */
export const bench: Bench = async function* (setting) {
  const { quick, rounds, say } = setting;
  const seconds = quick ? 1 : 4;
  const runtime = await openService(setting, await setting.database());
  let last = 0n;
  for (const nth of range(PEOPLE)) {
    const person = { ...PERSON, birthDate: `${1950 + nth}-05-17` };
    ({ position: last } = await issue(
      runtime,
      new Issue('journey', undefined, 'RegisterParticipant', person, coach()),
    ));
  }
  const page = (by: By, after?: string) => new Look(caseload, { limit: PEOPLE, after } as object, by);
  const handler = new LookHandler(runtime);
  const { rows } = await handler.execute(page(coach(), positionToken(runtime.journal, last)));
  if (rows.length !== PEOPLE) throw new Error(`${rows.length} people were shown instead of ${PEOPLE}`);

  const asked = (ask: () => Promise<unknown>) => () => perSecond(seconds, AT_ONCE, ask);
  const sides = {
    logged: asked(() => handler.execute(page(coach()))),
    walled: asked(() => {
      const by = coach();
      return look(runtime, page(by), admitted(runtime, by, 'look', 'view:caseload'));
    }),
    open: asked(() => look(runtime, page({ ...coach(), service: true }), 'everything')),
  };
  const ours = await startOurs(setting, { DATABASE_URL: await setting.database() });
  const hello = await startBench(setting, peer('hello'));
  await register(ours.url, PEOPLE, ours.headers);
  const get =
    (url: string, path: string, headers = {}) =>
    async () =>
      (await underLoad({ url, connections: AT_ONCE, seconds, method: 'GET', paths: [path], headers })).rate;
  const served = {
    http: get(ours.url, `/caseload?limit=${PEOPLE}`, ours.headers),
    hello: get(hello.url, '/hello'),
  };
  say('warming up …');
  for (const side of Object.values({ ...sides, ...served })) await side();
  const figures = await interleaved(rounds, { ...sides, ...served }, say);

  const named = { case: `page of ${PEOPLE} people, names opened, ${AT_ONCE} at once`, unit: 'pages/s' };
  yield compared({ ...named, against: 'without the read log' }, figures.logged, figures.walled);
  yield compared({ ...named, against: 'without both walls and the read log' }, figures.logged, figures.open);
  const over = { ...named, case: `${named.case}, over HTTP` };
  yield compared({ ...over, against: 'Nest + Fastify, hello' }, figures.http, figures.hello);
};
