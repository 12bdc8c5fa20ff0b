import { aachen } from '../../scenarios/aachen/aachen.js';
import { bocholt } from '../../scenarios/bocholt/bocholt.js';
import { client } from '../../scenarios/client.js';
import { play } from '../../scenarios/player.js';
import { PRETENDED } from '../../scenarios/pretended.js';
import { type Script, unitsOf } from '../../scenarios/script/script.js';
import { developmentTokens } from '../../scenarios/tokens.js';
import { pretend } from '../../src/engine/identity/issuer/people.js';
import { serviceApart } from '../faults/process.js';

/* A service with two small stories in it, and somebody for each role. */

const CASE_WORKER = {
  ...{
    account: 'manager-aachen-1',
    name: 'Kim Beispiel',
    roles: ['case-worker'],
    units: ['integration-centre'],
  },
  now: '2023-06-29T08:00:00Z',
};

/** Of those whom the demonstration offers, those who find something in these two stories. */
export const PEOPLE = [
  CASE_WORKER,
  ...PRETENDED.filter(({ account }) => !['case-worker-kassel', 'agency-heinsberg'].includes(account)).map(
    (each) => (each.roles[0] === 'partner' ? { ...each, now: CASE_WORKER.now } : each),
  ),
];

/** Whose units play in which story. */
export const STORIES_OF: Readonly<Record<string, readonly string[]>> = {
  'manager-aachen-1': ['aachen'],
  'coordination-aachen': ['aachen'],
  'lead-bocholt': ['bocholt'],
  'auditor-1': ['aachen', 'bocholt'],
};

const STORIES: readonly Script[] = [aachen(1, 12), bocholt(1, 16)];

/** Something that a story began. */
export interface Begun {
  readonly story: string;
  /** `journeys`, `employers` */
  readonly path: string;
  readonly id: string;
}

export interface Demonstration {
  readonly service: Awaited<ReturnType<typeof serviceApart>>;
  readonly begun: readonly Begun[];
  /** The person who was shared with the partner. */
  readonly shared: string;
}

export const demonstration = async (): Promise<Demonstration> => {
  const service = await serviceApart();
  const { DATA_DIR } = service.environment;
  pretend(DATA_DIR, PEOPLE);
  const api = client(service.url, developmentTokens(DATA_DIR), unitsOf(...STORIES));
  const begun = await Promise.all(
    STORIES.map(async (story): Promise<readonly Begun[]> => {
      const { names } = await play(api, story);
      return story.steps
        .filter(({ path, as }) => as && !path.includes('/'))
        .map(({ path, as }) => ({ story: story.name, path, id: names.get(as!)! }));
    }),
  );
  const all = begun.flat();
  const shared = all.find(({ story, path }) => story === 'aachen' && path === 'journeys')!.id;
  await api.issue(
    `journeys/${shared}/sharing/share-case`,
    { account: 'red-cross-1', purpose: 'Skills and language', basis: 'own-task' },
    {
      now: CASE_WORKER.now,
      actor: { id: 'coordination-aachen', role: 'coordinator', unit: 'integration-centre' },
      key: 'shared',
    },
  );
  return { service, begun: all, shared };
};
