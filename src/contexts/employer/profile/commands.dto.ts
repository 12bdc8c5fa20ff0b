import { Is, IsListOf, Optional } from '../../../shapes/is.js';
import { count, day, id, oneOf, text } from '../../../shapes/kinds.js';
import { ERASURE_GROUNDS, type ErasureGround } from '../../../shapes/privacy-words.js';
import {
  EMPLOYER_CHANNELS,
  OPENING_KINDS,
  type EmployerChannel,
  type OpeningKind,
} from '../../../shapes/services.js';

/** Registers an employer (Betrieb). */
export class RegisterEmployer {
  /** Day on which it became known; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(text(200)) name!: string;
  /** Branch (Branche, Gewerk). */
  @Is(text(100)) trade!: string;
  @Is(text(100)) municipality!: string;
}

/** Names somebody whom one speaks to at the employer (Ansprechperson). */
export class NameContactPerson {
  @Optional() @Is(day) on?: string;
  /** Sealed, as all of the person. */
  @Is(text(200)) name!: string;
  /** What the person does there. */
  @Optional() @Is(text(100)) role?: string;
  @Optional() @Is(text(50)) phone?: string;
  @Optional() @Is(text(200)) email?: string;
}

/** Records that a contact person left or no longer speaks for the employer (Ansprechperson ausgeschieden). */
export class RecordContactPersonLeft {
  @Is(id) person!: string;
  @Optional() @Is(day) on?: string;
}

/** Records that somebody spoke with the employer (Betriebskontakt). */
export class RecordEmployerContact {
  @Is(day) on!: string;
  @Is(oneOf(EMPLOYER_CHANNELS)) channel!: EmployerChannel;
  /** The contact person, if it was one. */
  @Optional() @Is(id) person?: string;
  /** What was said; sealed. */
  @Optional() @Is(text(4000)) note?: string;
}

/** Records that the employer would take people although it has no opening (Aufnahmebereitschaft). */
export class DeclareWillingness {
  @Optional() @Is(day) on?: string;
  /** All kinds, not only new ones. */
  @IsListOf(oneOf(OPENING_KINDS), { min: 1, max: OPENING_KINDS.length }) kinds!: OpeningKind[];
  /** Last day, if there is one. */
  @Optional() @Is(day) until?: string;
  @Optional() @Is(text(1000)) note?: string;
}

/** Records that the employer is no longer willing to take people without an opening (Rücknahme). */
export class WithdrawWillingness {
  @Optional() @Is(day) on?: string;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records that the employer asked for people without being bound (unverbindliche Anfrage). */
export class RecordEnquiry {
  @Optional() @Is(day) on?: string;
  @IsListOf(oneOf(OPENING_KINDS), { min: 1, max: OPENING_KINDS.length }) kinds!: OpeningKind[];
  @Optional() @Is(text(200)) occupation?: string;
  @Optional() @Is(count(1, 1000)) places?: number;
  @Optional() @Is(text(1000)) note?: string;
}

/** Erases a contact person for good (Löschung, Art. 17 DSGVO): name, contact data and what they said, in every view and every backup. */
export class EraseContactPerson {
  @Is(id) person!: string;
  @Is(oneOf(ERASURE_GROUNDS)) ground!: ErasureGround;
  /** Day on which the person asked for it, if so. */
  @Optional() @Is(day) requestedOn?: string;
}
