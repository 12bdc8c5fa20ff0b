import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { v5 as uuid5 } from 'uuid';
import { declared } from '../src/app.module.js';
import { stateOf } from '../src/engine/history.js';
import { byOf } from '../src/engine/http/who.js';
import { projectionsOf } from '../src/engine/open.js';
import { registry } from '../src/engine/registry.js';
import { fingerprint } from '../src/engine/seal.js';
import { catalogue } from '../src/generated/catalogue.js';
import type { StoredFact } from '../src/kernel/journal.js';
import { isSealed } from '../src/kernel/personal.js';
import { categoryOf, rowAfter } from '../src/kernel/projection.js';
import { added, codecOf, type Example, type Examples, load, missing } from './golden/golden.js';
import { declaredFacts } from './golden/types.js';
import { flawsOf } from './journal.facts.js';

/*
 * The storage format. These files stand for facts in journals that we cannot rewrite: if a test fails here, the code
 * is wrong, not the file. A field or type that was renamed needs an upcast (ADR 0003).
 */

const { contexts } = declared;
const golden = load(contexts);
const codec = codecOf(contexts, [...golden.keys]);
const all: readonly (readonly [name: string, Example])[] = Object.values(golden.examples)
  .flat()
  .map((example) => [`${example.stored.type} v${example.stored.typeVersion}`, example]);
const facts = declaredFacts();

const without = (examples: Examples, type: string): Examples =>
  Object.fromEntries(
    Object.entries(examples).map(([name, list]) => [name, list.filter(({ stored }) => stored.type !== type)]),
  );

const namesIn = (value: object, above = ''): string[] =>
  Object.entries(value).flatMap(([name, field]) =>
    ['meta', 'meta.actor'].includes(`${above}${name}`)
      ? namesIn(field as object, `${above}${name}.`)
      : `${above}${name}`,
  );

/** The table in docs/events.md, which the generator makes from the types; a journal adds the position. */
const documentedEnvelope = (): { readonly name: string; readonly optional: boolean }[] => {
  const [, section = ''] = readFileSync('docs/events.md', 'utf8').split('## The envelope of every fact');
  return [...section.split('\n## ')[0]!.matchAll(/^\| `([\w.]+)(\??)` \|/gm)]
    .map(([, name, optional]) => ({ name: name!, optional: optional === '?' }))
    .filter(({ name }) => name !== 'position');
};

describe('the golden files', () => {
  // The first version of a new fact gets its example with the release that first stores it (CONTRIBUTING.md); until
  // then docs/events.md is the lock on its shape.
  it('have an example of every version that was superseded', () => {
    const { typeVersion } = registry(contexts);
    const lacking = missing(contexts, golden.examples)
      .filter(({ type, version }) => version < typeVersion(type))
      .map(({ type, version }) => `${type} v${version}`);
    expect(lacking).toEqual([]);
  });

  it('have an example of a fact type, or none of its versions', () => {
    const known = new Set(all.map(([, { stored }]) => stored.type));
    expect(missing(contexts, golden.examples).filter(({ type }) => known.has(type))).toEqual([]);
  });

  it('name what they lack', () => {
    expect(missing(contexts, without(golden.examples, 'SeatReserved'))).toContainEqual({
      context: 'programme',
      type: 'SeatReserved',
      version: 1,
    });
  });

  it('are only ever added to', async () => {
    const after = await added(contexts, golden, facts);
    for (const [name, before] of Object.entries(golden.examples))
      expect(after.examples[name]!.slice(0, before.length)).toEqual(before);
    expect(after.keys.slice(0, golden.keys.length)).toEqual(golden.keys);
    const examples = without(golden.examples, 'SeatReleased');
    const grown = await added(contexts, { ...golden, examples }, facts);
    expect(grown.examples.journey!.slice(0, golden.examples.journey!.length)).toEqual(
      golden.examples.journey,
    );
    const before = examples.programme!.length;
    expect(grown.examples.programme!.slice(0, before)).toEqual(examples.programme);
    expect(grown.examples.programme!.slice(before).map(({ stored }) => stored.type)).toContain(
      'SeatReleased',
    );
  });

  // Each hash covers everything before it. If this fails, the files were made anew: restore them from git.
  it.each([
    ['journey', 31, '325486c2ce514a571e47118abfc7ac086f1d4171ce534fc6acf68a086c3d1b54'],
    ['programme', 8, 'cf0456743763c887446a9e06a707c24e9c133be90395b3f72657de44415e4a5e'],
  ])('are those that were first made: %s', (context, length, hash) => {
    expect(golden.examples[context]![length - 1]!.stored.hash).toBe(hash);
  });
});

