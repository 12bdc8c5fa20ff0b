import { all, histories, still } from '../happenings.js';
import { type Counting, listsOf, small } from './lists.js';

/* Organisations and case workers as their directories show them. */

export const organisations: Counting = {
  name: 'organisations',
  count: (testimony) => {
    const rows = [...histories(testimony, 'organisations')].map(([id, so]) => {
      const [registered] = all(so, 'OrganisationRegistered');
      const changes = all(so, 'OrganisationAmended').map(({ data }) => data);
      const people = still(
        so,
        'OrganisationContactNamed',
        ['OrganisationContactLeft'],
        ({ person }) => person,
      );
      const terms = Object.assign({}, registered!.data, ...changes) as NonNullable<typeof registered>['data'];
      return {
        ...{ id, ...terms, registeredOn: registered!.on },
        contactPersons: people.map(({ data }) => ({ role: null, phone: null, email: null, ...data })),
      };
    });
    type Organisation = (typeof rows)[number];
    const sorts = {
      name: ({ name }: Organisation) => small(name),
      registered: ({ registeredOn }: Organisation) => registeredOn,
    };
    const words = {
      role: ({ roles }: Organisation) => roles,
      municipality: ({ municipality }: Organisation) => municipality,
    };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};

export const staff: Counting = {
  name: 'staff',
  count: (testimony, today) => {
    const rows = [...histories(testimony, 'staff')].map(([id, so]) => {
      const [registered] = all(so, 'StaffRegistered');
      const changes = all(so, 'StaffAmended').map(({ data }) => data);
      const terms = Object.assign({}, registered!.data, ...changes) as NonNullable<typeof registered>['data'];
      const deputyships = all(so, 'DeputyshipAgreed').map(({ data: { deputyship, deputy, from, until } }) => {
        const ended = all(so, 'DeputyshipEnded').findLast(({ data }) => data.deputyship === deputyship);
        return { deputyship, deputy, from, until: ended?.on ?? until };
      });
      const acting = deputyships
        .filter(({ from, until }) => from <= today && today <= until)
        .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
      return {
        ...{ id, name: null, ...terms, registeredOn: registered!.on, deputyships },
        deputy: acting?.deputy ?? null,
      };
    });
    type Staff = (typeof rows)[number];
    const sorts = {
      account: ({ account }: Staff) => small(account),
      unit: ({ unit }: Staff) => small(unit),
      registered: ({ registeredOn }: Staff) => registeredOn,
    };
    const words = {
      unit: ({ unit }: Staff) => unit,
      language: ({ languages }: Staff) => languages,
      account: ({ account }: Staff) => account,
    };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};

interface SavedList {
  readonly list: string;
  readonly name: string;
  readonly of: string;
  readonly filters: readonly string[];
}

/** What one case worker saved. */
export const savedLists = (account: string): Counting => ({
  name: 'saved-lists',
  asked: `account=${account}`,
  count: (testimony) => {
    const rows = [...histories(testimony, 'staff')].flatMap(([id, so]) =>
      all(so, 'StaffRegistered')[0]!.data.account === account
        ? still(so, 'ListSaved', ['ListForgotten'], ({ list }) => list).map(({ on: savedOn, data }) => {
            const { list, name, of, filters } = data as unknown as SavedList;
            const query = new URLSearchParams(
              filters.map((each) => each.split(/=(.*)/s).slice(0, 2) as [string, string]),
            );
            const address = filters.length > 0 ? `/${of}?${query.toString()}` : `/${of}`;
            return { id: list, staff: id, name, of, filters, savedOn, address };
          })
        : [],
    );
    const { 'sort=saved': saved, ...lists } = listsOf(
      rows,
      { saved: ({ savedOn }) => savedOn },
      { of: ({ of }) => of },
    );
    return { rows, lists: { '': saved!, ...lists } };
  },
});
