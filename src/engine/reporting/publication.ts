import type { LocalDate } from '../../kernel/local-date.js';
import type { View } from '../look.js';

/** A column of a SQL view, as its readers know it. */
export interface Column {
  readonly name: string;
  readonly type: 'bigint' | 'boolean' | 'date' | 'integer' | 'text' | 'timestamptz' | 'uuid';
  readonly en: string;
}

/** A SQL view in the schema `reporting`. Names and types are a promise to whoever builds dashboards on them. */
export interface ReportingView {
  readonly name: string;
  readonly en: string;
  readonly columns: readonly Column[];
  /** A SELECT of all columns by name; absent where its rows are published. */
  readonly sql?: string;
}

/** All rows of a view, as of today. */
export type Ask = <Row>(view: View, query?: object) => Promise<readonly Row[]>;

/** What is published: figures that are made now and then, and SQL views of them. */
export interface Publication {
  readonly views: readonly ReportingView[];
  /** Views that it asks; figures are made once they are all built. */
  readonly reads: readonly View[];
  /** The rows of the views that have no SQL, by name of the view. */
  readonly make: (ask: Ask, today: LocalDate) => Promise<Readonly<Record<string, readonly object[]>>>;
}
