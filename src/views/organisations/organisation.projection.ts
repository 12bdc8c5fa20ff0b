import type { OrganisationFacts } from '../../contexts/organisation/facts.js';
import { projection } from '../../kernel/projection.js';
import { withoutPerson, withPerson } from '../contact-persons.js';
import { OrganisationRow } from './organisation.row.js';

export const organisationProjection = projection<OrganisationFacts, OrganisationRow>({
  name: 'organisation',
  version: 2,
  of: 'organisation',
  row: OrganisationRow,
  initial: (id) => ({
    id,
    name: '',
    roles: [],
    municipality: '',
    registeredOn: null,
    contactPersons: [],
  }),
  on: {
    OrganisationRegistered: (row, { data: { roles, ...terms }, happenedOn }) => ({
      ...row,
      ...terms,
      roles: [...roles],
      registeredOn: happenedOn,
    }),
    OrganisationAmended: (row, { data: { roles, ...changes } }) => ({
      ...row,
      ...changes,
      roles: [...(roles ?? row.roles)],
    }),
    OrganisationContactNamed: (row, { data }) => withPerson(row, data),
    OrganisationContactLeft: (row, { data }) => withoutPerson(row, data.person),
    OrganisationContactErased: (row, { data }) => withoutPerson(row, data.person),
  },
});
