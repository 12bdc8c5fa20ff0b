import { parseArgs } from 'node:util';
import { type Config, parseConfig } from '../src/engine/config.js';
import { removeEmbedded } from '../src/engine/embedded-postgres.js';
import { pretend } from '../src/engine/identity/issuer/people.js';
import { startService } from '../src/service.js';
import { aachen } from './aachen/aachen.js';
import { ascheberg } from './ascheberg/ascheberg.js';
import { bocholt } from './bocholt/bocholt.js';
import { client, type Client } from './client.js';
import { heinsberg } from './heinsberg/heinsberg.js';
import { kassel } from './kassel/kassel.js';
import { play, type Played } from './player.js';
import { PRETENDED } from './pretended.js';
import { endOf, standing } from './run.js';
import { type Script, unitsOf } from './script/script.js';
import { showCaseload } from './show/caseload.js';
import { showFigures, showFunding } from './show/figures.js';
import { showReplay } from './show/replay.js';
import { say, untilStopped, withProgress } from './terminal.js';
import { developmentTokens } from './tokens.js';

/**
 * `npm run demo [-- --once] [-- --reset]`: the service, two programmes played through its API, and what it shows. While
 * people look around, three more are played, in part.
 */

const SCRIPTS = { ascheberg: ascheberg(), kassel: kassel() };
/** What the others are for: grants and modules, a change of the law, employers and openings. */
const MORE = [aachen(1, 40), bocholt(1, 40), heinsberg(1, 80)];
const CASES_SHOWN = 12;

const heading = (text: string): void => say(`\n${text}\n${'─'.repeat(text.length)}`);

const reset = async (config: Config): Promise<void> => {
  if (config.databaseUrl)
    throw new Error(
      '--reset deletes an embedded database only, but DATABASE_URL is set. Empty that one yourself.',
    );
  await removeEmbedded(config.dataDir);
  say(`Starting afresh: ${config.dataDir} is empty now.`);
};

/** What no story tells: the partner whom one can be here has somebody to look at. */
const share = async (service: Client, { steps }: Script, names: Played['names']): Promise<void> => {
  const body = { unit: 'red-cross', purpose: 'Fertigkeiten und Deutsch', basis: 'own-task' };
  for (const { as, by } of steps.filter(({ path }) => path === 'journeys').slice(0, 5))
    await service.issue(`journeys/${names.get(as!)}/sharing/share-case`, body, {
      ...{ now: '2016-12-27T08:00:00Z', actor: by, key: `demo/share/${as}` },
    });
};

const prepare = async (service: Client, script: Script): Promise<void> => {
  const found = await standing(service, script);
  if (found === 'all')
    return say(`${script.name.padEnd(10)} found what an earlier run left; nothing to play.`);
  if (found === 'a part')
    say(`${script.name.padEnd(10)} found a part of an earlier run; going on from there.`);
  const { names } = await withProgress(script.name, script.steps.length, (progress) =>
    play(service, script, { progress }),
  );
  if (script.name === 'heinsberg') await share(service, script, names);
};

const showCases = async (service: Client, script: Script): Promise<void> => {
  const day = endOf(script);
  for (const coach of script.coaches) {
    const { shown, all, table } = await showCaseload(service, coach, day, CASES_SHOWN);
    heading(`Caseload of ${coach} on ${day}: ${shown} of ${all}, longest without contact first`);
    say(table);
    if (script.coaches.length === 1)
      say(`All ${all} participants of ${script.title} are with this one case worker.`);
  }
};

/** @returns the id of the participant who was replayed */
const show = async (service: Client): Promise<string> => {
  heading('Two programmes');
  say(await showFigures(service, ['2021-07-31', '2017-12-31']));
  say('Used, waiting and placed: in the evening of that day. Amounts: talks and units at the rates agreed.');

  await showCases(service, SCRIPTS.ascheberg);
  say('By then the year is over: who is not at work has no programme any more and stands as at the intake.');
  await showCases(service, SCRIPTS.kassel);

  heading(`Funding of ${SCRIPTS.ascheberg.title}, month by month`);
  say(await showFunding(service, SCRIPTS.ascheberg.title, endOf(SCRIPTS.ascheberg)));
  say(
    'Used and waiting: in the evening of the last day of the month, so those who left on 30 November are out.',
  );

  const { id, name, table, on } = await showReplay(service, SCRIPTS.kassel);
  heading(`Replay for the auditor: ${name}, whose internship took longer than the 28 days of the programme`);
  say(table);
  for (const day of ['2017-12-07', '2017-12-08'])
    say(`The internship as it stood on ${day}: ${await on(day)}.`);
  return id;
};

const showWayOn = (url: string, participant: string, token: string): void => {
  heading('Go on from here');
  say(`The pages are at ${url}/ – sign in as one of the made-up people there; each role has its own pages.`);
  say(`The API is documented at ${url}/docs (as OpenAPI: ${url}/openapi.json).`);
  say(
    'A token says who asks; another one: npm run -s token -- --role team-lead. All people are made up. Try:\n',
  );
  say(`  token=${token}`);
  const asked = [
    'caseload?coach=case-worker-kassel&flag=lost-certificate',
    `journeys/${participant}/history`,
  ];
  for (const path of asked) say(`  curl -H "Authorization: Bearer $token" '${url}/${path}'`);
  say();
};

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()));

await untilStopped(async (signal) => {
  const options = { once: { type: 'boolean' }, reset: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options });
  const config = parseConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' });
  if (values.reset) await reset(config);

  const where = config.databaseUrl
    ? 'the database of DATABASE_URL'
    : `an embedded PostgreSQL in ${config.dataDir}`;
  say(`Starting the service on ${where} …`);
  const service = await startService(config, say);
  pretend(config.dataDir, PRETENDED);
  try {
    say(`It listens on ${service.url}. Playing two programmes through its public API:\n`);
    const tokenFor = developmentTokens(config.dataDir);
    const api = client(service.url, tokenFor, unitsOf(...Object.values(SCRIPTS), ...MORE), signal);
    for (const script of Object.values(SCRIPTS)) await prepare(api, script);
    const auditor = { id: 'auditor-1', role: 'auditor', unit: 'scenarios' };
    showWayOn(service.url, await show(api), tokenFor(auditor));
    if (values.once) return;
    say('The service goes on until you press Ctrl-C. Meanwhile three more programmes come in:\n');
    for (const script of MORE) if (!signal.aborted) await prepare(api, script);
    say('\nThat was all of them.');
    await untilAborted(signal);
    say('\nStopping …');
  } finally {
    await service.stop();
  }
});
