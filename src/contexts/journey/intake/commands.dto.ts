import { Is, IsListOf, Optional } from '../../../shapes/is.js';
import {
  count,
  countryCode,
  day,
  flag,
  languageCode,
  oneOf,
  partialDay,
  text,
} from '../../../shapes/kinds.js';
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATUSES,
  MASTERIES,
  NEEDS,
  SEXES,
  SKILL_LEVELS,
  type CertificateKind,
  type CertificateStatus,
  type Mastery,
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
  /** As much of it as is known, such as `1990-05` or `1990`; sealed, only the age band is kept readable. */
  @Is(partialDay) birthDate!: string;
  @Is(oneOf(SEXES)) sex!: Sex;
  @Is(text(100)) municipality!: string;
  @Is(languageCode) motherTongue!: string;
  /** Whether talks need a language mediator (Sprachmittler/in). */
  @Is(flag) interpreterNeeded!: boolean;
  /** Customer number (Kundennummer); sealed. */
  @Optional() @Is(text(64)) externalNumber?: string;
  /** Why this is none of those whom the search found to resemble the person (Dublettenprüfung); sealed. */
  @Optional() @Is(text(1000)) reason?: string;
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

/** Records how well the participant speaks a language (Sprachstand). */
export class RecordLanguageSkill {
  /** Day on which it was found; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(languageCode) language!: string;
  @Is(oneOf(SKILL_LEVELS)) level!: SkillLevel;
}

/** Adds or changes details of the person (Angaben zur Person). */
export class ChangeDetails {
  /** Day from which they hold; by default today. */
  @Optional() @Is(day) on?: string;
  /** Sealed. */
  @Optional() @Is(text(200)) familyName?: string;
  /** Sealed. */
  @Optional() @Is(text(200)) givenName?: string;
  /** Once all of it is known; sealed. */
  @Optional() @Is(day) birthDate?: string;
  @Optional() @Is(oneOf(SEXES)) sex?: Sex;
  @Optional() @Is(text(100)) municipality?: string;
  @Optional() @Is(languageCode) motherTongue?: string;
  @Optional() @Is(flag) interpreterNeeded?: boolean;
  /** Sealed. */
  @Optional() @Is(text(64)) phone?: string;
  /** Sealed. */
  @Optional() @Is(text(200)) email?: string;
}

/** Records something that the participant can do (Fertigkeit). */
export class RecordSkill {
  /** Day on which it was found; by default today. */
  @Optional() @Is(day) on?: string;
  /** Such as welding, bookkeeping or driving a lorry. */
  @Is(text(100)) skill!: string;
  @Is(oneOf(MASTERIES)) level!: Mastery;
}

/** Records work experience (Berufserfahrung). */
export class RecordExperience {
  /** Day on which it was told; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(text(200)) occupation!: string;
  /** Full years. */
  @Is(count(0, 60)) years!: number;
  /** Where it was gained. */
  @Is(countryCode) country!: string;
  /** Sealed. */
  @Optional() @Is(text(1000)) note?: string;
}
