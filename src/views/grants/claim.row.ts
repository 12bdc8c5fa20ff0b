import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Days, Detail, Id, Texts, Wholes } from '../columns.js';

/** What was delivered, or at least claimed, under one key. */
export interface Unit {
  entry: string;
  on: string;
  /** Absent where nothing is recorded under the key (any more). */
  minutes: number | null;
  units: number | null;
  programme: string | null;
}

export interface FeeReceipt {
  entry: string;
  number: string;
  issuedOn: string;
  payee: Sealed | null;
}

/**
 * What of one journey is charged to grants, and what could be. Claims stand in arrays side by side, one entry each: a city
 * has a hundred thousand of them, and arrays are unpacked several times faster than documents.
 */
@Entity('claim')
export class ClaimRow {
  @Id() id!: string;
  /** `<grant>/<module>/<line>` */
  @Texts() charges!: string[];
  @Texts() entries!: string[];
  @Days() days!: string[];
  @Texts() municipalities!: string[];
  /** Null where the unit is not there any more: the claim stands, and is worth nothing. */
  @Wholes() minutes!: (number | null)[];
  @Wholes() units!: (number | null)[];
  /** What was paid, where that is what counts; else 0. */
  @Wholes() cents!: number[];
  @Detail() receipts!: FeeReceipt[];
  /** Delivered and charged to nothing: `[{entry, on, minutes, units, programme}]`. */
  @Detail() open!: Unit[];
}
