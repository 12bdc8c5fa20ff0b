import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { id, oneOf, text } from '../../shapes/kinds.js';
import { OPENING_KINDS, type OpeningKind } from '../../shapes/services.js';
import { EmployerRow } from './employer.row.js';

/** How far things are with an employer, most first: openings, willing without one, asked, spoken with, known. */
export const STAGES = ['offering', 'willing', 'enquired', 'contacted', 'registered'] as const;
export type Stage = (typeof STAGES)[number];

export const EMPLOYER_SORTS = ['name', 'last-contact', 'free-places', 'applied', 'placements'] as const;
export type EmployerSort = (typeof EMPLOYER_SORTS)[number];

export class EmployersQuery extends Paged {
  /** Only this one. */
  @Optional() @Is(id) id?: string;
  @Optional() @Is(text(100)) municipality?: string;
  @Optional() @Is(text(100)) trade?: string;
  @Optional() @Is(oneOf(STAGES)) stage?: Stage;
  /** Only those who would take people for this although they have no opening. */
  @Optional() @Is(oneOf(OPENING_KINDS)) willingFor?: OpeningKind;
  /** By default by name; the longest without contact come first by `last-contact`, most by the others. */
  @Optional() @Is(oneOf(EMPLOYER_SORTS)) sort?: EmployerSort;
}

/** One employer, as of today. */
export class EmployerLine extends EmployerRow {
  /** `offering`, `willing`, `enquired`, `contacted`, `registered`. */
  stage!: string;
  /** Openings that one can apply for today. */
  openOpenings!: number;
  /** Places of these that are free. */
  freePlaces!: number;
  /** Places of all openings that are filled. */
  filledPlaces!: number;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) lastEnquiryOn!: string | null;
  /** Openings of which all places are taken. */
  fullOpenings!: number;
  /** Openings for which one can no longer apply. */
  expiredOpenings!: number;
  withdrawnOpenings!: number;
  /** Matches of participants with openings of the employer, and how many of them came how far. */
  matched!: number;
  applied!: number;
  interviewed!: number;
  offered!: number;
  /** Matches that led to a placement. */
  placed!: number;
  /** Internships that were begun, as far as they were recorded under the employer's name. */
  internships!: number;
  /** Jobs and apprenticeships that were begun, as far as they were recorded under the employer's name. */
  placements!: number;
}

/** Whether one can apply for an opening: all places taken, the last day passed, taken back. */
export const OPENING_STATUSES = ['open', 'full', 'expired', 'withdrawn'] as const;
export type OpeningStatus = (typeof OPENING_STATUSES)[number];

export const OPENING_SORTS = ['from', 'published', 'free-places'] as const;
export type OpeningSort = (typeof OPENING_SORTS)[number];

export class OpeningsQuery extends Paged {
  /** Only this one. */
  @Optional() @Is(id) id?: string;
  @Optional() @Is(id) employer?: string;
  @Optional() @Is(oneOf(OPENING_KINDS)) kind?: OpeningKind;
  @Optional() @Is(text(100)) municipality?: string;
  @Optional() @Is(text(200)) occupation?: string;
  /** Only those that need this skill. */
  @Optional() @Is(text(100)) skill?: string;
  @Optional() @Is(oneOf(OPENING_STATUSES)) status?: OpeningStatus;
  /** By default the earliest first day of work comes first. */
  @Optional() @Is(oneOf(OPENING_SORTS)) sort?: OpeningSort;
}

/** One opening, as of today. */
export class OpeningLine {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) employer!: string;
  employerName!: string;
  /** `internship`, `trial-work`, `apprenticeship`, `job`. */
  kind!: string;
  occupation!: string;
  municipality!: string;
  places!: number;
  freePlaces!: number;
  /** Participants who have a place. */
  filled!: string[];
  @ApiProperty({ type: 'integer', nullable: true }) hoursPerWeek!: number | null;
  skills!: string[];
  @ApiProperty({ type: 'string', nullable: true }) languageLevel!: string | null;
  drivingLicence!: boolean;
  workPermission!: boolean;
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) until!: string | null;
  @ApiProperty({ format: 'date' }) publishedOn!: string;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) withdrawnOn!: string | null;
  /** `open`, `full`, `expired`, `withdrawn`. */
  status!: string;
}
