import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { TestService } from '../support/service.js';
import {
  CHROMIUM,
  launch,
  type Language,
  shown,
  signIn,
  type Visitor,
  visitor,
  type Width,
  WIDTHS,
} from './browser.js';
import { demonstration, NAMES, PEOPLE } from './demonstration.js';

/*
 * Everybody walks through all pages of the own role, in a real browser, in both languages, at a desk and on a phone: nothing
 * breaks, nothing runs over, axe finds nothing, and nothing arrives that is not for this role.
 */

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Where pictures for the README go, if they are wanted. */
const PICTURES = process.env.PICTURES;

/** Whose names may come to whom: of no story, or of one. */
const SEES: Readonly<Record<string, readonly string[]>> = {
  'manager-aachen-1': ['aachen'],
  'coordination-aachen': ['aachen'],
  'lead-bocholt': ['bocholt'],
  'auditor-1': ['aachen', 'bocholt'],
};

const inBrowser = CHROMIUM ? describe : describe.skip;
if (!CHROMIUM && process.env.CI)
  throw new Error('The tests of the pages want Chromium: name it as CHROMIUM.');

let test: TestService;
let browser: Browser;

beforeAll(async () => {
  if (!CHROMIUM) return;
  [test, browser] = await Promise.all([demonstration(), launch()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await test?.stop();
});

const violations = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

/** How far a page runs over its width, in pixels. */
const over = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const speak = async (page: Page, language: Language): Promise<void> => {
  await page
    .locator('header')
    .getByText(language === 'de' ? 'Deutsch' : 'English', { exact: true })
    .click();
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
};

const WALKS: readonly (readonly [Width, Language])[] = process.env.FAULTS
  ? [
      ['desk', 'de'],
      ['desk', 'en'],
      ['phone', 'de'],
      ['phone', 'en'],
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

const walk = async (
  { page, troubles }: Visitor,
  account: string,
): Promise<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {};
  const visited = new Set<string>();
  const visit = async (href: string): Promise<void> => {
    const of = href.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id');
    if (visited.has(of)) return;
    visited.add(of);
    await page.evaluate(`location.hash = ${JSON.stringify(href.replace(/^.*#/, '#'))}`);
    await shown(page);
    for (const [width, language] of WALKS) {
      await page.setViewportSize(WIDTHS[width]);
      if (visited.size > 1 || width === 'phone') await speak(page, language);
      await shown(page);
      const wrong = [...(await violations(page)), ...troubles.splice(0)];
      wrong.push(...(await page.locator('main [role="alert"]').allInnerTexts()));
      const much = await over(page);
      if (much > 0) wrong.push(`runs over by ${much} px`);
      if (wrong.length > 0) found[`${of} ${width} ${language}`] = wrong;
    }
    await page.setViewportSize(WIDTHS.desk);
    await speak(page, 'de');
    if (PICTURES)
      await page.screenshot({ path: join(PICTURES, `${account}-${of.replace(/\W+/g, '-')}.png`) });
    for (const next of await further(page)) await visit(next);
  };
  for (const href of await addressesOf(page)) await visit(href);
  expect([account, visited.size > 1]).toEqual([account, true]);
  return found;
};

inBrowser('the pages', () => {
  it.each(PEOPLE.map(({ account, roles }) => [roles[0]!, account] as const))(
    'of a %s (%s) work for everybody, and bring nothing that is not theirs',
    async (_, account) => {
      const who = await visitor(browser);
      try {
        await who.context.addInitScript({ path: AXE });
        await signIn(who, test.service.url, account);
        expect(await walk(who, account)).toEqual({});
        const theirs = SEES[account] ?? [];
        const foreign = Object.entries(NAMES).flatMap(([story, names]) =>
          theirs.includes(story) ? [] : names,
        );
        const leaked = who.received.flatMap(({ url, text }) =>
          foreign.filter((name) => text.includes(name)).map((name) => `${name} in ${url}`),
        );
        expect(leaked).toEqual([]);
        const kept = await who.page.evaluate<string>(
          'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.title])',
        );
        expect(
          Object.values(NAMES)
            .flat()
            .filter((name) => kept.includes(name)),
        ).toEqual([]);
      } finally {
        await who.close();
      }
    },
    120_000,
  );
});
