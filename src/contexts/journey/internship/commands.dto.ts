import { Is, Optional } from '../../../shapes/is.js';
import { day, flag, id, oneOf, text } from '../../../shapes/kinds.js';
import {
  INTERNSHIP_KINDS,
  INTERNSHIP_OUTCOMES,
  type InternshipKind,
  type InternshipOutcome,
} from '../../../shapes/words.js';

/** Agrees an internship (Praktikum, Probearbeit) with an employer. */
export class AgreeInternship {
  /** Day of the agreement; by default today. */
  @Optional() @Is(day) on?: string;
  /** The programme in which it counts; needed only if the participant is enrolled in several. */
  @Optional() @Is(id) programme?: string;
  @Is(text(200)) employer!: string;
  @Is(text(200)) occupation!: string;
  @Is(oneOf(INTERNSHIP_KINDS)) kind!: InternshipKind;
  @Is(day) plannedFrom!: string;
  /** Last day. */
  @Is(day) plannedTo!: string;
  /** Why it lasts longer than the programme's cap; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records that the participant began the internship (Praktikumsbeginn). */
export class StartInternship {
  @Is(id) internship!: string;
  /** First day. */
  @Is(day) on!: string;
}

/** Agrees a later end of the internship (Verlängerung). */
export class ExtendInternship {
  @Is(id) internship!: string;
  /** Day of the agreement; by default today. */
  @Optional() @Is(day) on?: string;
  /** The new last day. */
  @Is(day) to!: string;
  /** Why; needed if the internship then lasts longer than the programme's cap; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records the end of the internship and what came of it (Praktikumsende). */
export class EndInternship {
  @Is(id) internship!: string;
  /** Last day. */
  @Is(day) on!: string;
  @Is(oneOf(INTERNSHIP_OUTCOMES)) outcome!: InternshipOutcome;
  /** Circumstances in words; needed if it lasted longer than agreed and than the cap; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records that an agreed internship does not take place (Absage). */
export class CancelInternship {
  @Is(id) internship!: string;
  /** Day on which it was called off; by default today. */
  @Optional() @Is(day) on?: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}

/** Records what the employer says about the internship (Rückmeldung des Betriebs). */
export class GiveFeedback {
  @Is(id) internship!: string;
  /** Day of the talk; by default today. */
  @Optional() @Is(day) on?: string;
  /** Whether the employer would employ the participant. */
  @Is(flag) wouldEmploy!: boolean;
  /** Sealed. */
  @Is(text(2000)) feedback!: string;
}
