import { Is, IsListOf, Optional } from '../../../shapes/is.js';
import { countryCode, day, flag, handle, languageCode, oneOf, text } from '../../../shapes/kinds.js';
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATUSES,
  NEEDS,
  SEXES,
  SKILL_LEVELS,
  type CertificateKind,
  type CertificateStatus,
  type Need,
  type Sex,
  type SkillLevel,
} from '../../../shapes/words.js';

/** Registers a participant (Teilnehmende/r) and opens the journey. */
export class RegisterParticipant {
  /** Day of the registration; by default today. */
  @Optional() @Is(day) on?: string;
  /** Family name, or the only name; sealed. */
  @Is(text(200)) familyName!: string;
  /** Given names; sealed. */
  @Optional() @Is(text(200)) givenName?: string;
  /** Sealed; only the age band is kept readable. */
  @Is(day) birthDate!: string;
  @Is(oneOf(SEXES)) sex!: Sex;
  @Is(text(100)) municipality!: string;
  @Is(languageCode) motherTongue!: string;
  /** Whether talks need a language mediator (Sprachmittler/in). */
  @Is(flag) interpreterNeeded!: boolean;
  /** Customer number (Kundennummer); sealed. */
  @Optional() @Is(text(64)) externalNumber?: string;
}

/** Records what the participant needs and wants (Bedarfsermittlung). */
export class AssessNeeds {
  /** Day of the talk. */
  @Is(day) on!: string;
  /** All needs found, not only new ones. */
  @IsListOf(oneOf(NEEDS), { max: NEEDS.length }) needs!: Need[];
  /** What the participant wants to reach; sealed. */
  @Optional() @Is(text(1000)) goal?: string;
  /** Anything else; sealed. Nothing about health goes here. */
  @Optional() @Is(text(4000)) note?: string;
  /** What matters about health (Art. 9 GDPR); sealed under a key of its own. */
  @Optional() @Is(text(4000)) healthNote?: string;
}

/** Records a certificate (Zeugnis, Nachweis), held or lost. */
export class RecordCertificate {
  /** Day on which it was named or shown; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(CERTIFICATE_KINDS)) kind!: CertificateKind;
  /** What it qualifies for. */
  @Optional() @Is(text(200)) occupation?: string;
  /** Where it was issued. */
  @Is(countryCode) country!: string;
  @Is(oneOf(CERTIFICATE_STATUSES)) status!: CertificateStatus;
  @Optional() @Is(text(1000)) note?: string;
}

/** Assigns the case worker (Fallmanager/in) who accompanies the participant from a day. */
export class AssignCaseWorker {
  @Is(handle) caseWorker!: string;
  /** First day; by default today. */
  @Optional() @Is(day) on?: string;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records how well the participant speaks a language (Sprachstand). */
export class RecordLanguageSkill {
  /** Day on which it was found; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(languageCode) language!: string;
  @Is(oneOf(SKILL_LEVELS)) level!: SkillLevel;
}
