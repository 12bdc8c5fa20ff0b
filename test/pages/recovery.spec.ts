import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Browser, Page } from 'playwright-core';
import { developmentKey, developmentToken } from '../../src/engine/identity/development.js';
import { pretend } from '../../src/engine/identity/issuer/people.js';
import { assertBuilt, ended, serviceProcess, type ServiceProcess } from '../faults/process.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/server.js';
import { somebody } from '../support/service.js';
import { asked, trustTests } from '../support/tokens.js';
import { CHROMIUM, goTo, launch, opened, shown, signIn, type Visitor, visitor } from './browser.js';

/*
 * A caseload and a journey stay open while the service is killed, a view is built anew, the line is cut and a token ends: they
 * say so as long as they may be behind, and show the truth afterwards, by themselves.
 */

const WHO = { account: 'coordination-1', roles: ['coordinator'], units: ['test-unit'] };
const LOST = 'Die Verbindung ist unterbrochen.';
const REBUILDING = /werden gerade neu aufgebaut/;
const ENDED = 'Ihre Anmeldung ist abgelaufen.';
const TOKENS = '**/development-issuer/token';

const inBrowser = CHROMIUM ? describe : describe.skip;

let database: TestDatabase;
let service: ServiceProcess;
let environment: Record<string, string>;
let browser: Browser;
let who: Visitor;
let caseload: Page;
let journey: Page;

/** The service has to come back where the pages look for it. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const post = async (path: string, body: object): Promise<string> => {
  const headers = { ...asked({ 'dev-actor': 'coach-1' }, 'POST', path), 'content-type': 'application/json' };
  const answer = await fetch(service.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
};

let person: string;
let nth = 0;
/** Somebody else takes in another person, and records something of the one whose journey is open. */
const somethingHappens = async (): Promise<readonly [name: string, entries: string]> => {
  const familyName = `Beispiel-${'ABCDEFGH'[nth++]}`;
  await post('/journeys', somebody({ familyName }));
  await post(`/journeys/${person}/intake/record-skill`, { skill: `Skill ${nth}`, level: 'good' });
  return [`${familyName},`, `alle ${nth + 1} Einträge`];
};
const showTheTruth = async ([name, entries]: readonly [string, string]): Promise<void> => {
  await caseload.getByRole('link', { name }).waitFor({ timeout: 15_000 });
  await journey.getByText(entries).waitFor({ timeout: 15_000 });
};
const say = async (text: string | RegExp, pages: readonly Page[] = [caseload, journey]): Promise<void> => {
  for (const page of pages) await page.getByText(text).waitFor({ timeout: 10_000 });
};
const saysNothing = async (): Promise<void> => {
  for (const page of [caseload, journey])
    await page.locator('.currency > *').first().waitFor({ state: 'detached', timeout: 10_000 });
};

beforeAll(async () => {
  if (!CHROMIUM) return;
  assertBuilt();
  database = await freshDatabase();
  const dataDir = join(temporaryFolder(), 'data');
  environment = { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: String(await freePort()) };
  trustTests(dataDir);
  pretend(dataDir, [WHO]);
  service = serviceProcess(environment);
  [browser] = await Promise.all([launch(), service.start()]);
  person = await post('/journeys', somebody({ familyName: 'Beispiel-Erste' }));
  who = await visitor(browser);
  caseload = who.page;
  await signIn(who, service.url, WHO.account);
  journey = await who.context.newPage();
  await journey.goto(`${service.url}/#/journeys/${person}`);
  await opened(journey);
  await goTo(caseload, '#/caseload');
  await shown(caseload);
  for (const page of [caseload, journey]) await page.evaluate('globalThis.neverReloaded = true');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await service?.kill9();
  await database?.drop();
});

inBrowser('pages that are left open', () => {
  it('follow what others record', async () => {
    await showTheTruth(await somethingHappens());
    await saysNothing();
  });

  it('say that a killed service is away, and go on with the next one', async () => {
    await service.kill9();
    await say(LOST);
    await service.start();
    await showTheTruth(await somethingHappens());
    await saysNothing();
  }, 40_000);

  it('say which view is being built anew, and show the new one', async () => {
    const reader = new Client({ connectionString: database.url });
    await reader.connect();
    // As long as somebody reads the old table, the new one cannot take its place.
    await reader.query('BEGIN; SELECT count(*) FROM views.caseload');
    const rebuilding = spawn(process.execPath, ['dist/src/rebuild.js', 'caseload'], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
      stdio: 'ignore',
    });
    await say(REBUILDING);
    const meanwhile = await somethingHappens();
    await reader.end();
    expect(await ended(rebuilding)).toBe(0);
    await showTheTruth(meanwhile);
    await saysNothing();
  }, 40_000);

  it('say that the line is cut, and catch up with what was recorded meanwhile', async () => {
    await who.context.setOffline(true);
    const meanwhile = await somethingHappens();
    await say(LOST);
    await who.context.setOffline(false);
    await showTheTruth(meanwhile);
    await saysNothing();
  }, 40_000);

  it('take a line for none on which nothing has been heard for long', async () => {
    // As after a night in which the computer slept.
    await caseload.clock.install();
    const again = caseload.waitForRequest('**/changes', { timeout: 10_000 });
    await caseload.clock.fastForward(60_000);
    await again;
    await showTheTruth(await somethingHappens());
  });

  it('go on with another token when one ends, and ask to sign in when there is none', async () => {
    expect(await caseload.evaluate('neverReloaded')).toBe(true);
    const key = developmentKey(environment.DATA_DIR!);
    let renewals = 0;
    // Of a second (and the five by which clocks may differ), although the page is told of a quarter of an hour.
    await who.context.route(TOKENS, async (route) => {
      const renews = route.request().postData()?.includes('grant_type=refresh_token');
      if (renews && ++renewals > 1) return route.fulfill({ status: 400, json: { error: 'invalid_grant' } });
      const response = await route.fetch();
      const token = developmentToken(key, { ...WHO, hours: 1 / 3_600 });
      return route.fulfill({
        response,
        json: { ...((await response.json()) as object), access_token: token },
      });
    });
    await journey.reload();
    await opened(journey);
    await journey.evaluate('globalThis.neverReloaded = true');
    await journey.waitForResponse(TOKENS);
    await showTheTruth(await somethingHappens());
    await say(ENDED, [journey]);
    expect(await journey.evaluate('neverReloaded')).toBe(true);

    await who.context.unroute(TOKENS);
    const meanwhile = await somethingHappens();
    await journey.getByRole('button', { name: 'Wieder anmelden' }).click();
    await journey.locator(`button[value="${WHO.account}"]`).click();
    await showTheTruth(meanwhile);
    await saysNothing();
  }, 40_000);
});
