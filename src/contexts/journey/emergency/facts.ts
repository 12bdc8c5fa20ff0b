import type { Personal } from '../../../kernel/personal.js';

/** What can have happened with a case that somebody opened who has nothing to do with it. */
export interface EmergencyFacts {
  /**
   * Somebody opened the case without being responsible for it, for some hours and with a reason.
   * @de Ein Notzugriff wurde genommen.
   */
  GlassBroken: {
    breakGlass: string;
    /** The account that may see the case. */
    account: string;
    reason: Personal;
    hours: number;
  };
  /**
   * The team lead has looked at why the case was opened.
   * @de Ein Notzugriff wurde zur Kenntnis genommen.
   */
  BreakGlassAcknowledged: { breakGlass: string; note?: Personal };
}
