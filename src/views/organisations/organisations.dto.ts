import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { oneOf, text } from '../../shapes/kinds.js';
import { ORGANISATION_ROLES, type OrganisationRole } from '../../shapes/services.js';
import { OrganisationRow } from './organisation.row.js';

export const ORGANISATION_SORTS = ['name', 'registered'] as const;
export type OrganisationSort = (typeof ORGANISATION_SORTS)[number];

export class OrganisationsQuery extends Paged {
  /** Only those that are this in the network. */
  @Optional() @Is(oneOf(ORGANISATION_ROLES)) role?: OrganisationRole;
  @Optional() @Is(text(100)) municipality?: string;
  /** By default by name. */
  @Optional() @Is(oneOf(ORGANISATION_SORTS)) sort?: OrganisationSort;
}

/** One organisation of the network. */
export class OrganisationLine extends OrganisationRow {}
