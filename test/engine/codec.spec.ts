import { describe, expect, it } from '@jest/globals';
import { codec, START, UnknownFact } from '../../src/engine/codec.js';
import { postgresKeyring } from '../../src/engine/keyring.js';
import { onlyMaster } from '../../src/engine/master-keys.js';
import { registry } from '../../src/engine/registry.js';
import { chapter, context, type Upcasts } from '../../src/kernel/context.js';
import type { StoredFact } from '../../src/kernel/journal.js';
import type { Meta, Recording } from '../../src/kernel/messages.js';
import type { Sealed } from '../../src/kernel/personal.js';
import { flawsOf } from '../journal.facts.js';
import { poolOver, type StoredKey } from '../golden/keys.js';

const STREAM = 'note-00000000-0000-4000-8000-000000000000';
const SECRET = 'a very personal remark';

const catalogue = {
  facts: {
    Noted: {
      fields: {
        note: { sealed: 'personal' as const },
        health: { sealed: 'special' as const, optional: true as const },
        tags: {},
        at: { optional: true as const },
      },
    },
  },
  summaries: {},
};

const declared = (upcasts: Upcasts[string] = []) =>
  registry([
    context({
      name: 'note',
      path: 'notes',
      creates: 'Note',
      legalBasis: 'test',
      chapters: [
        chapter({
          name: 'note',
          commands: {},
          decider: { initial: {}, decide: {}, evolve: { Noted: (state: object) => state } },
          upcasts: { Noted: upcasts },
        }),
      ],
    }),
  ]);

const meta: Meta = {
  actor: { id: 'test-worker', role: 'case-worker', unit: 'test-unit' },
  commandId: 'c0a3d7f2-5f0e-4c3b-9a51-0d1f3a6b7c21',
  correlationId: 'test',
  legalBasis: 'test',
};

const noted = (data: object): Recording => ({ type: 'Noted', happenedOn: '2021-03-15', data });

const open = (keys: StoredKey[] = [], upcasts?: Upcasts[string]) => {
  const {
    encode,
    decode,
    open: opened,
  } = codec(catalogue, declared(upcasts), postgresKeyring(poolOver(keys), onlyMaster(Buffer.alloc(32, 1))));
  const encodeIn = (stream: string, ...recordings: Recording[]) =>
    encode(recordings, START(stream), '2021-03-15T09:00:00.000Z', meta);
  return {
    decode,
    opened,
    encodeIn,
    encode: (...recordings: Recording[]) => encodeIn(STREAM, ...recordings),
  };
};

describe('what is stored', () => {
  const { encode } = open();

  it('is refused with a field that the fact does not declare', async () => {
    await expect(encode(noted({ note: SECRET, tags: [], remark: SECRET }))).rejects.toThrow(
      'Noted does not declare remark',
    );
    await expect(encode(noted({ note: SECRET, tags: [], constructor: SECRET }))).rejects.toThrow(
      'does not declare constructor',
    );
  });

  it('is refused without a field that the fact requires', async () => {
    await expect(encode(noted({ note: SECRET }))).rejects.toThrow('Noted lacks tags');
    await expect(encode(noted({ note: SECRET, tags: undefined }))).rejects.toThrow('Noted lacks tags');
    await expect(encode(noted({ tags: [] }))).rejects.toThrow('Noted lacks note');
  });

  it('is refused if the catalogue does not know its type', async () => {
    for (const type of ['Forgotten', 'constructor'])
      await expect(encode({ ...noted({}), type })).rejects.toThrow(`${type} is not in the catalogue`);
  });

  it('holds no optional field that is undefined', async () => {
    const [fact] = await encode(noted({ note: SECRET, tags: ['a'], at: undefined }));
    expect(Object.keys(fact!.data)).toEqual(['note', 'tags']);
  });

  it('shows personal fields to nobody, each under the key of its category', async () => {
    const keys: StoredKey[] = [];
    const [fact] = await open(keys).encode(noted({ note: SECRET, health: `${SECRET}!`, tags: ['plain'] }));
    expect(JSON.stringify(fact)).not.toContain(SECRET);
    expect(fact!.data).toEqual({
      note: { sealed: { by: STREAM, as: 'personal', at: `${fact!.id}/note`, box: expect.any(String) } },
      health: { sealed: { by: STREAM, as: 'special', at: `${fact!.id}/health`, box: expect.any(String) } },
      tags: ['plain'],
    });
    expect(keys.map(({ subject, category }) => [subject, category]).sort()).toEqual([
      [STREAM, 'personal'],
      [STREAM, 'special'],
    ]);
  });

  it('is chained and numbered, also within one command', async () => {
    const warned = { ...noted({ note: 'b', tags: [] }), warnings: ['too-long'] };
    const facts = await encode(noted({ note: 'a', tags: [] }), warned, noted({ note: 'c', tags: [] }));
    expect(flawsOf(facts)).toEqual([]);
    expect(new Set(facts.map(({ id }) => id)).size).toBe(3);
    expect(facts.map(({ meta: { warnings } }) => warnings)).toEqual([undefined, ['too-long'], undefined]);
  });

  it('has the same ids when the same command is sent again, other ones in another stream', async () => {
    const two = [noted({ note: 'a', tags: [] }), noted({ note: 'b', tags: [] })];
    const ids = async (stream: string) => (await open().encodeIn(stream, ...two)).map(({ id }) => id);
    expect(await ids(STREAM)).toEqual(await ids(STREAM));
    expect(new Set([...(await ids(STREAM)), ...(await ids('note-2'))]).size).toBe(4);
  });

  it('takes a token as it is, and the token still opens', async () => {
    const { encode: write, opened } = open();
    const [first] = await write(noted({ note: SECRET, tags: [] }));
    const [second] = await write(noted({ note: first!.data.note, tags: ['again'] }));
    expect(second!.data.note).toEqual(first!.data.note);
    expect(await opened(second!.data)).toEqual({ note: SECRET, tags: ['again'] });
  });
});

