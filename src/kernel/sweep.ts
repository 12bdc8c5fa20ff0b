import type { Fact, Named } from './messages.js';
import type { AtRest } from './personal.js';

/** What an order asks of each stream that it reaches. */
export interface Errand {
  readonly command: string;
  readonly body: object;
}

/**
 * An order that is recorded in one stream and carried out in all of a category: the same command for each stream that is
 * there when the order is given. The later order of a stream supersedes the earlier one. The command decides by what it
 * finds, so that to issue it once more does no harm.
 */
export interface Sweep {
  readonly name: string;
  /** The orders, by type of the fact. */
  readonly orders: Readonly<Record<string, (fact: never) => Errand>>;
  /** Orders that stand: streams are asked again when something happens there later, and new ones are asked, too. */
  readonly standing?: {
    readonly orders: readonly string[];
    /** What makes it worth asking a stream again: facts of the category that is swept. */
    readonly wakes: readonly string[];
  };
}

/** Declares a sweep over the streams of the context that lists it. */
export const sweep = <Orders, Swept = object>(
  name: string,
  orders: { readonly [T in Named<Orders>]?: (fact: Fact<T, AtRest<Orders[T]>>) => Errand },
  standing?: {
    readonly orders: readonly Named<Orders>[];
    readonly wakes: readonly Named<Swept>[];
  },
): Sweep => ({ name, orders: orders as Sweep['orders'], ...(standing && { standing }) });

/** The writer of errands towards a context whose commands are known by type. */
export const errandOf =
  <Commands>() =>
  <C extends Named<Commands>>(command: C, body: Commands[C]): Errand => ({ command, body: body as object });
