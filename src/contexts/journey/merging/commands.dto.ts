import { Is, IsListOf, Optional } from '../../../shapes/is.js';
import { id, text } from '../../../shapes/kinds.js';

/** Merges this journey into another one of the same person (Dublette zusammenführen). Both histories stay readable. */
export class MergeInto {
  /** The journey that goes on. */
  @Is(id) survivor!: string;
  /** Why they are the same person; sealed. */
  @Is(text(1000)) reason!: string;
}

/** Undoes a merge (Zusammenführung aufheben). What was recorded since stays with the other journey. */
export class UndoMerge {
  /** Why they are not the same person; sealed. */
  @Is(text(1000)) reason!: string;
  /** Facts of entries made there since that belong here: they move, with all that builds on them. */
  @Optional() @IsListOf(id, { max: 200 }) moves?: string[];
}
