import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { journey } from '../src/contexts/journey/index.js';
import { ALL, type Key, keysOf } from '../src/kernel/belonging.js';
import { evolveState, initialState } from '../src/kernel/context.js';
import { factOf, rowAfter } from '../src/kernel/scenario.js';
import type { ResponsibilityRow } from '../src/views/responsibility/responsibility.row.js';
import { responsibilityProjection } from '../src/views/responsibility/responsibility.projection.js';

/*
 * To whom a person belongs is folded twice: as the state that commands are judged by, and as the row that narrows every
 * list. Whatever happened, and in whatever order it was told, both hold the same keys.
 */

const account = fc.constantFrom('a', 'b', 'c');
const unit = fc.constantFrom('kreis', 'kreis.stadt', 'red-cross');
const day = fc.integer({ min: 1, max: 9 }).map((nth) => `2021-03-0${nth}`);
const id = fc.constantFrom('one', 'two', 'three');
const basis = fc.constantFrom('consent', 'own-task', 'court');
const purpose = fc.constantFrom('sharing-with-partners', 'photos');
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 });
const defined = (data: object) => JSON.parse(JSON.stringify(data)) as object;

/** Everything that changes to whom somebody belongs, with what it says. */
const HAPPENED = {
  ResponsibilityTransferred: { unit },
  CaseWorkerAssigned: { caseWorker: account },
  DeputyNamed: { deputy: account, until: optional(day) },
  HandOverOffered: { handOver: id, to: account },
  HandOverAccepted: { handOver: id, caseWorker: account },
  HandOverDeclined: { handOver: id },
  CaseShared: { sharing: id, account: optional(account), unit: optional(unit), basis, until: optional(day) },
  SharingWithdrawn: { sharing: id },
  ConsentGiven: { purpose },
  ConsentWithdrawn: { purpose },
  GlassBroken: { breakGlass: id, account, hours: fc.constantFrom(1, 24) },
  ProcessingRestricted: {},
  RestrictionLifted: {},
  PersonErased: { duplicates: fc.constant([]) },
} satisfies Record<string, Record<string, fc.Arbitrary<unknown>>>;

/** What is created has an id that nothing had before, as the ids of commands are. */
const CREATES: Readonly<Record<string, string>> = {
  ...{ HandOverOffered: 'handOver', CaseShared: 'sharing', GlassBroken: 'breakGlass' },
};

type Told = readonly [type: string, happenedOn: string, data: object];

const happened: fc.Arbitrary<Told> = fc.oneof(
  ...Object.entries(HAPPENED).map(([type, data]) =>
    fc.tuple(fc.constant(type), day, fc.record(data as Record<string, fc.Arbitrary<unknown>>).map(defined)),
  ),
);

const storyOf = (registeredIn: string | undefined, told: readonly Told[]): readonly Told[] => {
  const seen = new Set<string>();
  const once = told.filter(([type, , data]) => {
    const created = CREATES[type];
    const its = created && `${type} ${(data as Record<string, string>)[created]}`;
    return !its || (!seen.has(its) && seen.add(its));
  });
  return [['ParticipantRegistered', '2021-03-01', registeredIn ? { unit: registeredIn } : {}], ...once];
};

const textOf = ({ key, from, until, expires }: Key): string => JSON.stringify([key, from, until, expires]);
const sorted = (keys: readonly string[]) => [...new Set(keys)].sort();

const ofState = (story: readonly Told[]): readonly string[] => {
  const state = story.reduce(
    (before, told, index) => evolveState(journey, before, factOf(told, index)),
    initialState(journey),
  );
  return sorted(keysOf(journey.belonging!(state as never)).map(textOf));
};

const ofRow = (story: readonly Told[]) => {
  const row = rowAfter(responsibilityProjection, ...(story as readonly never[])) as ResponsibilityRow;
  // Besides those of the person, for readers of everything.
  expect([row.keys[0], row.lasting[0]]).toEqual([ALL, ALL]);
  const keys = [...row.lasting.slice(1).map((key) => ({ key })), ...row.dated];
  return { row, keys: sorted(keys.map(textOf)) };
};

describe('to whom a person belongs', () => {
  it('is the same in the state and in the row of lists', () => {
    const bound = new Set<string>();
    fc.assert(
      fc.property(optional(unit), fc.array(happened, { maxLength: 14 }), (registeredIn, told) => {
        const story = storyOf(registeredIn, told);
        const { row, keys } = ofRow(story);
        expect(keys).toEqual(ofState(story));
        expect(sorted(row.keys.slice(1))).toEqual(
          sorted(keys.map((each) => (JSON.parse(each) as string[])[0]!)),
        );
        for (const [ground] of row.keys.slice(1).map((key) => key.split(/[@/]/))) bound.add(ground!);
      }),
      { numRuns: 1_000 },
    );
    // Each kind of tie came up, of cases that are worked with and of those that are only kept.
    const KINDS = ['assignment', 'break-glass', 'deputy', 'hand-over', 'sharing', 'unassigned', 'unit'];
    expect(bound).toEqual(new Set([...KINDS, ...KINDS.map((kind) => `restricted:${kind}`)]));
  });
});
