import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type { ErasureGround } from '../../../shapes/privacy-words.js';
import type { EmployerChannel, OpeningKind } from '../../../shapes/services.js';

/** What can have happened between the network and an employer. */
export interface ProfileFacts {
  /**
   * An employer became known to the network.
   * @de Ein Betrieb wurde aufgenommen.
   */
  EmployerRegistered: { name: string; trade: string; municipality: string };
  /**
   * Somebody at the employer was named as a contact.
   * @de Eine Ansprechperson wurde benannt.
   */
  ContactPersonNamed: {
    person: string;
    name: Personal;
    /** What the person does there. */
    role?: Personal;
    phone?: Personal;
    email?: Personal;
  };
  /**
   * A contact person no longer speaks for the employer.
   * @de Eine Ansprechperson ist ausgeschieden.
   */
  ContactPersonLeft: { person: string };
  /**
   * Somebody spoke with the employer.
   * @de Mit dem Betrieb wurde gesprochen.
   */
  EmployerContacted: {
    channel: EmployerChannel;
    /** The contact person, if it was one. */
    person?: string;
    note?: Personal;
  };
  /**
   * The employer is willing to take people although it has no opening.
   * @de Der Betrieb ist auch ohne offene Stelle aufnahmebereit.
   */
  WillingnessDeclared: {
    /** All kinds, not only new ones. */
    kinds: readonly OpeningKind[];
    /** Last day, if there is one. */
    until?: LocalDate;
    note?: Personal;
  };
  /**
   * The employer is no longer willing to take people without an opening.
   * @de Die Aufnahmebereitschaft wurde zurückgenommen.
   */
  WillingnessWithdrawn: { reason?: Personal };
  /**
   * The employer asked for people without being bound.
   * @de Eine unverbindliche Anfrage ging ein.
   */
  EnquiryReceived: {
    enquiry: string;
    kinds: readonly OpeningKind[];
    occupation?: string;
    places?: number;
    note?: Personal;
  };
  /**
   * What is known of a contact person, and what they said, is unreadable from now on.
   * @de Die Daten einer Ansprechperson des Betriebs wurden gelöscht.
   */
  ContactPersonErased: {
    person: string;
    ground: ErasureGround;
    /** The day on which the person asked for it. */
    requestedOn?: LocalDate;
  };
}
