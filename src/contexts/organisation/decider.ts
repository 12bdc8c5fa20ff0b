import type { CommandsOf, Decider } from '../../kernel/decider.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { recorder, refuseIf } from '../../kernel/messages.js';
import { type ById, changed, find } from '../by-id.js';
import { changesTo, isEmpty } from '../changes.js';
import { notInFuture } from '../rules.js';
import type * as commands from './commands.dto.js';
import type { OrganisationFacts } from './facts.js';

type Terms = OrganisationFacts['OrganisationRegistered'];

export interface Organisation {
  readonly terms?: Terms;
  /** By contact person's id. */
  readonly people: ById<{ readonly leftOn?: LocalDate; readonly erasedOn?: LocalDate }>;
}

const record = recorder<OrganisationFacts>();

const named = (person: object | undefined) =>
  refuseIf(
    !person,
    'unknown-contact-person',
    'There is no contact person with this id. Name the person first with name-organisation-contact.',
  );

export const decider: Decider<
  'organisation',
  Organisation,
  CommandsOf<typeof commands>,
  OrganisationFacts
> = {
  initial: { people: {} },

  decide: {
    RegisterOrganisation: ({ on, ...terms }, { organisation }, given) =>
      refuseIf(
        !!organisation.terms,
        'already-registered',
        'This organisation is registered already. Change it with amend-organisation.',
      ) ??
      notInFuture(on, given) ??
      record('OrganisationRegistered', on ?? given.today, {
        ...terms,
        roles: [...new Set(terms.roles)],
      }),

    AmendOrganisation: ({ on, ...wanted }, { organisation }, given) => {
      const changes = changesTo<Terms>(organisation.terms, wanted);
      if (isEmpty(changes)) return [];
      return notInFuture(on, given) ?? record('OrganisationAmended', on ?? given.today, changes);
    },

    NameOrganisationContact: ({ on, ...person }, _, given) =>
      notInFuture(on, given) ??
      record('OrganisationContactNamed', on ?? given.today, { ...person, person: given.commandId }),

    EraseOrganisationContact: (request, { organisation }, given) => {
      const its = find(organisation.people, request.person);
      if (its?.erasedOn) return [];
      return (
        named(its) ??
        notInFuture(request.requestedOn, given) ??
        record('OrganisationContactErased', given.today, request)
      );
    },

    RecordOrganisationContactLeft: ({ person, on }, { organisation }, given) => {
      const its = find(organisation.people, person);
      if (its?.leftOn) return [];
      return (
        named(its) ??
        notInFuture(on, given) ??
        record('OrganisationContactLeft', on ?? given.today, { person })
      );
    },
  },

  evolve: {
    OrganisationRegistered: (organisation, { data }) => ({ ...organisation, terms: data }),
    OrganisationAmended: (organisation, { data }) => ({
      ...organisation,
      terms: { ...organisation.terms, ...data } as Terms,
    }),
    OrganisationContactNamed: (organisation, { data: { person } }) => ({
      ...organisation,
      people: { ...organisation.people, [person]: {} },
    }),
    OrganisationContactLeft: (organisation, { data: { person }, happenedOn }) => ({
      ...organisation,
      people: changed(organisation.people, person, { leftOn: happenedOn }),
    }),
    OrganisationContactErased: (organisation, { data: { person }, happenedOn }) => ({
      ...organisation,
      people: changed(organisation.people, person, { leftOn: happenedOn, erasedOn: happenedOn }),
    }),
  },
};
