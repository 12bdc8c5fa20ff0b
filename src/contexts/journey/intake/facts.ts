import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal, Special } from '../../../kernel/personal.js';
import type {
  AgeBand,
  CertificateKind,
  CertificateStatus,
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
    birthDate: Personal<LocalDate>;
    /** Age on that day; stands unsealed so that counts survive an erasure. */
    ageBand: AgeBand;
    sex: Sex;
    municipality: string;
    /** ISO 639 code. */
    motherTongue: string;
    interpreterNeeded: boolean;
    /** Customer number at the agency or Jobcenter. */
    externalNumber?: Personal;
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
    /** Where it was issued: ISO 3166 code. */
    country: string;
    status: CertificateStatus;
    note?: Personal;
  };
  /**
   * A case worker accompanies the participant from this day.
   * @de Eine Fallmanagerin oder ein Fallmanager wurde zugewiesen.
   */
  CaseWorkerAssigned: {
    /** A staff account. */
    caseWorker: string;
    reason?: Personal;
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
}
