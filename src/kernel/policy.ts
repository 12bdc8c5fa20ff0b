import type { Fact, Named } from './messages.js';
import type { AtRest } from './personal.js';

/** A command that a policy wants issued on a stream, as the consequence of a fact. */
export interface Reaction {
  readonly stream: string;
  readonly command: string;
  readonly body: object;
}

/** Facts of one stream in, commands to others out. It decides nothing and is never run by a rebuild. */
export interface Policy {
  readonly name: string;
  readonly on: Readonly<Record<string, (fact: never) => readonly Reaction[]>>;
}

/** Declares a policy over published facts. */
export const policy = <Facts>(
  name: string,
  on: { readonly [T in Named<Facts>]?: (fact: Fact<T, AtRest<Facts[T]>>) => readonly Reaction[] },
): Policy => ({ name, on: on as Policy['on'] });

/** The writer of reactions towards a context whose commands are known by type. */
export const reactor =
  <Commands>() =>
  <C extends Named<Commands>>(stream: string, command: C, body: Commands[C]): [Reaction] => [
    { stream, command, body: body as object },
  ];
