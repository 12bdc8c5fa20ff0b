import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { pretend } from '../../src/engine/identity/issuer/people.js';
import { TODAY } from '../support/answers.js';
import { type Body, on, startTestService, type TestService } from '../support/service.js';
import { violations, withAxe } from './axe.js';
import { CHROMIUM, launch, opened, shown, type Visitor, visitor, WIDTHS } from './browser.js';

/* A coach's day without a mouse: keys only, and at each stop one sees where one is. */

const COACH = {
  ...{ account: 'coach-1', name: 'Kim Beispiel', roles: ['case-worker'], units: ['test-unit'] },
  now: TODAY['dev-now'],
};

const inBrowser = CHROMIUM ? describe : describe.skip;

let test: TestService;
let browser: Browser;
let who: Visitor;
let page: Page;
const ids: Record<string, string> = {};

const record = async (name: string, command: string, body: Body): Promise<void> => {
  const answer = await test.issue(`/journeys/${ids[name]}/${command}`, body, TODAY);
  if (answer.status !== 201) throw new Error(`${command}: ${answer.status} ${answer.text}`);
};
const typesOf = async (name: string): Promise<readonly string[]> => {
  const { body } = await test.get(`/journeys/${ids[name]}/history`, TODAY);
  return (body as { entries: { read: { type: string } }[] }).entries.map(({ read }) => read.type);
};

beforeAll(async () => {
  if (!CHROMIUM) return;
  [test, browser] = await Promise.all([startTestService(), launch()]);
  pretend(test.environment.DATA_DIR, [COACH]);
  for (const [name, municipality] of [
    ['Beispiel-Anna', 'Musterstadt'],
    ['Beispiel-Berta', 'Beispielheim'],
  ] as const) {
    ids[name] = await test.person({ familyName: name, givenName: undefined, municipality }, on('2021-07-01'));
    await record(name, 'assignment/assign-case-worker', { caseWorker: COACH.account });
    await record(name, 'coaching/schedule-session', {
      ...{ plannedFor: '2021-07-31', at: '09:00', channel: 'office', language: 'ar' },
    });
  }
  who = await visitor(browser);
  ({ page } = who);
  await withAxe(who.context);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await test?.stop();
});

