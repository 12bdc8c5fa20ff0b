import { Is, Optional } from '../../../shapes/is.js';
import { count, day, id, oneOf, text } from '../../../shapes/kinds.js';
import { MATCH_END_REASONS, type MatchEndReason } from '../../../shapes/services.js';
import {
  PLACEMENT_END_REASONS,
  PLACEMENT_KINDS,
  RETENTION_PERIODS,
  type PlacementEndReason,
  type PlacementKind,
  type RetentionPeriod,
} from '../../../shapes/words.js';

/** Records that the participant began a job, an apprenticeship or school (Vermittlung). */
export class RecordPlacement {
  /** First day. */
  @Is(day) on!: string;
  @Is(oneOf(PLACEMENT_KINDS)) kind!: PlacementKind;
  /** Company or school. */
  @Is(text(200)) employer!: string;
  @Is(text(200)) occupation!: string;
  @Optional() @Is(count(1, 60)) hoursPerWeek?: number;
  /** The programme that this counts for; needed only if the participant is enrolled in several. */
  @Optional() @Is(id) programme?: string;
}

/** Records that the participant is still there after some time (Verbleibskontrolle). */
export class ConfirmRetention {
  @Is(id) placement!: string;
  /** Day on which this was found. */
  @Is(day) on!: string;
  @Is(oneOf(RETENTION_PERIODS)) after!: RetentionPeriod;
}

/** Records the end of a job, an apprenticeship or school (Ende der Beschäftigung). */
export class EndPlacement {
  @Is(id) placement!: string;
  /** Last day. */
  @Is(day) on!: string;
  @Is(oneOf(PLACEMENT_END_REASONS)) because!: PlacementEndReason;
  /** Circumstances in words; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Matches the participant to an opening of an employer (Stellenvorschlag). */
export class MatchToOpening {
  @Is(id) employer!: string;
  @Is(id) opening!: string;
  @Optional() @Is(day) on?: string;
  /** Needed where one can no longer apply; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Records that the participant applied (Bewerbung). */
export class RecordApplication {
  @Is(id) match!: string;
  @Is(day) on!: string;
}

/** Records a job interview (Vorstellungsgespräch). */
export class RecordInterview {
  @Is(id) match!: string;
  @Is(day) on!: string;
  /** How it went; sealed. */
  @Optional() @Is(text(1000)) note?: string;
}

/** Records that the employer offered the place (Zusage). */
export class RecordPlaceOffer {
  @Is(id) match!: string;
  @Is(day) on!: string;
}

/** Ends a match: the participant was placed, or nothing came of it (Abschluss des Stellenvorschlags). */
export class EndMatch {
  @Is(id) match!: string;
  @Is(day) on!: string;
  @Is(oneOf(MATCH_END_REASONS)) because!: MatchEndReason;
  /** Circumstances in words; sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}