describe('what is read', () => {
  it('opens wherever a token is, and copies the rest', async () => {
    const { encode, opened } = open();
    const [fact] = await encode(noted({ note: SECRET, tags: ['a'] }));
    const { note } = fact!.data;
    const value = { rows: [{ note }, { note, n: 1 }], deep: { er: [note] }, none: null, text: 'x' };
    expect(await opened(value)).toEqual({
      rows: [{ note: SECRET }, { note: SECRET, n: 1 }],
      deep: { er: [SECRET] },
      none: null,
      text: 'x',
    });
    expect(value.rows[0]!.note).toBe(note);
  });

  it('is null where the key was destroyed, and the rest stands', async () => {
    const keys: StoredKey[] = [];
    const [fact] = await open(keys).encode(noted({ note: SECRET, health: SECRET, tags: ['a'] }));
    const left = keys.filter(({ category }) => category === 'special');
    expect(await open(left).opened(fact!.data)).toEqual({ note: null, health: SECRET, tags: ['a'] });
    expect(await open([]).opened(fact!.data)).toEqual({ note: null, health: null, tags: ['a'] });
    expect(flawsOf([fact!])).toEqual([]);
  });

  it('fails where a token was altered or put in another place', async () => {
    const keys: StoredKey[] = [];
    const { encode, opened } = open(keys);
    const [fact] = await encode(noted({ note: SECRET, health: 'healthy', tags: [] }));
    const note = fact!.data.note as Sealed;
    const altered = (change: Partial<Sealed['sealed']>) => opened({ sealed: { ...note.sealed, ...change } });
    await expect(altered({ at: `${fact!.id}/other` })).rejects.toThrow();
    await expect(altered({ as: 'special' })).rejects.toThrow();
    const bytes = Buffer.from(note.sealed.box, 'base64');
    for (const index of [0, 13, bytes.length - 1]) {
      const box = Buffer.from(bytes);
      box[index]! ^= 1;
      await expect(altered({ box: box.toString('base64') })).rejects.toThrow();
    }
    await expect(altered({ box: bytes.subarray(0, 20).toString('base64') })).rejects.toThrow();
    expect(await altered({})).toBe(SECRET);
  });

  it('is brought to its present shape, step by step from the version it was written in', async () => {
    const steps: Upcasts[string] = [
      ({ remark, ...rest }) => ({ ...rest, note: remark }),
      ({ tag, ...rest }) => ({ ...rest, tags: [tag] }),
    ];
    const { encode, decode } = open([], steps);
    const [fact] = await encode(noted({ note: SECRET, tags: ['now'] }));
    expect(fact!.typeVersion).toBe(3);
    const stored = (typeVersion: number, data: object) =>
      decode({ ...fact!, typeVersion, data: data as StoredFact['data'] }).data;
    expect(stored(1, { remark: 'r', tag: 't' })).toEqual({ note: 'r', tags: ['t'] });
    expect(stored(2, { note: 'r', tag: 't' })).toEqual({ note: 'r', tags: ['t'] });
    expect(stored(3, { note: 'r', tags: ['t'] })).toEqual({ note: 'r', tags: ['t'] });
  });

  it('is loud about a type or version that this release does not know', async () => {
    const { encode, decode } = open();
    const [fact] = await encode(noted({ note: SECRET, tags: [] }));
    for (const unknown of [{ type: 'Forgotten' }, { type: 'constructor' }, { typeVersion: 2 }]) {
      const stored = { ...fact!, ...unknown };
      expect(() => decode(stored)).toThrow(UnknownFact);
      expect(() => decode(stored)).toThrow(
        `${STREAM} holds ${stored.type} v${stored.typeVersion} at 1, which this release does not know`,
      );
    }
  });
});
