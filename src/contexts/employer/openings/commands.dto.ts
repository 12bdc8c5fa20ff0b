import { Is, IsListOf, Optional } from '../../../shapes/is.js';
import { count, day, flag, id, oneOf, text } from '../../../shapes/kinds.js';
import {
  OPENING_FREED_REASONS,
  OPENING_KINDS,
  OPENING_WITHDRAWAL_REASONS,
  type OpeningFreedReason,
  type OpeningKind,
  type OpeningWithdrawalReason,
} from '../../../shapes/services.js';
import { LANGUAGE_LEVELS, type LanguageLevel } from '../../../shapes/words.js';

const skill = text(100);
const SKILLS = { max: 30 };

/** Publishes an internship, trial work, an apprenticeship or a job (Stellenangebot). */
export class PublishOpening {
  /** Day on which it was reported; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(OPENING_KINDS)) kind!: OpeningKind;
  @Is(text(200)) occupation!: string;
  /** Where the work is. */
  @Is(text(100)) municipality!: string;
  @Is(count(1, 1000)) places!: number;
  @Optional() @Is(count(1, 60)) hoursPerWeek?: number;
  /** What one must be able to do. */
  @Optional() @IsListOf(skill, SKILLS) skills?: string[];
  /** Level of German that is needed. */
  @Optional() @Is(oneOf(LANGUAGE_LEVELS)) languageLevel?: LanguageLevel;
  /** Whether a driving licence is needed (Führerschein); by default not. */
  @Optional() @Is(flag) drivingLicence?: boolean;
  /** Whether a permission to work is needed (Beschäftigungserlaubnis); by default it is. */
  @Optional() @Is(flag) workPermission?: boolean;
  /** First day of work. */
  @Is(day) from!: string;
  /** Last day on which one can apply. */
  @Optional() @Is(day) until?: string;
}

/** Changes terms of an opening (Änderung der Stelle). */
export class AmendOpening {
  @Is(id) opening!: string;
  @Optional() @Is(day) on?: string;
  /** Fewer places take one from nobody, but need a reason where more are filled. */
  @Optional() @Is(count(1, 1000)) places?: number;
  @Optional() @Is(count(1, 60)) hoursPerWeek?: number;
  /** All skills from then on. */
  @Optional() @IsListOf(skill, SKILLS) skills?: string[];
  @Optional() @Is(oneOf(LANGUAGE_LEVELS)) languageLevel?: LanguageLevel;
  @Optional() @Is(flag) drivingLicence?: boolean;
  @Optional() @Is(flag) workPermission?: boolean;
  @Optional() @Is(day) from?: string;
  @Optional() @Is(day) until?: string;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Gives a place of the opening to a participant (Besetzung). */
export class FillOpening {
  @Is(id) opening!: string;
  @Is(id) participant!: string;
  @Optional() @Is(day) on?: string;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Takes back the place of a participant, which is free again (Platz wieder frei). */
export class FreeOpening {
  @Is(id) opening!: string;
  @Is(id) participant!: string;
  @Optional() @Is(day) on?: string;
  @Is(oneOf(OPENING_FREED_REASONS)) because!: OpeningFreedReason;
  /** Circumstances in words; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Takes an opening back (Stelle zurückziehen). */
export class WithdrawOpening {
  @Is(id) opening!: string;
  @Optional() @Is(day) on?: string;
  @Is(oneOf(OPENING_WITHDRAWAL_REASONS)) because!: OpeningWithdrawalReason;
  @Optional() @Is(text(1000)) reason?: string;
}
