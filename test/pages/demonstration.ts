import { aachen } from '../../scenarios/aachen/aachen.js';
import { bocholt } from '../../scenarios/bocholt/bocholt.js';
import { client } from '../../scenarios/client.js';
import { play } from '../../scenarios/player.js';
import { PRETENDED } from '../../scenarios/pretended.js';
import type { Script } from '../../scenarios/script/script.js';
import { developmentTokens } from '../../scenarios/tokens.js';
import { pretend } from '../../src/engine/identity/issuer/people.js';
import { startTestService, type TestService } from '../support/service.js';

/* A service with two small stories in it, and somebody for each role. */

const CASE_WORKER = {
  ...{ account: 'manager-aachen-1', name: 'Kim Beispiel', roles: ['case-worker'], units: ['region'] },
  now: '2023-06-29T08:00:00Z',
};

/** Of those whom the demonstration offers, those who find something in these two stories. */
export const PEOPLE = [
  CASE_WORKER,
  ...PRETENDED.filter(({ account }) => !['case-worker-kassel', 'agency-heinsberg'].includes(account)),
];

const STORIES: readonly Script[] = [aachen(1, 12), bocholt(1, 16)];

export const namesIn = ({ steps }: Script): readonly string[] =>
  steps.filter(({ path }) => path === 'journeys').map(({ body }) => body.familyName as string);

/** Family names by story; each is borne by nobody else. */
export const NAMES = Object.fromEntries(STORIES.map((story) => [story.name, namesIn(story)]));

export const demonstration = async (): Promise<TestService> => {
  const test = await startTestService();
  const { DATA_DIR } = test.environment;
  pretend(DATA_DIR, PEOPLE);
  const api = client(test.service.url, developmentTokens(DATA_DIR));
  await Promise.all(STORIES.map((story) => play(api, story)));
  return test;
};
