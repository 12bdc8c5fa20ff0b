import { view } from '../../engine/look.js';
import { byDay, byText, type Key, listing } from '../listing.js';
import { organisationProjection } from './organisation.projection.js';
import { OrganisationLine, type OrganisationSort, OrganisationsQuery } from './organisations.dto.js';

const KEYS: Readonly<Record<OrganisationSort, Key>> = {
  name: byText('l.name'),
  registered: byDay('l."registeredOn"'),
};

/** The directory of organisations. */
export const organisations = view<OrganisationsQuery>({
  name: 'organisations',
  summary: 'Chambers, associations, providers and other partners with their contacts (Netzwerkpartner).',
  query: OrganisationsQuery,
  row: OrganisationLine,
  projections: [organisationProjection],
  select: (query, today, columns) =>
    listing(
      query,
      today,
      KEYS,
      `SELECT ${columns(organisationProjection, 'o')} FROM views.organisation o`,
      (put) => [
        query.role && `${put(query.role)} = ANY(l.roles)`,
        query.municipality && `l.municipality = ${put(query.municipality)}`,
      ],
    ),
});
