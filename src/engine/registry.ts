import type { Chapter, Context, Upcasts } from '../kernel/context.js';

/** Where everything that the contexts declare is found by name. */
export interface Registry {
  readonly contexts: readonly Context[];
  readonly context: (name: string) => Context;
  /** The chapter that decides a command. */
  readonly deciding: (context: Context, command: string) => Chapter;
  /** Version of the payload's shape that is written today, and how older ones are read. */
  readonly typeVersion: (type: string) => number;
  readonly upcasts: (type: string) => Upcasts[string];
  /** By whose keys the personal values of a fact are sealed: what is said of a person in another stream is hers, too. */
  readonly subjectOf: (stream: string, data: Readonly<Record<string, unknown>>) => string;
  /** Whether other streams decide something on facts of a type. */
  readonly reactsTo: (type: string) => boolean;
}

const only = <T>(found: T | undefined, what: string): T => {
  if (!found) throw new Error(`${what} is not declared in any context.`);
  return found;
};

export const registry = (contexts: readonly Context[]): Registry => {
  const chapters = contexts.flatMap((each) => each.chapters);
  const upcastsOf = Object.assign({}, ...chapters.map((each) => each.upcasts)) as Upcasts;
  const policies = contexts.flatMap((each) => each.policies);
  const upcasts = (type: string) => upcastsOf[type] ?? [];
  const person = contexts.find((each) => each.person);
  return {
    contexts,
    context: (name) =>
      only(
        contexts.find((each) => each.name === name),
        `Context ${name}`,
      ),
    deciding: (context, command) =>
      only(
        context.chapters.find(({ decider }) => Object.hasOwn(decider.decide, command)),
        `Command ${command}`,
      ),
    upcasts,
    subjectOf: (stream, { participant }) =>
      person && typeof participant === 'string' ? `${person.name}-${participant}` : stream,
    typeVersion: (type) => upcasts(type).length + 1,
    reactsTo: (type) => policies.some(({ on }) => Object.hasOwn(on, type)),
  };
};
