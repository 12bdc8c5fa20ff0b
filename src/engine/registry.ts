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
  /** By whose keys the personal values of a fact are sealed, and whose are destroyed if it is an erasure. */
  readonly subjectOf: (stream: string, data: Readonly<Record<string, unknown>>) => string;
  /** Whether whoever a fact of a type is about is erased by it. */
  readonly erases: (type: string) => boolean;
  /** Whether other streams decide something on facts of a type. */
  readonly reactsTo: (type: string) => boolean;
}

/**
 * Whose personal values are that a fact holds, by the field that names somebody: what is said of a participant in another
 * stream is hers, too, and who speaks for a firm is not the firm. Where it names nobody they are of the stream's subject.
 */
const SUBJECTS: Readonly<Record<string, (person: string | undefined) => string | undefined>> = {
  participant: (category) => category,
  person: () => 'contact',
};

const only = <T>(found: T | undefined, what: string): T => {
  if (!found) throw new Error(`${what} is not declared in any context.`);
  return found;
};

export const registry = (contexts: readonly Context[]): Registry => {
  const chapters = contexts.flatMap((each) => each.chapters);
  const upcastsOf = Object.assign({}, ...chapters.map((each) => each.upcasts)) as Upcasts;
  const policies = contexts.flatMap((each) => each.policies);
  const upcasts = (type: string) => upcastsOf[type] ?? [];
  const person = contexts.find((each) => each.person)?.name;
  const erasing = new Set(chapters.flatMap(({ erases }) => erases));
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
    subjectOf: (stream, data) => {
      for (const [field, categoryOf] of Object.entries(SUBJECTS)) {
        const [named, category] = [data[field], categoryOf(person)];
        if (category && typeof named === 'string') return `${category}-${named}`;
      }
      return stream;
    },
    erases: (type) => erasing.has(type),
    typeVersion: (type) => upcasts(type).length + 1,
    reactsTo: (type) => policies.some(({ on }) => Object.hasOwn(on, type)),
  };
};
