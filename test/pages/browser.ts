import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page, type Response } from 'playwright-core';

/* A real Chromium: the one of the system, or the one that CHROMIUM names. */

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const CHROMIUM = process.env.CHROMIUM ?? PLACES.find(existsSync);

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM!,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });

export const WIDTHS = { desk: { width: 1400, height: 900 }, phone: { width: 390, height: 844 } } as const;
export type Width = keyof typeof WIDTHS;
export type Language = 'de' | 'en';

/** Somebody before the pages, and everything that came to the browser meanwhile. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the browser: errors, refused styles and scripts, failed requests. */
  readonly troubles: string[];
  /** The text of every answer, by address. */
  readonly received: { readonly url: string; readonly text: string }[];
  close(): Promise<void>;
}

/** Problems that a page shows and that are no trouble of its own. */
const EXPECTED = /status of (40[0-9]|412|503)/;

const textOf = async (response: Response): Promise<string> =>
  /event-stream/.test(response.headers()['content-type'] ?? '') ? '' : response.text().catch(() => '');

export const visitor = async (
  browser: Browser,
  { width = 'desk', language = 'de' }: { readonly width?: Width; readonly language?: Language } = {},
): Promise<Visitor> => {
  const context = await browser.newContext({
    viewport: WIDTHS[width],
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  const received: Visitor['received'] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.pathname.startsWith('/assets/')) return;
    void textOf(response).then((text) => received.push({ url: `${url.pathname}${url.search}`, text }));
  });
  return { page, context, troubles, received, close: () => context.close() };
};

/** Signs in at the development issuer, as somebody would: the button, then the person. */
export const signIn = async ({ page }: Visitor, url: string, account: string): Promise<void> => {
  await page.goto(url);
  await page.getByRole('button', { name: /Anmelden|Sign in/ }).click();
  await page.locator(`button[value="${account}"]`).click();
  await opened(page);
};

/** Until somebody is signed in, which leads to the issuer and back. */
export const opened = async (page: Page): Promise<void> => {
  await page.locator('#main h1').waitFor();
  await shown(page);
};

/** Until nothing is on its way any more; looked at more often than the library would. */
export const shown = async (page: Page): Promise<void> => {
  const found = await page.evaluate<boolean>(`new Promise((done) => {
    const end = Date.now() + 15_000;
    const look = () => {
      const there = document.querySelector('main h1, main [role="alert"]');
      if (there && !document.querySelector('.waiting, [aria-busy="true"]')) done(true);
      else if (Date.now() > end) done(false);
      else setTimeout(look, 15);
    };
    look();
  })`);
  if (!found) throw new Error(`${page.url()} does not come to an end.`);
};

/** To another page, until the one before is gone. */
export const goTo = (page: Page, href: string): Promise<void> =>
  page.evaluate(`new Promise((done) => {
    const [hash, before] = [${JSON.stringify(href.replace(/^.*#/, '#'))}, document.querySelector('main h1')];
    if (location.hash === hash) return done();
    location.hash = hash;
    const look = () => (before?.isConnected ? setTimeout(look, 10) : done());
    look();
  })`);
