import type { CommandsOf, Decider } from '../../kernel/decider.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { reasonIf, recorder, refuseIf, warnIf } from '../../kernel/messages.js';
import { type ById, changed, find } from '../by-id.js';
import { changesTo, isEmpty } from '../changes.js';
import { notInFuture, rightOrder } from '../rules.js';
import type * as commands from './commands.dto.js';
import type { StaffFacts } from './facts.js';

type Terms = StaffFacts['StaffAmended'];

interface Deputyship {
  readonly deputy: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export interface Staff {
  readonly account?: string;
  readonly terms?: Terms;
  readonly erasedOn?: LocalDate;
  /** By deputyship id. */
  readonly deputies: ById<Deputyship>;
  /** Saved lists, by their ids; forgotten ones are false. */
  readonly lists: ById<boolean>;
}

const record = recorder<StaffFacts>();

const known = ({ lists }: Staff, list: string) =>
  refuseIf(
    find(lists, list) === undefined,
    'unknown-list',
    'There is no saved list with this id. Look for it in the saved lists.',
  );

export const decider: Decider<'staff', Staff, CommandsOf<typeof commands>, StaffFacts> = {
  initial: { deputies: {}, lists: {} },

  decide: {
    RegisterStaff: ({ on, ...person }, { staff }, given) =>
      refuseIf(
        !!staff.account,
        'already-registered',
        'This case worker is registered already. Change what is known with amend-staff.',
      ) ??
      notInFuture(on, given) ??
      record('StaffRegistered', on ?? given.today, {
        ...person,
        languages: [...new Set(person.languages)],
      }),

    AmendStaff: ({ on, ...wanted }, { staff }, given) => {
      const changes = changesTo<Terms>(staff.terms, wanted);
      if (isEmpty(changes)) return [];
      return notInFuture(on, given) ?? record('StaffAmended', on ?? given.today, changes);
    },

    AgreeDeputyship: (named, { staff }, given) => {
      const { deputy, from, until, reason } = named;
      const overlaps = Object.values(staff.deputies).some(
        (other) => other.from <= until && from <= other.until,
      );
      return (
        refuseIf(
          deputy === staff.account,
          'own-deputy',
          'Nobody acts for themselves. Name another account as deputy.',
        ) ??
        rightOrder(from, until) ??
        reasonIf(overlaps, reason, 'Another deputy is named for a part of this period. Say why.') ??
        record(
          'DeputyshipAgreed',
          given.today,
          { ...named, deputyship: given.commandId },
          warnIf(overlaps, 'deputies-overlap'),
        )
      );
    },

    EndDeputyship: ({ deputyship, on }, { staff }, given) => {
      const its = find(staff.deputies, deputyship);
      if (its && on >= its.until) return [];
      return (
        refuseIf(
          !its,
          'unknown-deputyship',
          'There is no deputyship with this id. Name a deputy first with agree-deputyship.',
        ) ??
        notInFuture(on, given) ??
        rightOrder(its?.from, on) ??
        record('DeputyshipEnded', on, { deputyship })
      );
    },

    SaveList: ({ list, ...saved }, { staff }, { today, commandId }) =>
      (list === undefined ? undefined : known(staff, list)) ??
      record('ListSaved', today, { ...saved, list: list ?? commandId }),

    ForgetList: ({ list }, { staff }, { today }) =>
      known(staff, list) ?? (find(staff.lists, list) ? record('ListForgotten', today, { list }) : []),

    EraseStaff: (request, { staff }, given) =>
      staff.erasedOn
        ? []
        : (notInFuture(request.requestedOn, given) ?? record('StaffErased', given.today, request)),
  },

  evolve: {
    StaffErased: (staff, { happenedOn }) => ({ ...staff, erasedOn: happenedOn }),
    ListSaved: (staff, { data: { list } }) => ({ ...staff, lists: { ...staff.lists, [list]: true } }),
    ListForgotten: (staff, { data: { list } }) => ({ ...staff, lists: { ...staff.lists, [list]: false } }),
    StaffRegistered: (staff, { data: { account, languages, municipality, unit } }) => ({
      ...staff,
      account,
      terms: { languages, municipality, unit },
    }),
    StaffAmended: (staff, { data }) => ({ ...staff, terms: { ...staff.terms, ...data } }),
    DeputyshipAgreed: (staff, { data: { deputyship, deputy, from, until } }) => ({
      ...staff,
      deputies: { ...staff.deputies, [deputyship]: { deputy, from, until } },
    }),
    DeputyshipEnded: (staff, { data: { deputyship }, happenedOn }) => ({
      ...staff,
      deputies: changed(staff.deputies, deputyship, { until: happenedOn }),
    }),
  },
};
