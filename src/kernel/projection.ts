import type { Fact, Named } from './messages.js';
import type { AtRest, Sealed } from './personal.js';

/**
 * A read model is a fold, too: one row for each stream of a category. Totals over people are SQL over rows.
 * A row holds dates, never what depends on today, and sealed tokens where the fact had personal data.
 */
export interface Projection {
  readonly name: string;
  /** Raised when the fold means something else than before: the table is then built anew from the journal. */
  readonly version: number;
  /** Stream category that it folds. */
  readonly of: string;
  /** The TypeORM entity: table, row type and part of the response in one. Its primary key is `id`. */
  readonly row: new () => object;
  /** What pages are found and sorted by, as SQL over the columns: `last_contact_on, id`, or `USING gin (…)`. */
  readonly indexes?: readonly string[];
  readonly initial: (id: string) => object;
  /**
   * Columns of words under which a row is found although its values are sealed. The words are made of the opened row;
   * stored are digests that only the holder of a key can compare.
   */
  readonly words?: (opened: never) => Readonly<Record<string, readonly string[]>>;
  /** `null` deletes the row. */
  readonly on: Readonly<Record<string, (row: never, fact: never) => object | null>>;
}

/** What happened, not who recorded it: that is for the history to tell, and a rebuild does without. */
type Told<F extends Fact> = Omit<F, 'meta'>;

/** A row as its readers get it: what is sealed is opened, or null once its key was destroyed. */
export type Opened<Row> = {
  readonly [K in keyof Row]: Row[K] extends Sealed | null
    ? string | null
    : Row[K] extends readonly Sealed[]
      ? readonly (string | null)[]
      : Row[K];
};

/** Declares a projection over published facts. */
export const projection = <Facts, Row extends object>(
  declared: Omit<Projection, 'row' | 'initial' | 'on' | 'words'> & {
    readonly row: new () => Row;
    readonly words?: (opened: Opened<Row>) => { readonly [K in keyof Row]?: readonly string[] };
    readonly initial: (id: string) => Row;
    readonly on: {
      readonly [T in Named<Facts>]?: (row: Row, fact: Told<Fact<T, AtRest<Facts[T]>>>) => Row | null;
    };
  },
): Projection => declared as Projection;

/** The uuid in a stream's name: `journey-<uuid>` → `<uuid>`. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** The category in a stream's name: `journey-<uuid>` → `journey`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** The row that a history makes, oldest fact first. */
export const rowAfter = (projection: Projection, facts: readonly Fact[]): object | null =>
  facts.reduce<object | null>((row, fact) => nextRow(projection, row, fact), null);

/** The row after one more fact of its stream; `row` is what was there before, if anything was. */
export const nextRow = ({ initial, on }: Projection, row: object | null, fact: Fact): object | null =>
  Object.hasOwn(on, fact.type)
    ? on[fact.type]!((row ?? initial(idOf(fact.stream))) as never, fact as never)
    : row;
