import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { handle, id, oneOf, text } from '../../shapes/kinds.js';
import { CaseloadRow } from './caseload.row.js';

/** What may need attention; each is a condition over the row, as of today. */
export const FLAGS = [
  'childcare',
  'contested',
  'follow-up-due',
  'internship-over-cap',
  'interpreter-needed',
  'lost-certificate',
  'no-contact-for-four-weeks',
  'placed',
  'plan-due',
  'recognition-overdue',
  'task-overdue',
  'title-expiring',
  'unassigned',
  'under-contact-target',
  'waiting',
] as const;
export type Flag = (typeof FLAGS)[number];

export const SORTS = ['last-contact', 'next-appointment', 'registered'] as const;
export type Sort = (typeof SORTS)[number];

export class CaseloadQuery extends Paged {
  /** Account of the case worker. */
  @Optional() @Is(handle) coach?: string;
  /** Only those who take part in this programme, or wait for it. */
  @Optional() @Is(id) programme?: string;
  @Optional() @Is(text(120)) municipality?: string;
  /** Only those with this flag. */
  @Optional() @Is(oneOf(FLAGS)) flag?: Flag;
  /** By default the longest without contact come first. */
  @Optional() @Is(oneOf(SORTS)) sort?: Sort;
}

/** One case, as of today. */
export class CaseloadLine extends CaseloadRow {
  /** `intake`, `waiting`, `in-programme`, `internship`, `placed`, `left` (a programme, and is in no other), `closed`. */
  phase!: string;
  /** Talks in the last 28 days on channels that count in one of the programmes. */
  contactsInFourWeeks!: number;
  /** Talks that the programmes expect for the days of these 28 since the enrolment, rounded down; null without a target. */
  @ApiProperty({ type: 'integer', nullable: true }) contactTargetInFourWeeks!: number | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) nextAppointmentOn!: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) unitsLeft!: number | null;
  /** Days that the internship covers, first and last included. */
  @ApiProperty({ type: 'integer', nullable: true }) internshipDays!: number | null;
  /** The cap of the programme; the longest if there are several. */
  @ApiProperty({ type: 'integer', nullable: true }) internshipCapDays!: number | null;
  /** `none`, `receipt-awaited`, `receipt-overdue`, `documents-awaited`, `suspended`, `running`, `overdue`, `decided`. */
  recognitionClock!: string;
  /** Days since the documents were complete, or since filing before that; up to the decision, without suspensions. */
  @ApiProperty({ type: 'integer', nullable: true }) recognitionDays!: number | null;
  /** Day from which a follow-up is due; null when none is. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) followUpDueOn!: string | null;
  /** Law under which benefits are paid (Rechtskreis); of several, the one that pays first. */
  @ApiProperty({ type: 'string', nullable: true }) regime!: string | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) regimeSince!: string | null;
  /** Kind of the residence paper that is valid longest. */
  @ApiProperty({ type: 'string', nullable: true }) titleKind!: string | null;
  /** Its last day; null without a limit. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) titleUntil!: string | null;
  /** `none` known, `green`, `amber` (90 days or less), `red` (30 days or less), `expired`. */
  titleLight!: string;
  /** `unrestricted`, `with-approval`, `not-allowed`; null if none is known. */
  @ApiProperty({ type: 'string', nullable: true }) workScope!: string | null;
  /** Days since the plan was agreed or revised last. */
  @ApiProperty({ type: 'integer', nullable: true }) planAgeDays!: number | null;
  tasksOverdue!: number;
  flags!: string[];
}
