import type { Bench } from './bench.js';
import { generate } from './support/facts.js';
import { register, TALK, underLoad } from './support/http.js';
import { atMost, bounded, compared, within } from './support/measure.js';
import { openOurs, rebuildViews, startOurs } from './support/ours.js';

/** How much memory does the service take under load, and a rebuild: by how many people, or by how much happened? */
export const bench: Bench = async function* (setting) {
  const { quick, rounds, say } = setting;
  const service = await startOurs(setting, { DATABASE_URL: await setting.database() });
  const paths = await register(service.url, quick ? 256 : 2_000, service.headers);
  const [load, seconds] = [[] as number[], quick ? 1 : 6];
  for (const round of bounded(rounds)) {
    let most = 0;
    const watching = setInterval(() => (most = Math.max(most, service.memory().now)), 50);
    const body = JSON.stringify(TALK);
    await underLoad({
      url: service.url,
      connections: 256,
      seconds,
      method: 'POST',
      paths,
      headers: service.headers,
      body,
    });
    clearInterval(watching);
    load.push(most);
    say(`round ${round} of ${rounds}: ${most.toFixed(0)} MB under load`);
  }
  await service.stop();
  // What counts is where it ends up, not where it is at first.
  yield within({ case: 'service under load of 256 connections, most', unit: 'MB' }, [Math.max(...load)], 150);

  const journeys = quick ? 300 : 3_000;
  const urls: string[] = [];
  for (const each of [50, 200]) {
    const url = await setting.database();
    await openOurs(setting, url);
    say(
      `generating ${(journeys * each).toLocaleString('en')} facts of ${journeys.toLocaleString('en')} journeys …`,
    );
    await generate(await setting.client(url), journeys, each);
    urls.push(url);
  }
  const rebuilt = (url: string) => rebuildViews(setting, url, 'caseload');
  const [less, more]: [number[], number[]] = [[], []];
  for (const round of bounded(quick ? 2 : 3)) {
    less.push(await rebuilt(urls[0]!));
    more.push(await rebuilt(urls[1]!));
    say(`round ${round}: rebuild ${less.at(-1)!.toFixed(0)} and ${more.at(-1)!.toFixed(0)} MB`);
  }
  const of = (facts: number) => `${(journeys * facts).toLocaleString('en')} facts`;
  yield within({ case: `rebuild of ${of(200)}`, unit: 'MB' }, more, 220);
  yield compared(
    { case: `rebuild of ${of(200)}`, against: `${of(50)} of as many people`, unit: 'MB' },
    more,
    less,
    atMost(1.2),
  );
};
