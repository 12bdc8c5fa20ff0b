import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Is, NumberInQuery, Optional } from '../../shapes/is.js';
import { count, day, moment, oneOf, text } from '../../shapes/kinds.js';

/** A fact that a command recorded. */
export class RecordedFact {
  id!: string;
  type!: string;
  /** Place in its stream. */
  version!: number;
}

/** What a command did. Sent again with the same Idempotency-Key it is answered the same. */
export class CommandAnswer {
  /** Id of the participant, the programme … */
  id!: string;
  /** Also the id of what the command created: a session, an internship, a course. */
  commandId!: string;
  /** The stream's version, as in the ETag. */
  version!: number;
  /** Give it as `after` to a query that is to see this command's effect. */
  position!: string;
  /** Empty when there was nothing new to record. */
  facts!: RecordedFact[];
  /** In a word, where there is more than one way: `reserved`, `waitlisted`. */
  outcome?: string;
  /** Rules that were broken with a reason. */
  warnings!: string[];
}

/** What is wrong with one field. */
export class FieldProblemDocument {
  /** Where: `rates.0.cents`. */
  path!: string;
  /** Stable; of a line that a rule forbids. */
  code?: string;
  hint!: string;
}

/** An error, as RFC 9457 has it. */
export class ProblemDocument {
  type!: string;
  title!: string;
  status!: number;
  /** Stable; programs go by it. */
  code!: string;
  /** What a case worker can do about it. */
  hint!: string;
  errors?: FieldProblemDocument[];
  /** Stands in the service's log, too. */
  correlationId?: string;
}

/** A query that waits for what was just written. */
export class After {
  /** A position from a command's answer: the query waits until it sees that command's effect. */
  @Optional() @Is(text(100)) after?: string;
}

/** A query that is answered as of now, or as of a cut on the two time axes. */
export class AsOf extends After {
  /** What was known by the end of this day (Europe/Berlin), or at this instant. */
  @Optional() @Is(moment) recordedUntil?: string;
  /** What had happened by this day. */
  @Optional() @Is(day) happenedUntil?: string;
}

/** A query that is answered in pages. */
export class Paged extends AsOf {
  @Optional() @NumberInQuery() @Is(count(1, 200)) limit?: number;
  /**
   * `csv` and `csv-office` answer all rows as a table, from `cursor` on: with commas for programs, or with semicolons and
   * a byte order mark for the spreadsheet of an office. `Accept: text/csv` asks for the first.
   */
  @Optional() @Is(oneOf(['json', 'csv', 'csv-office'])) format?: 'json' | 'csv' | 'csv-office';
  /** `next` of the page before. */
  @Optional() @Is(text(500)) cursor?: string;
}

/** Who recorded a fact, why, and on which ground. */
export class HistoryMeta {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) actor!: Record<string, string>;
  commandId!: string;
  causeId?: string;
  correlationId!: string;
  legalBasis!: string;
  warnings?: string[];
  /** A fact of the entry that this one replaces, or takes back. */
  corrects?: string;
  retracts?: string;
  /** Where an entry was recorded first that this journey carries on for another one. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) copies?: object;
  /** `away` from where another journey stands for this one, `back` from where it no longer does. */
  merge?: string;
  fingerprint?: string;
  simulated?: boolean;
}

/** A fact as it lies in the journal: personal fields sealed. */
export class StoredFactAnswer {
  id!: string;
  type!: string;
  typeVersion!: number;
  stream!: string;
  version!: number;
  position!: string;
  recordedAt!: string;
  happenedOn!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: object;
  meta!: HistoryMeta;
  previousHash!: string;
  hash!: string;
}

/** The same fact as it reads today: in its present shape, personal fields opened (null once erased). */
export class ReadFactAnswer {
  type!: string;
  happenedOn!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: object;
}

/** A fact as stored and as read today. */
export class HistoryEntry {
  stored!: StoredFactAnswer;
  read!: ReadFactAnswer;
  /** Id of the fact by which this one was corrected or retracted; absent while it counts. */
  supersededBy?: string;
}

/** The state of a stream, by chapter. */
export class StateAnswer {
  id!: string;
  version!: number;
  @ApiProperty({ type: 'object', additionalProperties: true }) state!: object;
}

/** A history in order, and the state at its end. */
export class HistoryAnswer extends StateAnswer {
  entries!: HistoryEntry[];
}
