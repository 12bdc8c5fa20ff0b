import { Is, IsListOf, Optional } from '../../shapes/is.js';
import { count, day, id, languageCode, oneOf, text } from '../../shapes/kinds.js';
import { ERASURE_GROUNDS, type ErasureGround } from '../../shapes/privacy-words.js';
import { MENTORING_END_REASONS, type MentoringEndReason } from '../../shapes/services.js';

/** Registers a volunteer as mentor (Pate, Patin). */
export class RegisterMentor {
  @Optional() @Is(day) on?: string;
  /** Sealed, as phone and mail. */
  @Is(text(200)) name!: string;
  @Optional() @Is(text(50)) phone?: string;
  @Optional() @Is(text(200)) email?: string;
  @Is(text(100)) municipality!: string;
  @IsListOf(languageCode, { min: 1, max: 20 }) languages!: string[];
  /** How many people the mentor can accompany at the same time; by default one. */
  @Optional() @Is(count(1, 50)) capacity?: number;
}

/** Changes what is known of the mentor (Änderung). */
export class AmendMentor {
  @Optional() @Is(day) on?: string;
  @Optional() @Is(text(100)) municipality?: string;
  @Optional() @IsListOf(languageCode, { min: 1, max: 20 }) languages?: string[];
  @Optional() @Is(count(1, 50)) capacity?: number;
}

/** Lets the mentor accompany a participant (Patenschaft). */
export class AssignMentee {
  @Is(id) participant!: string;
  @Optional() @Is(day) on?: string;
  /** Needed where the mentor accompanies as many people as was agreed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records the end of a mentorship (Ende der Patenschaft). */
export class ReleaseMentee {
  @Is(id) participant!: string;
  /** Last day; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(MENTORING_END_REASONS)) because!: MentoringEndReason;
  /** Circumstances in words; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records that a mentor stopped, and ends all mentorships (Pate, Patin hat aufgehört). */
export class RetireMentor {
  @Optional() @Is(day) on?: string;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Erases a mentor who has stopped, for good (Löschung, Art. 17 DSGVO): name and contact data, in every view and every backup. */
export class EraseMentor {
  @Is(oneOf(ERASURE_GROUNDS)) ground!: ErasureGround;
  /** Day on which the person asked for it, if so. */
  @Optional() @Is(day) requestedOn?: string;
}
