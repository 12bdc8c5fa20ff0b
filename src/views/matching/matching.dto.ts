import { ApiProperty } from '@nestjs/swagger';
import { NumberInQuery, Is, Optional } from '../../shapes/is.js';
import { Paged } from '../../engine/http/answers.dto.js';
import { count, handle, id, oneOf, text } from '../../shapes/kinds.js';
import { OPENING_KINDS, type OpeningKind } from '../../shapes/services.js';

export const SHOWN = ['fitting', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

class MatchingQuery extends Paged {
  /** `all` also shows who lacks something that is needed; by default only who fits. */
  @Optional() @Is(oneOf(SHOWN)) show?: Shown;
  /** Only from this score on. */
  @Optional() @NumberInQuery() @Is(count(0, 100)) minimum?: number;
}

export class MatchingParticipantsQuery extends MatchingQuery {
  /** The opening for which somebody is looked for. */
  @Is(id) opening!: string;
  /** Only the cases of this case worker. */
  @Optional() @Is(handle) caseWorker?: string;
}

export class MatchingOpeningsQuery extends MatchingQuery {
  /** The participant for whom an opening is looked for. */
  @Is(id) participant!: string;
  @Optional() @Is(oneOf(OPENING_KINDS)) kind?: OpeningKind;
  @Optional() @Is(text(100)) municipality?: string;
}

/** What one criterion gives. */
export class MatchCriterion {
  /** `skills`, `language`, `work-permission`, `available`, `place`, `experience`. */
  criterion!: string;
  /** Points at most. */
  weight!: number;
  points!: number;
}

/** A participant and an opening, and how well they fit. */
export class MatchingLine {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) participant!: string;
  @ApiProperty({ type: 'string', nullable: true }) familyName!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) givenName!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) caseWorker!: string | null;
  @ApiProperty({ format: 'uuid' }) opening!: string;
  @ApiProperty({ format: 'uuid' }) employer!: string;
  employerName!: string;
  kind!: string;
  occupation!: string;
  /** Where the work is. */
  municipality!: string;
  @ApiProperty({ format: 'date' }) from!: string;
  freePlaces!: number;
  /** What is asked for and not recorded, a driving licence included. */
  missingSkills!: string[];
  /** Only those that count for this pair. */
  criteria!: MatchCriterion[];
  /** Points of all criteria in percent of what could be reached. */
  score!: number;
  /** Whether nothing is lacking that is needed: skills, language, permission, availability. */
  fits!: boolean;
}
