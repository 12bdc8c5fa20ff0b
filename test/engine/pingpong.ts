import { randomUUID } from 'node:crypto';
import { Entity } from 'typeorm';
import type { By } from '../../src/engine/by.js';
import { parseConfig } from '../../src/engine/config.js';
import { Issue, issue } from '../../src/engine/issue.js';
import type { Issued } from '../../src/engine/issued.js';
import { view } from '../../src/engine/look.js';
import { openRuntime } from '../../src/engine/open.js';
import type { Declared, Runtime } from '../../src/engine/runtime.js';
import type { Catalogue } from '../../src/kernel/catalogue.js';
import { chapter, type Consult, context } from '../../src/kernel/context.js';
import type { CommandsOf, Decider } from '../../src/kernel/decider.js';
import { recorder, refuseIf } from '../../src/kernel/messages.js';
import type { Personal, Sealed } from '../../src/kernel/personal.js';
import { policy } from '../../src/kernel/policy.js';
import { projection } from '../../src/kernel/projection.js';
import { errandOf, sweep } from '../../src/kernel/sweep.js';
import { Detail, Id, SealedText, Whole } from '../../src/views/columns.js';
import { temporaryFolder } from '../support/server.js';

/** Two contexts and a view, as small as the engine's tests can do with: whoever pings makes a policy pong. */

interface PingFacts {
  PingOpened: { name: Personal };
  Pinged: { n: number; to: readonly string[]; today: string; known: number; note?: Personal };
  /** All are to pong: once, or from now on. */
  Called: { n: number };
  CalledForGood: { n: number };
}
interface PongFacts {
  PongOpened: Record<never, never>;
  Ponged: { n: number };
  /** Whom the stream is about is erased, or whom it names. */
  PongForgotten: { person?: string };
}

export const catalogue: Catalogue = {
  facts: {
    PingOpened: { fields: { name: { sealed: 'personal' } } },
    Pinged: {
      fields: { n: {}, to: {}, today: {}, known: {}, note: { sealed: 'personal', optional: true } },
    },
    Called: { fields: { n: {} } },
    CalledForGood: { fields: { n: {} } },
    PongOpened: { fields: {} },
    Ponged: { fields: { n: {} } },
    PongForgotten: { fields: { person: { optional: true } } },
  },
  summaries: {},
};

class OpenPing {
  name!: string;
}
class Ping {
  n!: number;
  /** Ids of those that are to pong. */
  to!: string[];
  /** Id of the pong that is asked how often it has ponged. */
  asks?: string;
  note?: string;
}
class Call {
  n!: number;
  forGood?: boolean;
}
class OpenPong {}
class Pong {
  n!: number;
}

const recordPing = recorder<PingFacts>();
const recordPong = recorder<PongFacts>();
const pingCommands = { OpenPing, Ping, Call };
const pongCommands = { OpenPong, Pong };

interface Pings {
  readonly pings: number;
}

const pingDecider: Decider<
  'ping',
  Pings,
  CommandsOf<typeof pingCommands>,
  PingFacts,
  object,
  { readonly pongs: number }
> = {
  initial: { pings: 0 },
  decide: {
    OpenPing: ({ name }, _, { today }) => recordPing('PingOpened', today, { name }),
    Ping: ({ asks: _, ...asked }, __, { today, pongs }) =>
      recordPing('Pinged', today, { ...asked, today, known: pongs }, asked.n > 100 ? ['high'] : []),
    Call: ({ n, forGood }, __, { today }) => recordPing(forGood ? 'CalledForGood' : 'Called', today, { n }),
  },
  evolve: {
    PingOpened: (state) => state,
    Called: (state) => state,
    CalledForGood: (state) => state,
    Pinged: ({ pings }) => ({ pings: pings + 1 }),
  },
};

/** The number that is refused. */
export const UNLUCKY = 13;

const pongDecider: Decider<'pong', object, CommandsOf<typeof pongCommands>, PongFacts> = {
  initial: {},
  decide: {
    OpenPong: (_, __, { today }) => recordPong('PongOpened', today, {}),
    Pong: ({ n }, _, { today }) =>
      refuseIf(n === UNLUCKY, 'unlucky', 'Take another number.') ??
      (n === 0 ? [] : recordPong('Ponged', today, { n })),
  },
  evolve: { PongOpened: (state) => state, Ponged: (state) => state, PongForgotten: (state) => state },
};

const pongs: Consult<number, PongFacts> = {
  stream: ({ asks }: Ping) => asks && `pong-${asks}`,
  initial: 0,
  evolve: { Ponged: (known) => known + 1 },
};

