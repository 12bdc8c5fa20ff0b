import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Day, Days, Detail, Flag, Id, SealedText, Text, Texts, Uuid, Whole } from '../columns.js';

/** One case, as a coach needs it at hand. Everything that depends on today is computed by the view. */
@Entity('caseload')
export class CaseloadRow {
  @Id() id!: string;
  /** Family name. */
  @SealedText() familyName!: Sealed | null;
  @SealedText() givenName!: Sealed | null;
  @Text({ nullable: true }) ageBand!: string | null;
  @Text({ nullable: true }) sex!: string | null;
  @Text({ nullable: true }) municipality!: string | null;
  /** Mother tongue, ISO 639. */
  @Text({ nullable: true }) motherTongue!: string | null;
  @Flag() interpreterNeeded!: boolean;
  @Day({ nullable: true }) registeredOn!: string | null;
  /** Account of the case worker. */
  @Text({ nullable: true }) caseWorker!: string | null;
  @Day({ nullable: true }) caseWorkerSince!: string | null;
  /** Ids of the programmes in which the person takes part. */
  @Texts() programmes!: string[];
  /** Since when, in the same order. */
  @Days() programmesSince!: string[];
  /** Ids of the programmes for whose seat the person waits. */
  @Texts() waitingFor!: string[];
  /** Needs found at the last assessment. */
  @Texts() needs!: string[];
  @Day({ nullable: true }) needsAssessedOn!: string | null;
  @Whole() lostCertificates!: number;

  @Day({ nullable: true }) lastContactOn!: string | null;
  @Text({ nullable: true }) lastContactChannel!: string | null;
  /** Whether the last appointment or talk took place. */
  @Flag({ nullable: true }) lastContactKept!: boolean | null;
  /** Days of the latest talks, one entry a talk. */
  @Days() contactDays!: string[];
  /** How they took place, in the same order. */
  @Texts() contactChannels!: string[];
  /** Open appointments: `[{session, on, at, channel}]`. */
  @Detail() appointments!: { session: string; on: string; at: string | null; channel: string }[];

  /** Best CEFR level in German, by exam or assessment. */
  @Text({ nullable: true }) germanLevel!: string | null;
  /** Courses that go on: `[{course, units, attended, attendedOn, missedOn}]`; missed are the days since the last attended. */
  @Detail() courses!: {
    course: string;
    units: number;
    attended: number;
    attendedOn: string | null;
    missedOn: string[];
  }[];
  /** The one that was agreed last. */
  @Uuid({ nullable: true }) course!: string | null;
  @Whole({ nullable: true }) courseUnits!: number | null;
  @Whole() unitsAttended!: number;
  /** Course days missed in a row up to the last report. */
  @Whole() absencesInARow!: number;
  /** By the attendance lists of courses on offer. */
  @Day({ nullable: true }) listAttendedOn!: string | null;
  @Days() listMissedOn!: string[];

  @Uuid({ nullable: true }) internship!: string | null;
  @Text({ nullable: true }) internshipEmployer!: string | null;
  @Day({ nullable: true }) internshipFrom!: string | null;
  /** Planned end, as extended; the real one once it has ended. */
  @Day({ nullable: true }) internshipTo!: string | null;
  @Flag() internshipEnded!: boolean;
  /** Why it is longer than the programme's cap. */
  @SealedText() internshipReason!: Sealed | null;

  /** The procedure that was filed last. */
  @Uuid({ nullable: true }) recognition!: string | null;
  @Text({ nullable: true }) recognitionOccupation!: string | null;
  @Day({ nullable: true }) recognitionFiledOn!: string | null;
  @Day({ nullable: true }) recognitionReceiptOn!: string | null;
  @Day({ nullable: true }) recognitionCompleteOn!: string | null;
  /** Since when it is an accelerated procedure. */
  @Day({ nullable: true }) recognitionAcceleratedOn!: string | null;
  /** New last day for the decision. */
  @Day({ nullable: true }) recognitionExtendedTo!: string | null;
  /** Times in which the clock stood still, the last day excluded: `[{from, to}]`. */
  @Detail() recognitionPauses!: { from: string; to: string | null }[];
  @Day({ nullable: true }) recognitionDecidedOn!: string | null;
  @Text({ nullable: true }) recognitionResult!: string | null;

  @Uuid({ nullable: true }) placement!: string | null;
  @Text({ nullable: true }) placementKind!: string | null;
  @Day({ nullable: true }) placedOn!: string | null;
  @Day({ nullable: true }) placementEndedOn!: string | null;
  /** Follow-ups done: `42-days`, `6-months`. */
  @Texts() retained!: string[];

  /** Spells of benefits (Rechtskreise): `[{id, regime, rank, from, to}]`. */
  @Detail() regimes!: { id: string; regime: string; rank: string; from: string; to: string | null }[];
  /** Residence papers: `[{id, kind, from, to}]`. */
  @Detail() titles!: { id: string; kind: string; from: string; to: string | null }[];
  /** Work permissions: `[{id, scope, from, to}]`. */
  @Detail() permissions!: { id: string; scope: string; from: string; to: string | null }[];
  /** When the plan was agreed or revised last. */
  @Day({ nullable: true }) planRevisedOn!: string | null;
  /** Open tasks: `[{id, due, owner}]`. */
  @Detail() tasks!: { id: string; due: string; owner: string }[];
  /** What stands in the way: `[{id, kind, since}]`. */
  @Detail() obstacles!: { id: string; kind: string; since: string }[];
  /** Purposes to which the person agreed. */
  @Texts() consents!: string[];
  /** Facts that the person contests (§ 84 SGB X). */
  @Texts() contested!: string[];
  /** Since when the data is only kept, and nothing is done with it (Einschränkung der Verarbeitung). */
  @Day({ nullable: true }) restrictedOn!: string | null;
  /** When everything personal was erased: names are null since then. */
  @Day({ nullable: true }) erasedOn!: string | null;
  /** When the person left a programme last. */
  @Day({ nullable: true }) leftProgrammeOn!: string | null;
  @Day({ nullable: true }) closedOn!: string | null;
  @Text({ nullable: true }) closedBecause!: string | null;
}
