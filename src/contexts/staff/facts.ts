import type { LocalDate } from '../../kernel/local-date.js';
import type { Personal } from '../../kernel/personal.js';
import type { SavableList } from '../../shapes/lists.js';
import type { ErasureGround } from '../../shapes/privacy-words.js';

/** What can have happened with a case worker: who it is, and who acts for them. */
export interface StaffFacts {
  /**
   * A case worker took up the work.
   * @de Eine Fachkraft wurde aufgenommen.
   */
  StaffRegistered: {
    /** The account by which journeys name the case worker. */
    account: string;
    name?: Personal;
    /** Languages in which the case worker can talk, ISO 639 codes. */
    languages: readonly string[];
    municipality: string;
    /** Organisation unit. */
    unit: string;
  };
  /**
   * What is known of the case worker changed. Only what changed is there.
   * @de Angaben zu einer Fachkraft wurden geändert.
   */
  StaffAmended: { languages?: readonly string[]; municipality?: string; unit?: string };
  /**
   * Somebody was named who acts for the case worker in a period. It happens on the day of the agreement.
   * @de Eine Vertretung wurde benannt.
   */
  DeputyshipAgreed: {
    deputyship: string;
    /** The deputy's account. */
    deputy: string;
    from: LocalDate;
    /** Last day. */
    until: LocalDate;
    reason?: Personal;
  };
  /**
   * The deputy acted for the last time, before the end of the period.
   * @de Eine Vertretung wurde vorzeitig beendet.
   */
  DeputyshipEnded: { deputyship: string };
  /**
   * The case worker saved how a list is filtered and sorted, under a name; anew, if it had been saved before.
   * @de Eine Liste wurde gespeichert.
   */
  ListSaved: {
    list: string;
    name: Personal;
    of: SavableList;
    /** Filters and order as in the list's address: `flag=childcare`. What one looks for may name a person. */
    filters: Personal<readonly string[]>;
  };
  /**
   * The case worker no longer needs a saved list.
   * @de Eine gespeicherte Liste wurde verworfen.
   */
  ListForgotten: { list: string };
  /**
   * The case worker's name, saved lists and reasons are unreadable from now on; the account stays.
   * @de Die personenbezogenen Daten einer Fachkraft wurden gelöscht.
   */
  StaffErased: {
    ground: ErasureGround;
    /** The day on which the person asked for it. */
    requestedOn?: LocalDate;
  };
}
