import type { LocalDate, PartialDate } from '../../../kernel/local-date.js';
import type { Personal, Special } from '../../../kernel/personal.js';
import type {
  AgeBand,
  CertificateKind,
  CertificateStatus,
  Mastery,
  Need,
  Sex,
  SkillLevel,
} from '../../../shapes/words.js';

/** What can have happened at intake: who the person is, and what is found in the first talks. */
export interface IntakeFacts {
  /**
   * A person became a participant.
   * @de Eine Person wurde als Teilnehmende/r aufgenommen.
   */
  ParticipantRegistered: {
    familyName: Personal;
    /** Absent where the person has a single name. */
    givenName?: Personal;
    /** As much of it as is known. */
    birthDate: Personal<PartialDate>;
    /** Age on that day, counted from the first day that may be the birth date; stands unsealed so that counts survive an erasure. */
    ageBand: AgeBand;
    sex: Sex;
    municipality: string;
    /** ISO 639 code. */
    motherTongue: string;
    interpreterNeeded: boolean;
    /** Customer number at the agency or Jobcenter. */
    externalNumber?: Personal;
    /** The organisation unit that took the person in. */
    unit?: string;
    /** Journeys of people who were found to resemble this one; none of them is. */
    resembles?: readonly string[];
    /** Why it is none of them. */
    reason?: Personal;
  };
  /**
   * The participant's needs were found in a talk.
   * @de Der Bedarf wurde ermittelt.
   */
  NeedsAssessed: {
    /** All needs of that day, not only new ones. */
    needs: readonly Need[];
    /** What the participant wants to reach. */
    goal?: Personal;
    note?: Personal;
    healthNote?: Special;
  };
  /**
   * A certificate was recorded, even one that was lost.
   * @de Ein Zeugnis oder Nachweis wurde erfasst.
   */
  CertificateRecorded: {
    certificate: string;
    kind: CertificateKind;
    /** What it qualifies for. */
    occupation?: string;
    /** Where it was issued: ISO 3166 code. It hints at an origin. */
    country: Special;
    status: CertificateStatus;
    note?: Personal;
  };
  /**
   * The participant's level in a language was found.
   * @de Ein Sprachstand wurde erfasst.
   */
  LanguageSkillRecorded: {
    /** ISO 639 code. */
    language: string;
    level: SkillLevel;
  };
  /**
   * Details of the person were given or became others. Only what changed is there.
   * @de Angaben zur Person wurden ergänzt oder geändert.
   */
  DetailsChanged: {
    familyName?: Personal;
    givenName?: Personal;
    birthDate?: Personal<LocalDate>;
    /** Follows a changed birth date. */
    ageBand?: AgeBand;
    sex?: Sex;
    municipality?: string;
    motherTongue?: string;
    interpreterNeeded?: boolean;
    phone?: Personal;
    email?: Personal;
  };
  /**
   * Something that the participant can do was found.
   * @de Eine Fertigkeit wurde erfasst.
   */
  SkillRecorded: { skill: string; level: Mastery };
  /**
   * Work experience was recorded.
   * @de Berufserfahrung wurde erfasst.
   */
  ExperienceRecorded: {
    occupation: string;
    /** Full years. */
    years: number;
    /** Where: ISO 3166 code. It hints at an origin. */
    country: Special;
    note?: Personal;
  };
}
