import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import type { OpeningKind } from '../../../shapes/services.js';
import { type ById, changed, find } from '../../by-id.js';
import { notInFuture, rightOrder } from '../../rules.js';
import type * as commands from './commands.dto.js';
import type { ProfileFacts } from './facts.js';

interface ContactPerson {
  readonly leftOn?: LocalDate;
  readonly erasedOn?: LocalDate;
}

interface Willingness {
  readonly kinds: readonly OpeningKind[];
  readonly since: LocalDate;
  readonly until?: LocalDate;
}

export interface Profile {
  readonly registeredOn?: LocalDate;
  /** By contact person's id. */
  readonly people: ById<ContactPerson>;
  readonly willing?: Willingness;
}

const record = recorder<ProfileFacts>();

const named = (person: ContactPerson | undefined) =>
  refuseIf(
    !person,
    'unknown-contact-person',
    'This employer has no contact person with this id. Name the person first with name-contact-person.',
  );

/** What was said by somebody who was erased would be unreadable at once. */
const speaking = (person: ContactPerson | undefined) =>
  named(person) ??
  refuseIf(
    !!person?.erasedOn,
    'erased',
    `The data of this contact person was erased on ${person?.erasedOn}. Record it without the person.`,
  );

const distinct = <T>(words: readonly T[]): readonly T[] => [...new Set(words)];

const isSame = (willing: Willingness | undefined, kinds: readonly OpeningKind[], until?: LocalDate) =>
  !!willing &&
  willing.until === until &&
  willing.kinds.length === kinds.length &&
  kinds.every((kind) => willing.kinds.includes(kind));

export const decider: Decider<'profile', Profile, CommandsOf<typeof commands>, ProfileFacts> = {
  initial: { people: {} },

  decide: {
    RegisterEmployer: ({ on, ...employer }, { profile }, given) =>
      refuseIf(
        !!profile.registeredOn,
        'already-registered',
        'This employer is registered already. Register another one as an employer of its own.',
      ) ??
      notInFuture(on, given) ??
      record('EmployerRegistered', on ?? given.today, employer),

    NameContactPerson: ({ on, ...person }, _, given) =>
      notInFuture(on, given) ??
      record('ContactPersonNamed', on ?? given.today, { ...person, person: given.commandId }),

    RecordContactPersonLeft: ({ person, on }, { profile }, given) => {
      const its = find(profile.people, person);
      if (its?.leftOn) return [];
      return (
        named(its) ?? notInFuture(on, given) ?? record('ContactPersonLeft', on ?? given.today, { person })
      );
    },

    RecordEmployerContact: ({ on, ...contact }, { profile }, given) =>
      (contact.person ? speaking(find(profile.people, contact.person)) : undefined) ??
      notInFuture(on, given) ??
      record('EmployerContacted', on, contact),

    EraseContactPerson: (request, { profile }, given) => {
      const its = find(profile.people, request.person);
      if (its?.erasedOn) return [];
      return (
        named(its) ??
        notInFuture(request.requestedOn, given) ??
        record('ContactPersonErased', given.today, request)
      );
    },

    DeclareWillingness: ({ on, ...declared }, { profile }, given) => {
      const from = on ?? given.today;
      const kinds = distinct(declared.kinds);
      if (isSame(profile.willing, kinds, declared.until)) return [];
      return (
        notInFuture(from, given) ??
        rightOrder(from, declared.until) ??
        record('WillingnessDeclared', from, { ...declared, kinds })
      );
    },

    WithdrawWillingness: ({ on, ...withdrawn }, { profile }, given) =>
      profile.willing
        ? (notInFuture(on, given) ??
          rightOrder(profile.willing.since, on) ??
          record('WillingnessWithdrawn', on ?? given.today, withdrawn))
        : [],

    RecordEnquiry: ({ on, ...enquiry }, _, given) =>
      notInFuture(on, given) ??
      record('EnquiryReceived', on ?? given.today, {
        ...enquiry,
        kinds: distinct(enquiry.kinds),
        enquiry: given.commandId,
      }),
  },

  evolve: {
    EmployerRegistered: (profile, { happenedOn }) => ({ ...profile, registeredOn: happenedOn }),
    ContactPersonNamed: (profile, { data: { person } }) => ({
      ...profile,
      people: { ...profile.people, [person]: {} },
    }),
    ContactPersonLeft: (profile, { data: { person }, happenedOn }) => ({
      ...profile,
      people: changed(profile.people, person, { leftOn: happenedOn }),
    }),
    ContactPersonErased: (profile, { data: { person }, happenedOn }) => ({
      ...profile,
      people: changed(profile.people, person, { leftOn: happenedOn, erasedOn: happenedOn }),
    }),
    EmployerContacted: (profile) => profile,
    WillingnessDeclared: (profile, { data: { kinds, until }, happenedOn }) => ({
      ...profile,
      willing: { kinds, since: happenedOn, until },
    }),
    WillingnessWithdrawn: ({ willing: _, ...profile }) => profile,
    EnquiryReceived: (profile) => profile,
  },
};
