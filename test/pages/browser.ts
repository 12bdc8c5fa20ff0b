import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page, type Response } from 'playwright-core';

/* A real Chromium: the one of the system, or the one that CHROMIUM names. */

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const CHROMIUM = process.env.CHROMIUM ?? PLACES.find(existsSync);

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

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
  await shown(page);
};

/** Until nothing is on its way any more. */
export const shown = async (page: Page): Promise<void> => {
  await page.locator('main h1, main [role="alert"]').first().waitFor();
  await page.locator('.waiting, [aria-busy="true"]').first().waitFor({ state: 'detached' });
};
