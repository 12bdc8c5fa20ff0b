import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { judge, withAxe } from './axe.js';
import {
  CHROMIUM,
  goTo,
  launch,
  type Language,
  shown,
  signIn,
  type Visitor,
  visitor,
  type Width,
  WIDTHS,
} from './browser.js';
import { type Demonstration, demonstration, PEOPLE } from './demonstration.js';
import { arrived, leaked, sealedIn } from './traffic.js';

/*
 * Everybody walks through all pages of the own role, in a real browser, in both languages, at a desk and on a phone: nothing
 * breaks, nothing runs over, axe finds nothing, and nothing arrives that is not for this role.
 */

/** Where the pictures of the README go, if they are wanted anew; and what is on them. */
const { PICTURES } = process.env;
const PICTURED: Readonly<Record<string, string>> = {
  'manager-aachen-1 #/caseload desk de': 'caseload',
  'manager-aachen-1 #/journeys/:id desk de': 'journey',
  'funding-aachen #/funding/:id phone en': 'funding',
};

const inBrowser = CHROMIUM ? describe : describe.skip;
if (!CHROMIUM && process.env.CI)
  throw new Error('The tests of the pages want Chromium: name it as CHROMIUM.');

/** So many walk at a time. */
const LANES = 3;

interface Walked extends Pick<Visitor, 'received'> {
  readonly found: Readonly<Record<string, readonly string[]>>;
  /** What is left in the browser: storage and title. */
  readonly kept: string;
}

let story: Demonstration;
let sealed: Awaited<ReturnType<typeof sealedIn>>;
let browser: Browser;
const walks = new Map<string, Promise<Walked>>();

beforeAll(async () => {
  if (!CHROMIUM) return;
  [story, browser] = await Promise.all([demonstration(), launch()]);
  sealed = await sealedIn(story);
  const lanes = Array.from({ length: LANES }, () => Promise.resolve());
  for (const [nth, { account }] of PEOPLE.entries()) {
    const walked = lanes[nth % LANES]!.then(() => walkOf(account));
    walks.set(account, walked);
    lanes[nth % LANES] = walked.then(
      () => undefined,
      () => undefined,
    );
  }
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await story?.service.stop();
});

/** How far a page runs over its width, in pixels. */
const over = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const speak = async (page: Page, language: Language): Promise<void> => {
  // Without the library's patience for what moves, which costs a tenth of a second each time.
  await page.locator(`header input[value="${language}"]`).dispatchEvent('click');
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
};

type Look = readonly [Width, Language];
const LOOKS: readonly Look[] = process.env.FAULTS
  ? [
      ['desk', 'de'],
      ['desk', 'en'],
      ['phone', 'en'],
      ['phone', 'de'],
    ]
  : [
      ['desk', 'de'],
      ['phone', 'en'],
    ];

const addressesOf = async (page: Page): Promise<readonly string[]> =>
  page.locator('nav a').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')!))]);

/** A page of one thing, by the first link to one on each list. */
const further = (page: Page): Promise<readonly string[]> =>
  page
    .locator('main a[href^="#/"]')
    .evaluateAll((links) => links.slice(0, 1).map((link) => link.getAttribute('href')!));

const judged = judge();

const walk = async (
  { page, troubles }: Visitor,
  account: string,
): Promise<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {};
  const visited = new Set<string>();
  let looks = LOOKS;
  let [[width, language]] = looks as [Look];
  const look = async (next: Look): Promise<void> => {
    if (next[0] !== width) await page.setViewportSize(WIDTHS[next[0]]);
    if (next[1] !== language) await speak(page, next[1]);
    [width, language] = next;
    await shown(page);
  };
  const visit = async (href: string): Promise<void> => {
    const of = href.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id');
    if (visited.has(of)) return;
    visited.add(of);
    await goTo(page, href);
    for (const each of looks) {
      await look(each);
      const what = `${of} ${width} ${language}`;
      const wrong = [...(await judged(page, what)), ...troubles.splice(0)];
      wrong.push(...(await page.locator('main [role="alert"]').allInnerTexts()));
      const much = await over(page);
      if (much > 0) wrong.push(`runs over by ${much} px`);
      if (wrong.length > 0) found[what] = wrong;
      const picture = PICTURED[`${account} ${what}`];
      if (PICTURES && picture)
        await page.screenshot({
          path: join(PICTURES, `${picture}.png`),
          clip: { x: 0, y: 0, width: WIDTHS[width].width, height: 820 },
        });
    }
    // The next page begins as this one ends.
    looks = looks.toReversed();
    for (const next of await further(page)) await visit(next);
  };
  for (const href of await addressesOf(page)) await visit(href);
  expect([account, visited.size > 1]).toEqual([account, true]);
  return found;
};

const walkOf = async (account: string): Promise<Walked> => {
  const who = await visitor(browser);
  try {
    await withAxe(who.context);
    await signIn(who, story.service.url, account);
    const found = await walk(who, account);
    const kept = await who.page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.title])',
    );
    return { found, kept, received: who.received };
  } finally {
    await who.close();
  }
};

/** Who sees people: there the search for what is sealed has to find some of it. */
const SEE = ['case-worker', 'team-lead', 'coordinator', 'auditor', 'partner'];

inBrowser('the pages', () => {
  it.each(PEOPLE.map(({ account, roles }) => [roles[0]!, account] as const))(
    'of a %s (%s) work for everybody, and bring nothing that is not theirs',
    async (role, account) => {
      const { found, kept, received } = await walks.get(account)!;
      expect(found).toEqual({});
      expect(leaked({ received }, account, role, sealed, story.shared)).toEqual([]);
      const people = sealed.filter(({ path }) => path === 'journeys');
      expect(arrived({ received }, people).size > 0).toBe(SEE.includes(role));
      expect(sealed.filter(({ value }) => kept.includes(value))).toEqual([]);
    },
    120_000,
  );
});
