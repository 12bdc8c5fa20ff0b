import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { developmentKey, developmentToken } from '../src/engine/identity/development.js';
import { pretend } from '../src/engine/identity/issuer/people.js';
import { CHROMIUM, goTo, launch, shown, signIn, visitor, type Visitor } from '../test/pages/browser.js';
import type { Bench } from './bench.js';
import { PERSON, TALK } from './support/http.js';
import { bounded, compared, median, quantile, range, skipped, within } from './support/measure.js';
import { startOurs } from './support/ours.js';
import { fill } from './support/people.js';

const COACH = { account: 'coach-42', name: 'Kim Beispiel', roles: ['case-worker'], units: ['city.unit-4'] };
/** Her first page, the team, would add up all people before she gets anywhere: a unit of a thousand. */
const LEAD = { account: 'lead-4', name: 'Toni Probe', roles: ['team-lead'], units: ['city.unit-4'] };
const FACTS = 500;
/** Steps of the slider in one round. */
const STEPS = 30;

const day = (nth: number): string => new Date(Date.UTC(2024, 0, 2 + nth)).toISOString().slice(0, 10);

/** Milliseconds from the click to the rows on the screen, with what it takes to fetch the code of that page. */
const drawn = (page: Page, hash: string, selector: string): Promise<number> =>
  page.evaluate<number>(`new Promise((done) => {
    const start = performance.now();
    location.hash = ${JSON.stringify(hash)};
    const look = () =>
      document.querySelectorAll(${JSON.stringify(selector)}).length > 0
        ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
        : setTimeout(look, 2);
    look();
  })`);

/** From now on: milliseconds from a key to the frame of the last change that it made to the page. */
const watched = (page: Page): Promise<void> =>
  page.evaluate(`(() => {
    window.taken = [];
    let start = 0, last = 0;
    new MutationObserver(() => requestAnimationFrame(() => (last = performance.now()))).observe(
      document.querySelector('main'), { subtree: true, childList: true, attributes: true, characterData: true });
    addEventListener('keydown', () => {
      start = performance.now();
      setTimeout(() => taken.push(last - start), 250);
    }, { capture: true });
  })()`);

/** Bytes of the pages themselves that came over the network so far: no answers of the interface, nothing from the cache. */
const counted = async ({ context, page }: Visitor): Promise<() => number> => {
  const ours = new Set<string>();
  let bytes = 0;
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  network.on('Network.responseReceived', ({ requestId, type }) => {
    if (['Document', 'Script', 'Stylesheet', 'Font', 'Image'].includes(type)) ours.add(requestId);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (ours.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes;
};

/** How long do the caseload among a million people and the journey of 500 facts take in a browser, and how much is loaded? */
export const bench: Bench = async function* (setting) {
  const { quick, rounds, say } = setting;
  if (!CHROMIUM) return void (yield skipped('pages in Chromium', 'ms', 'no browser; see CHROMIUM'));
  const size = quick ? '50k' : '1M';
  const DATA_DIR = setting.folder();
  const { url: database } = await fill(setting, quick ? 50_000 : 1_000_000, { DATA_DIR });
  pretend(DATA_DIR, [COACH, LEAD]);
  const ours = await startOurs(setting, { DATABASE_URL: database, DATA_DIR });
  const authorization = `Bearer ${developmentToken(developmentKey(DATA_DIR), COACH)}`;
  const issue = async (path: string, body: object, on: string): Promise<{ id: string }> => {
    const headers = { authorization, 'content-type': 'application/json', 'dev-now': `${on}T12:00:00Z` };
    const answer = await fetch(`${ours.url}/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  say(`recording ${FACTS} facts of one person …`);
  const { id } = await issue('journeys', { ...PERSON, birthDate: '1990-05-17' }, day(0));
  await issue(`journeys/${id}/assignment/assign-case-worker`, { caseWorker: COACH.account }, day(0));
  for (const nth of range(FACTS - 2))
    await issue(`journeys/${id}/coaching/hold-session`, { ...TALK, on: day(nth) }, day(nth));

  const browser = await launch();
  setting.after(() => browser.close());
  const lists = new Map([COACH, LEAD].map(({ account }) => [account, [] as number[]]));
  const [first, loaded, moved, slowest] = [[], [], [], []] as [number[], number[], number[], number[]];
  for (const round of bounded(rounds)) {
    for (const { account } of [COACH, LEAD]) {
      const desk = await visitor(browser);
      const bytes = await counted(desk);
      await desk.page.goto(ours.url);
      await desk.page.getByRole('button').first().waitFor();
      first.push(bytes() / 1000);
      await signIn(desk, ours.url, account);
      loaded.push(bytes() / 1000);
      lists.get(account)!.push(await drawn(desk.page, '#/caseload', 'main tbody tr'));
      if (account === COACH.account) {
        await goTo(desk.page, `#/journeys/${id}`);
        await shown(desk.page);
        await desk.page.locator('[role="slider"]').first().focus();
        await watched(desk.page);
        for (const _ of range(STEPS)) {
          await desk.page.keyboard.press('ArrowLeft');
          await sleep(300);
        }
        const taken = await desk.page.evaluate<number[]>('taken');
        moved.push(median(taken));
        slowest.push(quantile(taken, 0.95));
      }
      await desk.close();
    }
    say(
      `round ${round} of ${rounds}: ${[...lists.values(), moved, slowest].map((all) => Math.round(all.at(-1)!)).join(', ')} ms`,
    );
  }
  for (const { account, who } of [
    { ...COACH, who: 'a coach' },
    { ...LEAD, who: 'a team lead' },
  ])
    yield within(
      { case: `caseload of ${who} among ${size} people, from the click to the rows`, unit: 'ms' },
      lists.get(account)!,
      1_000,
    );
  yield within({ case: `replay slider over ${FACTS} facts, a step, median`, unit: 'ms' }, moved, 100);
  yield within({ case: `replay slider over ${FACTS} facts, a step, 95 of 100`, unit: 'ms' }, slowest, 200);
  yield within({ case: 'first load, compressed', unit: 'kB' }, first, 200);
  const signedIn = { case: 'with signing in and the first own page', against: 'first load', unit: 'kB' };
  yield compared(signedIn, loaded, first);
};