describe('a stored fact', () => {
  it('is chained to the one before, by a hash over all of it', () => {
    for (const examples of Object.values(golden.examples))
      expect(flawsOf(examples.map(({ stored }) => stored))).toEqual([]);
  });

  it.each(all)('has the documented envelope: %s', (_, { stored }) => {
    const documented = documentedEnvelope();
    const names = namesIn(stored);
    expect(documented.length).toBeGreaterThan(15);
    expect(names.filter((name) => !documented.some((field) => field.name === name))).toEqual([]);
    expect(documented.filter(({ name, optional }) => !optional && !names.includes(name))).toEqual([]);
  });

  it.each(all)('has the id that its command and stream give it: %s', (_, { stored }) => {
    expect(stored.id).toBe(uuid5(`${stored.stream}/0`, stored.meta.commandId));
  });

  it.each(all)('reads as its type is declared today: %s', async (_, { stored, opened: sealed }) => {
    const read = codec.decode(stored);
    const { type, stream, version, happenedOn, recordedAt, meta } = stored;
    expect(read).toMatchObject({ type, stream, version, happenedOn, recordedAt, meta });
    const opened = (await codec.open(read.data)) as Record<string, unknown>;
    expect(facts.get(type)?.misfits(opened)).toEqual([]);
    const isCurrent = stored.typeVersion === registry(contexts).typeVersion(type);
    // What an older version stored in plain cannot be sealed any more (ADR 0061).
    for (const [name, field] of Object.entries(catalogue.facts[type]!.fields))
      expect([name, isSealed(read.data![name as never])]).toEqual([
        name,
        !!field.sealed && name in opened && (isCurrent || name in sealed),
      ]);
  });

  it.each(all.filter(([, { opened }]) => Object.keys(opened).length > 0))(
    'opens with its key, and shows nothing before: %s',
    async (_, { stored, opened }) => {
      expect(await codec.open(stored.data)).toMatchObject(opened);
      for (const secret of Object.values(opened)) expect(JSON.stringify(stored.data)).not.toContain(secret);
    },
  );

  const { typeVersion } = registry(contexts);
  const current = all.filter(([, { stored }]) => stored.typeVersion === typeVersion(stored.type));

  it.each(current)(
    'is what today’s code writes, but for the ciphertext: %s',
    async (_, { stored, opened }) => {
      const { stream, version, previousHash, type, happenedOn, recordedAt, data, meta } = stored;
      const { warnings, ...given } = meta;
      const place = { stream, version: version - 1, previousHash };
      const recording = { type, happenedOn, data: { ...data, ...opened }, warnings };
      const [again] = await codec.encode([recording], place, recordedAt, given);
      const beforeSealing = (fact: StoredFact) => {
        const text = JSON.stringify({ ...fact, hash: '' }).replace(/"box":"[^"]+"/g, '"box":""');
        return JSON.parse(text) as unknown;
      };
      expect(beforeSealing(again!)).toEqual(beforeSealing(stored));
    },
  );

  it('is taken by the folds of today', () => {
    // A context whose first facts are not released yet has no examples.
    const released = Object.keys(golden.examples).filter((name) => golden.examples[name]!.length > 0);
    for (const context of contexts.filter(({ name }) => released.includes(name))) {
      const history = golden.examples[context.name]!.map(({ stored }) => codec.decode(stored));
      expect(Object.keys(stateOf(context, history))).toEqual(context.chapters.map(({ name }) => name));
      for (const projection of projectionsOf(declared).filter(({ of }) => of === context.name))
        expect(() => rowAfter(projection, history)).not.toThrow();
      for (const fact of history)
        for (const policy of context.policies) policy.on[fact.type]?.(fact as never);
    }
    expect(released.sort()).toEqual(
      [...new Set(all.map(([, { stored }]) => categoryOf(stored.stream)))].sort(),
    );
  });
});

describe('what makes a retry known again after an update', () => {
  it('the id of a command', () => {
    const asking = { actor: { id: 'some-worker', role: 'case-worker', unit: 'some' }, units: ['some'] };
    const { commandId } = byOf(asking, { 'idempotency-key': 'some-key' }, 'request');
    expect(commandId).toBe('bb564d16-8665-5357-a959-309b58d88532');
  });

  it('the digest of a request', () => {
    const request = { command: 'HoldSession', body: { on: '2021-03-15', minutes: 45, topics: ['work'] } };
    expect(fingerprint(Buffer.alloc(32, 7), request)).toBe('ti3fx4ACNFzsg1pRni7ZnYZo-wlE8uafZHoEFyEkJI0');
  });
});
