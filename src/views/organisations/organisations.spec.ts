import { describe, expect, it } from '@jest/globals';
import type { OrganisationFacts } from '../../contexts/organisation/facts.js';
import { rowAfter } from '../../kernel/scenario.js';
import { organisationProjection } from './organisation.projection.js';

const registered = [
  'OrganisationRegistered',
  '2021-01-10',
  { name: 'Musterkammer', roles: ['chamber'], municipality: 'Musterstadt' },
] as const;
const named = ['OrganisationContactNamed', '2021-02-01', { person: 'p', name: 'Muster' }] as const;

describe('an organisation in the directory', () => {
  it('is shown as amended, with its contacts', () => {
    const amended = ['OrganisationAmended', '2021-02-01', { roles: ['chamber', 'provider'] }] as const;
    expect(rowAfter<OrganisationFacts>(organisationProjection, registered, amended, named)).toMatchObject({
      name: 'Musterkammer',
      roles: ['chamber', 'provider'],
      registeredOn: '2021-01-10',
      contactPersons: [{ person: 'p', name: 'Muster', role: null, phone: null, email: null }],
    });
  });

  it('no longer shows who left', () => {
    const left = ['OrganisationContactLeft', '2021-03-01', { person: 'p' }] as const;
    expect(rowAfter<OrganisationFacts>(organisationProjection, registered, named, left)).toMatchObject({
      contactPersons: [],
    });
  });
});