const errand = errandOf<CommandsOf<typeof pongCommands>>();

const ping = context({
  name: 'ping',
  path: 'pings',
  creates: 'OpenPing',
  legalBasis: 'the law of tests',
  chapters: [chapter({ name: 'ping', commands: pingCommands, decider: pingDecider, consults: { pongs } })],
});

const pong = context({
  name: 'pong',
  path: 'pongs',
  creates: 'OpenPong',
  legalBasis: 'the law of tests',
  chapters: [
    chapter({ name: 'pong', commands: pongCommands, decider: pongDecider, erases: ['PongForgotten'] }),
  ],
  policies: [
    policy<PingFacts>('answers', {
      Pinged: ({ data: { n, to } }) =>
        to.map((id) => ({ stream: `pong-${id}`, command: 'Pong', body: { n } })),
    }),
  ],
  sweeps: [
    sweep<PingFacts, PongFacts>(
      'all-answer',
      {
        Called: ({ data: { n } }) => errand('Pong', { n }),
        CalledForGood: ({ data: { n } }) => errand('Pong', { n }),
      },
      { orders: ['CalledForGood'], wakes: ['PongOpened', 'Ponged'] },
    ),
  ],
});

@Entity('tally')
class TallyRow {
  @Id() id!: string;
  @SealedText() name!: Sealed | null;
  @Whole() pings!: number;
  @Detail() numbers!: number[];
}

/** A negative ping deletes the row. */
export const tally = projection<PingFacts, TallyRow>({
  name: 'tally',
  version: 1,
  of: 'ping',
  row: TallyRow,
  initial: (id) => ({ id, name: null, pings: 0, numbers: [] }),
  on: {
    PingOpened: (row, { data: { name } }) => ({ ...row, name }),
    Pinged: (row, { data: { n } }) =>
      n < 0 ? null : { ...row, pings: row.pings + 1, numbers: [...row.numbers, n] },
  },
});

const tallies = view({
  name: 'tallies',
  summary: '',
  query: class {},
  row: TallyRow,
  projections: [tally],
  select: (_, __, columns) => ({
    text: `SELECT ${columns(tally, 't')} FROM views.tally t ORDER BY t.id`,
    values: [],
  }),
});

export const declared: Declared = {
  contexts: [ping, pong],
  views: [tallies],
  access: {
    scope: () => 'everything',
    masks: () => false,
    operations: [],
    chapters: () => undefined,
    responsibility: tally,
    actingFor: { directory: tally, text: '' },
  },
};

/** A service of these contexts without its HTTP; views and policies are not started. */
export const openPingPong = (
  databaseUrl: string,
  dataDir = temporaryFolder(),
  env: Readonly<Record<string, string>> = {},
  /** The facts that this release knows. */
  known: Catalogue = catalogue,
): Promise<Runtime> =>
  openRuntime(
    parseConfig({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ...env }),
    declared,
    known,
    () => undefined,
  );

export const somebody = { id: 'test-worker', role: 'case-worker', unit: 'test-unit' };

export const by = (more: Partial<By> = {}): By => ({
  actor: somebody,
  units: [somebody.unit],
  now: new Date('2021-03-15T09:00:00Z'),
  simulated: true,
  commandId: randomUUID(),
  correlationId: 'test-request',
  ...more,
});

/** Commands of a client. */
export const client = (runtime: Runtime) => {
  const send = (
    name: string,
    id: string | undefined,
    command: string,
    body: object,
    more: Partial<By> = {},
  ) => issue(runtime, new Issue(name, id, command, body, by(more)));
  return {
    send,
    openPing: async (more?: Partial<By>) =>
      (await send('ping', undefined, 'OpenPing', { name: 'x' }, more)).id,
    openPong: async (more?: Partial<By>) => (await send('pong', undefined, 'OpenPong', {}, more)).id,
    pong: (id: string, n: number, more?: Partial<By>) => send('pong', id, 'Pong', { n }, more),
    call: (id: string, body: Call, more?: Partial<By>) => send('ping', id, 'Call', body, more),
    ping: (id: string, body: Partial<Ping> & { n: number }, more?: Partial<By>): Promise<Issued> =>
      send('ping', id, 'Ping', { to: [], ...body }, more),
  };
};

/** What a pong has recorded since it was opened. */
export const pongsOf = async ({ journal }: Runtime, id: string) =>
  (await journal.read(`pong-${id}`)).slice(1).map(({ data }) => data.n);
