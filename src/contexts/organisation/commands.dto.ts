import { Is, IsListOf, Optional } from '../../shapes/is.js';
import { day, id, oneOf, text } from '../../shapes/kinds.js';
import { ERASURE_GROUNDS, type ErasureGround } from '../../shapes/privacy-words.js';
import { ORGANISATION_ROLES, type OrganisationRole } from '../../shapes/services.js';

const role = oneOf(ORGANISATION_ROLES);
const ROLES = { min: 1, max: ORGANISATION_ROLES.length };

/** Registers a chamber, an association or another partner (Kammer, Verband, Partner). */
export class RegisterOrganisation {
  @Optional() @Is(day) on?: string;
  @Is(text(200)) name!: string;
  /** All that it is in the network. */
  @IsListOf(role, ROLES) roles!: OrganisationRole[];
  @Is(text(100)) municipality!: string;
}

/** Changes what is known of an organisation (Änderung). */
export class AmendOrganisation {
  @Optional() @Is(day) on?: string;
  @Optional() @Is(text(200)) name?: string;
  /** All roles from then on. */
  @Optional() @IsListOf(role, ROLES) roles?: OrganisationRole[];
  @Optional() @Is(text(100)) municipality?: string;
}

/** Names somebody whom one speaks to in the organisation (Ansprechperson). */
export class NameOrganisationContact {
  @Optional() @Is(day) on?: string;
  /** Sealed, as all of the person. */
  @Is(text(200)) name!: string;
  /** What the person does there. */
  @Optional() @Is(text(100)) role?: string;
  @Optional() @Is(text(50)) phone?: string;
  @Optional() @Is(text(200)) email?: string;
}

/** Records that a contact person no longer speaks for the organisation (Ansprechperson ausgeschieden). */
export class RecordOrganisationContactLeft {
  @Is(id) person!: string;
  @Optional() @Is(day) on?: string;
}

/** Erases a contact person for good (Löschung, Art. 17 DSGVO): name and contact data, in every view and every backup. */
export class EraseOrganisationContact {
  @Is(id) person!: string;
  @Is(oneOf(ERASURE_GROUNDS)) ground!: ErasureGround;
  /** Day on which the person asked for it, if so. */
  @Optional() @Is(day) requestedOn?: string;
}
