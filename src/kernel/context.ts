import type { Tie } from './belonging.js';
import { type CommandsOf, type Decider, type Evolve, evolved } from './decider.js';
import type { Fact, Named, Refusal } from './messages.js';
import type { Policy } from './policy.js';
import type { Sheet } from './sheet.js';
import type { Sweep } from './sweep.js';

/**
 * Knowledge that a decision needs from another stream: which stream, and a fold over its published facts.
 * It is read, not locked; a promise belongs to the stream that owns it.
 */
export interface Consult<Known = unknown, Facts = object> {
  /** The commands that need it; by default all of the chapter. */
  readonly commands?: readonly string[];
  /** The stream to ask, or undefined when the command needs none; `own` is the one that decides. */
  readonly stream: (command: never, state: never, own: string) => string | undefined;
  /** Whether the decision sees personal values in it in plain; only what it records of them is stored. */
  readonly opened?: true;
  readonly initial: Known;
  /** Absent: what is known are the stream's facts as recorded. */
  readonly evolve?: Partial<Evolve<Known, Facts>>;
}

/** Knowledge that a decision needs from a view: what may have changed since is not in it, and nothing is if it is being built. */
export interface Enquiry<Known = unknown> {
  /** The commands that need it. */
  readonly commands: readonly string[];
  /** Name of the view, or of a view of the own stream. */
  readonly view: string;
  /** The question, as its query; `own` is the stream that decides. */
  readonly ask: (command: never, state: never, own: string) => object;
  /** Nothing is decided without its answer: whoever asks waits. */
  readonly needed?: true;
  readonly initial: Known;
}

/** Reads a stored payload of version n as version n + 1; the list is complete, oldest first. */
export type Upcasts = Readonly<
  Record<string, readonly ((data: Record<string, unknown>) => Record<string, unknown>)[]>
>;

/** A flat folder of a context: commands, facts and the decider between them. */
export interface Chapter<Name extends string = string, State = unknown, Reads = never> {
  readonly name: Name;
  /** Command classes that the API offers, by name. */
  readonly commands: Readonly<Record<string, new () => object>>;
  readonly decider: {
    readonly initial: State;
    readonly decide: Readonly<Record<string, (command: never, state: never, given: never) => unknown>>;
    readonly evolve: Readonly<Record<string, (state: never, fact: never) => State>>;
  };
  readonly consults: Readonly<Record<string, Consult | Enquiry>>;
  /** Whether decisions get the facts of the stream as `history`, corrections not resolved. */
  readonly history: boolean;
  /** Whether its facts are acts that took effect when they were done, which nobody corrects afterwards as an entry. */
  readonly final: boolean;
  readonly upcasts: Upcasts;
  /** After a fact of these types nothing can be read any more of whom it is about: the keys are destroyed on sight. */
  readonly erases: readonly string[];
  /** What to call the answer when a fact of this type was recorded, such as `reserved`. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** Type only: the slices that the decider reads. */
  readonly reads?: (slices: Reads) => void;
}

/** A decider that knows something of other streams needs the consults that bring it; `history` is its own stream. */
type Consults<Knows> = ('history' extends keyof Knows
  ? { readonly history: true }
  : { readonly history?: never }) &
  (Exclude<keyof Knows, 'history'> extends never
    ? { readonly consults?: never }
    : {
        readonly consults: {
          readonly [K in Exclude<keyof Knows, 'history'>]: Consult<Knows[K]> | Enquiry<Knows[K]>;
        };
      });

/** Declares a chapter; the commands that only policies issue are in the decider but not in the module. */
export const chapter = <
  Name extends string,
  State,
  Module extends object,
  Commands extends CommandsOf<Module>,
  Facts,
  Reads,
  Knows,
>(
  declared: {
    readonly name: Name;
    readonly commands: Module;
    readonly decider: Decider<Name, State, Commands, Facts, Reads, Knows>;
    readonly final?: true;
    readonly upcasts?: Partial<Record<Named<Facts>, Upcasts[string]>>;
    readonly erases?: readonly Named<Facts>[];
    readonly outcomes?: Partial<Record<Named<Facts>, string>>;
  } & Consults<Knows>,
): Chapter<Name, State, Reads> =>
  ({
    consults: {},
    history: false,
    final: false,
    upcasts: {},
    erases: [],
    outcomes: {},
    ...declared,
  }) as unknown as Chapter<Name, State, Reads>;

type Slices<C extends readonly Chapter[]> = {
  [K in C[number] as K['name']]: K extends Chapter<string, infer State> ? State : never;
};
type Intersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;
type Reads<K> = K extends Chapter<string, unknown, infer R> ? R : never;
/** `unknown` if the chapters have every slice that one of them reads, else what is missing. */
type Complete<C extends readonly Chapter[]> =
  Slices<C> extends Intersection<Reads<C[number]>>
    ? unknown
    : { readonly missingSlices: Intersection<Reads<C[number]>> };

/** The manifest of a bounded context: everything the engine needs to serve it. */
export interface Context {
  /** Stream category, before the first dash: `journey-<uuid>`. */
  readonly name: string;
  /** Path of the collection in the API. */
  readonly path: string;
  /** The command that opens a stream. */
  readonly creates: string;
  /** Id of the only stream that there is of it; absent where each opening command opens one of its own. */
  readonly single?: string;
  /** A single chapter whose name does not appear in the path. */
  readonly flat: boolean;
  readonly legalBasis: string;
  /** Each stream is the history of one person: whoever sees something of it is entered in the read log. */
  readonly person?: true;
  readonly chapters: readonly Chapter[];
  readonly policies: readonly Policy[];
  /** Orders of other streams that go through all streams of this context. */
  readonly sweeps: readonly Sweep[];
  /** What no command may do in a state, whichever chapter decides it. */
  readonly guard: (state: never, command: string) => Refusal | undefined;
  /** Who has to do with a stream; absent where it belongs to nobody. */
  readonly belonging?: (state: never) => readonly Tie[];
  /** How many streams are opened at once from a spreadsheet. */
  readonly sheet?: Sheet;
}

/** Declares a context; it does not compile if a chapter reads a slice that none provides. */
export const context = <const C extends readonly Chapter[]>(declared: {
  readonly name: string;
  readonly path: string;
  readonly creates: string;
  readonly single?: string;
  readonly flat?: boolean;
  readonly legalBasis: string;
  readonly person?: true;
  readonly chapters: C & Complete<C>;
  readonly policies?: readonly Policy[];
  readonly sweeps?: readonly Sweep[];
  readonly guard?: (state: Slices<C>, command: string) => Refusal | undefined;
  readonly belonging?: (state: Slices<C>) => readonly Tie[];
  readonly sheet?: Sheet;
}): Context => ({ flat: false, policies: [], sweeps: [], guard: () => undefined, ...declared });

/** A context's whole state, slice by slice, after some facts. */
export type State = Readonly<Record<string, unknown>>;

export const initialState = (of: Pick<Context, 'chapters'>): State =>
  Object.fromEntries(of.chapters.map(({ name, decider }) => [name, decider.initial]));

/** One fact further: the chapter that declares it evolves its slice; a fact that none declares changes nothing. */
export const evolveState = (of: Pick<Context, 'chapters'>, state: State, fact: Fact): State => {
  const owner = of.chapters.find(({ decider }) => Object.hasOwn(decider.evolve, fact.type));
  if (!owner) return state;
  return { ...state, [owner.name]: evolved(owner.decider.evolve, state[owner.name], fact) };
};
