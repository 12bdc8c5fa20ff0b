import { Is, Optional } from '../../../shapes/is.js';
import { day, handle, id, text } from '../../../shapes/kinds.js';

/** Assigns the case worker (Fallmanager/in) who accompanies the participant from a day. */
export class AssignCaseWorker {
  @Is(handle) caseWorker!: string;
  /** First day; by default today. */
  @Optional() @Is(day) on?: string;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Offers the case to another case worker (Fallübergabe), who accepts or declines. */
export class OfferHandOver {
  /** Account of the other case worker. */
  @Is(handle) to!: string;
  /** What the other one should know; sealed. */
  @Is(text(2000)) reason!: string;
}

/** Takes the case over (Annahme der Fallübergabe). */
export class AcceptHandOver {
  @Is(id) handOver!: string;
  /** First day; by default today. */
  @Optional() @Is(day) on?: string;
}

/** Does not take the case over (Ablehnung der Fallübergabe). */
export class DeclineHandOver {
  @Is(id) handOver!: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}

/** Names who stands in for the case worker (Vertretung). */
export class NameDeputy {
  @Is(handle) deputy!: string;
  /** First day; by default today. */
  @Optional() @Is(day) on?: string;
  /** Last day, if it is known. */
  @Optional() @Is(day) until?: string;
}

/** Makes another unit responsible for the participant (Zuständigkeitswechsel). */
export class TransferResponsibility {
  @Is(handle) unit!: string;
  /** First day; by default today. */
  @Optional() @Is(day) on?: string;
  /** Sealed. */
  @Is(text(1000)) reason!: string;
}
