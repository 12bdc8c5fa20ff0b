import { type Context, evolveState, initialState } from './context.js';
import type { Given } from './decider.js';
import type { Decision, Fact, Named } from './messages.js';
import { nextRow, type Projection } from './projection.js';

const STREAM = 'test-00000000-0000-4000-8000-000000000000';

export const somebody = { id: 'test-worker', role: 'case-worker', unit: 'test-unit' };

/** A fact for a test; plain values stand where tokens would be, since no fold looks inside either. */
export type Happened<Facts> = {
  [T in Named<Facts>]: readonly [type: T, happenedOn: string, data: Facts[T], id?: string];
}[Named<Facts>];

export const factOf = (
  [type, happenedOn, data, id]: readonly [string, string, unknown, string?],
  index: number,
  stream = STREAM,
): Fact => ({
  id: id ?? `fact-${index + 1}`,
  type,
  stream,
  version: index + 1,
  happenedOn,
  recordedAt: `${happenedOn}T12:00:00.000Z`,
  data,
  meta: { actor: somebody, commandId: `command-${index + 1}`, correlationId: 'test', legalBasis: 'test' },
});

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

/**
 * Given these facts, when this command comes, then …: a decision without any I/O.
 * States are deeply frozen, so an `evolve` that writes into its argument fails.
 */
export const story = <Facts, Commands>(of: Pick<Context, 'chapters'>) => ({
  given: (...facts: readonly Happened<Facts>[]) => {
    const history = facts.map((happened, index) => frozen(factOf(happened, index)));
    const state = history.reduce(
      (before, fact) => frozen(evolveState(of, before, fact)),
      frozen(initialState(of)),
    );
    return {
      state,
      when: <C extends Named<Commands>>(
        command: C,
        body: Commands[C],
        given: Partial<Given> & Readonly<Record<string, unknown>> = {},
      ): Decision<Facts> => {
        const owner = of.chapters.find(({ decider }) => Object.hasOwn(decider.decide, command));
        if (!owner) throw new Error(`no chapter decides ${command}`);
        const known = Object.fromEntries(
          Object.entries(owner.consults).map(([name, { initial }]) => [name, initial]),
        );
        const circumstances = {
          today: '2021-03-15',
          actor: somebody,
          commandId: 'this-command',
          ...known,
          ...(owner.history && { history }),
          ...given,
        };
        return owner.decider.decide[command]!(
          frozen(body) as never,
          state as never,
          frozen(circumstances) as never,
        ) as Decision<Facts>;
      },
    };
  },
});

/** Given these facts, then this row of a view; deeply frozen on the way, as states are. */
export const rowAfter = <Facts>(of: Projection, ...facts: readonly Happened<Facts>[]): object | null =>
  facts.reduce<object | null>(
    (row, happened, index) => frozen(nextRow(of, row, frozen(factOf(happened, index)))),
    null,
  );
