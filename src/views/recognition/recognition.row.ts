import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Detail, Id } from '../columns.js';

export interface ProcedureEntry {
  id: string;
  occupation: string;
  authority: string;
  /** Hints at an origin. */
  country: Sealed;
  filedOn: string;
  receiptOn: string | null;
  /** When documents were asked for last. */
  requestedOn: string | null;
  completeOn: string | null;
  acceleratedOn: string | null;
  /** Times in which the authority's time stood still: `[{from, to}]`; `to` is the first day on which it ran on. */
  pauses: { from: string; to: string | null }[];
  extendedTo: string | null;
  decidedOn: string | null;
  result: string | null;
  measure: string | null;
  measurePassed: boolean | null;
  /** Set while an appeal waits for another decision. */
  appealedOn: string | null;
}

/** Recognition procedures of one person. */
@Entity('recognition')
export class RecognitionRow {
  @Id() id!: string;
  @Detail() procedures!: ProcedureEntry[];
}
