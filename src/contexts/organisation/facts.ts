import type { LocalDate } from '../../kernel/local-date.js';
import type { Personal } from '../../kernel/personal.js';
import type { ErasureGround } from '../../shapes/privacy-words.js';
import type { OrganisationRole } from '../../shapes/services.js';

/** What can have happened with an organisation of the network. */
export interface OrganisationFacts {
  /**
   * A chamber, an association or another partner became part of the network.
   * @de Eine Organisation wurde aufgenommen.
   */
  OrganisationRegistered: {
    name: string;
    /** All that it is in the network. */
    roles: readonly OrganisationRole[];
    municipality: string;
  };
  /**
   * What is known of the organisation changed. Only what changed is there.
   * @de Angaben zu einer Organisation wurden geändert.
   */
  OrganisationAmended: {
    name?: string;
    roles?: readonly OrganisationRole[];
    municipality?: string;
  };
  /**
   * Somebody in the organisation was named as a contact.
   * @de Eine Ansprechperson der Organisation wurde benannt.
   */
  OrganisationContactNamed: {
    person: string;
    name: Personal;
    /** What the person does there. */
    role?: Personal;
    phone?: Personal;
    email?: Personal;
  };
  /**
   * A contact person no longer speaks for the organisation.
   * @de Eine Ansprechperson der Organisation ist ausgeschieden.
   */
  OrganisationContactLeft: { person: string };
  /**
   * What is known of a contact person is unreadable from now on.
   * @de Die Daten einer Ansprechperson der Organisation wurden gelöscht.
   */
  OrganisationContactErased: {
    person: string;
    ground: ErasureGround;
    /** The day on which the person asked for it. */
    requestedOn?: LocalDate;
  };
}
