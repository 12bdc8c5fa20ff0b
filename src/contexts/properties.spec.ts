import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Context, evolveState, initialState } from '../kernel/context.js';
import { addDays } from '../kernel/local-date.js';
import { type Decision, type Fact, isRefusal } from '../kernel/messages.js';
import { factOf, somebody } from '../kernel/scenario.js';
import { course } from './course/index.js';
import { employer } from './employer/index.js';
import { grant } from './grant/index.js';
import { groupEvent } from './group-event/index.js';
import { journey } from './journey/index.js';
import { mentor } from './mentor/index.js';
import { offer } from './offer/index.js';
import { organisation } from './organisation/index.js';
import { programme } from './programme/index.js';
import { staff } from './staff/index.js';

const START = '2021-01-01';
const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(START, days));
const id = fc.oneof(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), fc.string());
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** A payload with every field that folds and deciders look at; what else there may be, they pass on. */
const payload = fc.record({
  ...Object.fromEntries(
    [
      ...[
        'course',
        'internship',
        'placement',
        'procedure',
        'session',
        'certificate',
        'participant',
        'entry',
        'title',
        'spell',
        'training',
        'task',
        'obstacle',
        'household',
        'handOver',
      ],
      ...[
        'person',
        'employer',
        'opening',
        'date',
        'deputyship',
        'deputy',
        'match',
        'mentor',
        'event',
        'offer',
        'referral',
      ],
    ].map((name) => [name, id]),
  ),
  ...Object.fromEntries(
    ['on', 'from', 'to', 'until', 'plannedFrom', 'plannedTo', 'plannedFor', 'birthDate'].map((name) => [
      name,
      day,
    ]),
  ),
  programme: maybe(id),
  caseWorker: id,
  language: id,
  level: fc.constantFrom('A1', 'B1'),
  result: fc.constantFrom('passed', 'failed', 'full'),
  because: fc.constantFrom('completed', 'other'),
  after: fc.constantFrom('42-days', '6-months'),
  units: fc.nat(12),
  hours: fc.nat(24),
  unit: id,
  account: id,
  seats: fc.nat(4),
  places: fc.nat(4),
  kinds: fc.array(fc.constantFrom('job', 'internship')),
  attended: fc.array(id),
  missed: fc.array(id),
  lines: fc.array(fc.record({ participant: id, units: fc.nat(12) })),
  topics: fc.array(fc.string()),
  languages: fc.array(fc.string()),
  roles: fc.array(fc.string()),
  capacity: fc.nat(3),
  kind: fc.constantFrom('integration', 'job', 'constructor'),
  skills: fc.array(fc.string()),
  reason: maybe(fc.string()),
  needs: fc.array(fc.string()),
  rates: fc.array(fc.record({ unit: fc.string(), cents: fc.nat() })),
  ...Object.fromEntries(
    ['line', 'grant', 'commitment', 'cost', 'drawDown', 'repayment', 'month', 'payee'].map((name) => [
      name,
      id,
    ]),
  ),
  cents: fc.nat(100_000),
  interestCents: fc.nat(1_000),
  permille: fc.nat(3_000),
  receipt: fc.record({ number: fc.string(), issuedOn: day }),
  municipalities: fc.array(fc.string()),
  payments: fc.array(fc.record({ module: id, line: id, cents: fc.nat(1_000), dueOn: day })),
  ground: fc.constantFrom('no-longer-needed', 'consent-withdrawn', 'objection', 'unlawful'),
  ownShare: fc.record({ permille: fc.nat(1_000), basis: fc.constantFrom('within', 'on-top') }),
  module: id,
  modules: fc.array(
    fc.record({
      module: id,
      cents: fc.nat(100_000),
      lines: fc.array(
        fc.record({ line: id, kind: fc.constantFrom('rate', 'actual', 'staff-post'), cents: fc.nat(5_000) }),
      ),
    }),
  ),
});

const entries = (of: Context, part: 'decide' | 'evolve') =>
  of.chapters.flatMap(({ decider }) => Object.keys(decider[part]));

const historyOf = (of: Context) =>
  fc.array(
    fc.tuple(
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...entries(of, 'evolve')) },
        { weight: 1, arbitrary: fc.string() },
      ),
      day,
      payload,
    ),
    { maxLength: 40 },
  );

const fold = (of: Context, facts: readonly Fact[]) =>
  facts.reduce((state, fact) => evolveState(of, state, fact), initialState(of));

const decide = (
  of: Context,
  history: readonly Fact[],
  command: string,
  body: object,
  state: object,
  today: string,
) => {
  const { decider, consults } = of.chapters.find((chapter) =>
    Object.hasOwn(chapter.decider.decide, command),
  )!;
  const known = Object.fromEntries(Object.entries(consults).map(([name, { initial }]) => [name, initial]));
  const given = { today, actor: somebody, commandId: 'this-command', history, ...known };
  return decider.decide[command]!(body as never, state as never, given as never) as Decision<object>;
};

describe.each([journey, programme, employer, groupEvent, course, offer, mentor, organisation, staff, grant])(
  '$name',
  (of) => {
    it('folds any history', () => {
      fc.assert(
        fc.property(historyOf(of), (history) => {
          const state = fold(
            of,
            history.map((fact, index) => factOf(fact, index)),
          );
          expect(Object.keys(state)).toEqual(of.chapters.map(({ name }) => name));
        }),
        { numRuns: 300 },
      );
    });

    it('answers any command after any history', () => {
      const command = fc.constantFrom(...entries(of, 'decide'));
      fc.assert(
        fc.property(historyOf(of), command, payload, day, (history, name, body, today) => {
          const facts = history.map((fact, index) => factOf(fact, index));
          const decision = decide(of, facts, name, body, fold(of, facts), today);
          expect(isRefusal(decision) || Array.isArray(decision)).toBe(true);
        }),
        { numRuns: 300 },
      );
    });
  },
);
