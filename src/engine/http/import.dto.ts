import { Is, Optional } from '../../shapes/is.js';
import { oneOf } from '../../shapes/kinds.js';

export class ImportQuery {
  /** `true` looks at every row and records nothing. */
  @Optional() @Is(oneOf(['true', 'false'])) dryRun?: 'true' | 'false';
}

/** What is wrong with a row. */
export class ImportProblem {
  /** As the spreadsheet counts them; the header is row 1. */
  row!: number;
  /** The column's name in this API; empty where it is about the whole row. */
  column!: string;
  /** Stable; programs go by it. */
  code!: string;
  /** What can be done about it. */
  hint!: string;
}

/** What became of a file. */
export class ImportAnswer {
  dryRun!: boolean;
  /** Rows that are not blank, without the header. */
  rows!: number;
  /** Rows taken in; in a dry run those that would be. */
  imported!: number;
  /** Rows that had been taken in before. */
  repeated!: number;
  /** Rows with problems; of these nothing was recorded. */
  faulty!: number;
  problems!: ImportProblem[];
  /** Give it as `after` to a query that is to see the effect. */
  position?: string;
}
