import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { refuse } from '../../kernel/messages.js';
import { story } from '../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { OrganisationFacts } from './facts.js';
import { organisation } from './index.js';

const { given } = story<OrganisationFacts, CommandsOf<typeof commands>>(organisation);

const TODAY = '2021-03-15';
const TOMORROW = '2021-03-16';
const chamber = { name: 'Musterkammer', municipality: 'Musterstadt' };
const registered = ['OrganisationRegistered', '2021-01-10', { ...chamber, roles: ['chamber'] }] as const;
const named = ['OrganisationContactNamed', '2021-01-10', { person: 'p', name: 'Muster' }] as const;
const left = ['OrganisationContactLeft', '2021-02-01', { person: 'p' }] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('an organisation', () => {
  it('is registered once, with its roles', () => {
    expect(
      given().when('RegisterOrganisation', { ...chamber, roles: ['chamber', 'provider', 'chamber'] }),
    ).toEqual([
      {
        type: 'OrganisationRegistered',
        happenedOn: TODAY,
        data: { ...chamber, roles: ['chamber', 'provider'] },
      },
    ]);
    const again = { ...chamber, roles: ['chamber' as const] };
    expect(given(registered).when('RegisterOrganisation', again)).toEqual(refused('already-registered'));
    expect(given().when('RegisterOrganisation', { ...again, on: TOMORROW })).toEqual(
      refused('in-the-future'),
    );
  });

  it('is amended by what changed', () => {
    const { when } = given(registered);
    expect(when('AmendOrganisation', { roles: ['provider'], name: 'Musterkammer' })).toEqual([
      { type: 'OrganisationAmended', happenedOn: TODAY, data: { roles: ['provider'] } },
    ]);
    expect(when('AmendOrganisation', { roles: ['chamber'] })).toEqual([]);
    expect(when('AmendOrganisation', { name: 'n', on: TOMORROW })).toEqual(refused('in-the-future'));
  });
});

describe('a contact person', () => {
  it('is named, and may leave once', () => {
    const person = { name: 'Muster', role: 'adviser', phone: '0', email: 'a@example.org' };
    expect(given(registered).when('NameOrganisationContact', person)).toEqual([
      { type: 'OrganisationContactNamed', happenedOn: TODAY, data: { ...person, person: 'this-command' } },
    ]);
    const leave = { person: 'p' };
    expect(given(registered, named).when('RecordOrganisationContactLeft', leave)).toEqual([
      { type: 'OrganisationContactLeft', happenedOn: TODAY, data: leave },
    ]);
    expect(given(registered, named, left).when('RecordOrganisationContactLeft', leave)).toEqual([]);
    expect(given(registered).when('RecordOrganisationContactLeft', leave)).toEqual(
      refused('unknown-contact-person'),
    );
  });
});

describe('a contact person who is erased', () => {
  it('is so once, having left or not', () => {
    const request = { person: 'p', ground: 'objection' } as const;
    const erased = ['OrganisationContactErased', '2021-03-01', request] as const;
    for (const facts of [[named], [named, left]] as const)
      expect(given(registered, ...facts).when('EraseOrganisationContact', request)).toEqual([
        { type: 'OrganisationContactErased', happenedOn: TODAY, data: request },
      ]);
    const { when } = given(registered, named, erased);
    expect(when('EraseOrganisationContact', request)).toEqual([]);
    expect(when('RecordOrganisationContactLeft', { person: 'p' })).toEqual([]);
    expect(when('EraseOrganisationContact', { ...request, person: 'q' })).toEqual(
      refused('unknown-contact-person'),
    );
    expect(
      given(registered, named).when('EraseOrganisationContact', { ...request, requestedOn: TOMORROW }),
    ).toEqual(refused('in-the-future'));
  });
});
