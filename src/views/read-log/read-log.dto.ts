import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { day, handle, id, oneOf, text } from '../../shapes/kinds.js';

export const READ_LOG_VERBS = ['look', 'recall', 'replay', 'tell', 'issue', 'operate'] as const;
export type ReadLogVerb = (typeof READ_LOG_VERBS)[number];

/** Over what time; days in Europe/Berlin, both included. */
class Span extends Paged {
  @Optional() @Is(day) from?: string;
  @Optional() @Is(day) to?: string;
  @Optional() @Is(handle) account?: string;
}

export class ReadLogQuery extends Span {
  /** Whose data was seen. */
  @Optional() @Is(id) participant?: string;
  /** The view, the command or the operation. */
  @Optional() @Is(text(100)) view?: string;
  @Optional() @Is(oneOf(READ_LOG_VERBS)) verb?: ReadLogVerb;
  /** `shown`, `done`, or the code of a refusal such as `not-found`. */
  @Optional() @Is(text(100)) outcome?: string;
}

/** Somebody saw people's data, or tried to, or did something to the service. */
export class ReadLogLine {
  /** Place in the log. */
  no!: number;
  /** By the clock of the database. */
  at!: string;
  account!: string;
  role!: string;
  unit!: string;
  /** `look` (a list), `recall` (a state), `replay` (a history), `tell` (a report), `issue` (a refused command), `operate`. */
  verb!: string;
  /** The view, the command or the operation. */
  what!: string;
  /** On which ground it was seen. */
  ground!: string | null;
  outcome!: string;
  /** Ids of the participants. */
  persons!: string[];
  /** The cut that was asked for, or what an operation was given. */
  @ApiProperty({ type: 'object', additionalProperties: true }) asked!: object;
  correlationId!: string;
}

export const UNUSUAL_SORTS = ['without-case', 'persons', 'refused'] as const;
export type UnusualSort = (typeof UNUSUAL_SORTS)[number];

export class UnusualAccessQuery extends Span {
  /** By default those come first who saw most people that are no case of theirs. */
  @Optional() @Is(oneOf(UNUSUAL_SORTS)) sort?: UnusualSort;
}

/** What one account saw in one role; by default in the last 30 days. */
export class UnusualAccessLine {
  /** Account and role. */
  id!: string;
  account!: string;
  role!: string;
  /** People of whom something was shown. */
  persons!: number;
  /** Those of them whom it never saw as a case of its own: always on other grounds, or in lists with others. */
  withoutCase!: number;
  /** Median of `persons` over all accounts of the role. */
  usual!: number;
  /** Refused attempts at people, whether there are such people or not. */
  refused!: number;
  /** Reads on the ground of a break-glass access. */
  brokenGlass!: number;
  lastAt!: string;
}

export class EntriesQuery extends Span {
  /** The unit for which the account acted. */
  @Optional() @Is(handle) unit?: string;
  /** Type of the fact, such as `SessionHeld`. */
  @Optional() @Is(text(100)) type?: string;
  /** What one request set off. */
  @Optional() @Is(text(100)) correlationId?: string;
  /** Facts of this journey, and facts of other streams that name it. */
  @Optional() @Is(id) participant?: string;
}

/** A fact and who recorded it; what it says stands in the history of its stream. */
export class EntryLine {
  id!: string;
  recordedAt!: string;
  happenedOn!: string;
  account!: string;
  role!: string;
  unit!: string;
  stream!: string;
  version!: number;
  type!: string;
  correlationId!: string;
  /** The fact on which a policy did it for the account. */
  cause!: string | null;
}
