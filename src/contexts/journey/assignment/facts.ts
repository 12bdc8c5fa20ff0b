import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';

/** Who accompanies the participant. */
export interface AssignmentFacts {
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
   * The case was offered to another case worker.
   * @de Eine Fallübergabe wurde angeboten.
   */
  HandOverOffered: {
    handOver: string;
    /** A staff account. */
    to: string;
    reason: Personal;
  };
  /**
   * The other case worker took the case over and accompanies the participant from this day.
   * @de Eine Fallübergabe wurde angenommen.
   */
  HandOverAccepted: { handOver: string; caseWorker: string };
  /**
   * The other case worker did not take the case over.
   * @de Eine Fallübergabe wurde abgelehnt.
   */
  HandOverDeclined: { handOver: string; reason: Personal };
  /**
   * Another unit is responsible for the participant from this day; the case worker stays until another one is assigned.
   * @de Die Zuständigkeit ging auf eine andere Organisationseinheit über.
   */
  ResponsibilityTransferred: { unit: string; reason: Personal };
  /**
   * Somebody stands in for the case worker from this day.
   * @de Eine Vertretung wurde benannt.
   */
  DeputyNamed: {
    /** A staff account. */
    deputy: string;
    /** Last day; absent while it is open. */
    until?: LocalDate;
  };
}