const press = (...keys: readonly string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** What is wrong with the place where the focus is, if anything. */
const FOCUS = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return '';
  const name = element.outerHTML.slice(0, 120);
  const around = [element, element.parentElement, element.nextElementSibling].filter(Boolean);
  const seen = around.some((each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  if (!seen) return 'not seen: ' + name;
  const { left, top, width, height } = element.getBoundingClientRect();
  const found = document.elementFromPoint(left + Math.min(width, 40) / 2, top + height / 2);
  const covered = !found || !(around.includes(found) || element.contains(found) || found.contains(element));
  return covered && width > 1 ? 'covered by ' + (found?.outerHTML.slice(0, 120) ?? 'nothing') + ' at ' + [left, top, width, height, innerWidth, innerHeight].map(Math.round) + ': ' + name : '';
})()`;

const stops = new Set<string>();
const hasFocus = async (target: Locator): Promise<boolean> =>
  (await target.and(page.locator(':focus')).count()) > 0;

/** Without anybody's doing: a form gives it back when it has gone. */
const getsFocus = (target: Locator): Promise<void> =>
  target.and(page.locator(':focus')).waitFor({ timeout: 2_000 });

/** What is wrong with the focus, once the page has scrolled to it: on a slow machine that takes a moment. */
const amiss = async (): Promise<string> => {
  for (let look = 0; ; look++) {
    const found = await page.evaluate<string>(FOCUS);
    if (!found || look === 10) return found;
    await sleep(100);
  }
};

/** From stop to stop until it has the focus. */
const tabTo = async (target: Locator, key = 'Tab'): Promise<void> => {
  await target.first().waitFor();
  for (let stop = 0; stop < 150; stop++) {
    if (await hasFocus(target)) return;
    await press(key);
    stops.add(await amiss());
  }
  throw new Error(
    `No way by keyboard to ${String(target)}; the focus is at ${await page.evaluate<string>('document.activeElement.outerHTML.slice(0, 300)')}`,
  );
};

const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const drawer = (): Locator => page.getByRole('dialog');
const isClosed = (): Promise<void> => drawer().waitFor({ state: 'detached' });

/** By Enter; it takes the focus when it is there. */
const opens = async (): Promise<void> => {
  await press('Enter');
  await drawer().locator(':focus').waitFor();
};
const opensForm = async (): Promise<void> => {
  await opens();
  await drawer().locator('[type="submit"]').waitFor();
};

inBrowser('a coach without a mouse', () => {
  it('signs in', async () => {
    await page.goto(test.service.url);
    await tabTo(button('Anmelden'));
    await press('Enter');
    await tabTo(page.locator(`button[value="${COACH.account}"]`));
    await press('Enter');
    await opened(page);
    await page.getByRole('heading', { name: /^Mein Tag/ }).waitFor();
  });

  it('skips what is on every page', async () => {
    await page.reload();
    await opened(page);
    await press('Tab');
    expect(await hasFocus(page.getByRole('link', { name: 'Zum Inhalt' }))).toBe(true);
    await press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });

  it('opens a form, leaves it, and is where she was', async () => {
    const talk = button(/^Gespräch.*Beispiel-Anna/);
    await tabTo(talk);
    await opensForm();
    expect(await violations(page)).toEqual([]);
    await press('Escape');
    await isClosed();
    await getsFocus(talk);
  });

  it('is told at the field what is wrong, mends it, and records once what was sent twice', async () => {
    await opensForm();
    const minutes = drawer().getByLabel('Minuten');
    await tabTo(minutes);
    await press('Control+a', 'Delete', 'Enter');
    await page.locator('[aria-invalid="true"]').waitFor();
    await getsFocus(minutes);
    await page.keyboard.type('45');
    await tabTo(drawer().getByLabel('Wohnen'));
    await press('Space');
    // The first answer is lost on its way.
    let sent = 0;
    await page.route('**/coaching/hold-session', async (route) => {
      sent++;
      if (sent > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await tabTo(drawer().locator('[type="submit"]'));
    await press('Enter');
    await isClosed();
    await page.unroute('**/coaching/hold-session');
    expect(sent).toBe(2);
    expect((await typesOf('Beispiel-Anna')).filter((type) => type === 'SessionHeld')).toHaveLength(1);
  });

  it('records an appointment that was missed', async () => {
    await tabTo(button(/versäumt.*Beispiel-Berta/i));
    await opensForm();
    await tabTo(drawer().locator('[type="submit"]'));
    await press('Enter');
    await isClosed();
    expect(await typesOf('Beispiel-Berta')).toContain('SessionMissed');
  });

  it('filters the caseload, and opens a case', async () => {
    await tabTo(page.getByRole('link', { name: 'Fallliste' }));
    await press('Enter');
    await shown(page);
    await tabTo(page.getByLabel('Kommune'));
    await page.keyboard.type('Beispielheim');
    await page.getByRole('link', { name: 'Beispiel-Anna' }).waitFor({ state: 'detached' });
    await tabTo(page.getByRole('link', { name: 'Beispiel-Berta' }));
    await press('Enter');
    await page.getByRole('heading', { name: 'Beispiel-Berta' }).waitFor();
  });

  it('records a placement', async () => {
    await tabTo(button(/^Vermittlung.*Beispiel-Berta/));
    await opensForm();
    await tabTo(drawer().getByLabel('Betrieb'));
    await page.keyboard.type('Musterbetrieb');
    await tabTo(drawer().getByLabel('Beruf'));
    await page.keyboard.type('Koch');
    await tabTo(drawer().locator('[type="submit"]'));
    await press('Enter');
    await isClosed();
    expect(await typesOf('Beispiel-Berta')).toContain('Placed');
  });

  it('goes back in time, and looks at an entry', async () => {
    const slider = page.getByRole('slider', { name: 'Gültig am' });
    await tabTo(slider);
    await press('Home');
    await page.getByText(/von \d+ Einträgen/).waitFor();
    await press('End');
    await page.getByText(/Heutiger Stand/).waitFor();
    const entry = button(/^Einzelheiten/).first();
    await tabTo(entry);
    await opens();
    expect(await violations(page)).toEqual([]);
    await press('Escape');
    await isClosed();
    await getsFocus(entry);
  });

  it('corrects an entry in the form that recorded it', async () => {
    const entry = button(/^Einzelheiten: Vermittelt/);
    await tabTo(entry);
    await opens();
    await tabTo(button('Berichtigen'));
    await opensForm();
    const job = drawer().getByLabel('Beruf');
    expect(await job.inputValue()).toBe('Koch');
    await tabTo(job);
    await press('Control+a');
    await page.keyboard.type('Bäcker');
    await tabTo(drawer().getByLabel('Begründung'));
    await page.keyboard.type('Verwechselt');
    await tabTo(drawer().locator('[type="submit"]'));
    await press('Enter');
    await isClosed();
    expect(await typesOf('Beispiel-Berta')).toContain('EntryCorrected');
    await page.getByText('berichtigt', { exact: true }).first().waitFor();
  });

  it('looks into the menu of a phone, and signs out', async () => {
    await page.setViewportSize(WIDTHS.phone);
    // A page that becomes narrow while one is far down draws itself anew, and the focus is left behind.
    await page.reload();
    await opened(page);
    await tabTo(button('Menü'));
    await opens();
    expect(await violations(page)).toEqual([]);
    await press('Escape');
    await isClosed();
    await tabTo(button(COACH.name));
    await opens();
    expect(await violations(page)).toEqual([]);
    await tabTo(button('Abmelden'));
    await press('Enter');
    await button('Anmelden').waitFor();
  });

  it('saw at each stop where she was', () => {
    expect([...stops].filter(Boolean)).toEqual([]);
    // But for the one answer that was lost.
    expect(who.troubles).toEqual(['Failed to load resource: net::ERR_FAILED']);
  });
});
