import type { StaffFacts } from '../../contexts/staff/facts.js';
import { projection } from '../../kernel/projection.js';
import { SavedListRow } from './saved-list.row.js';

const without = (row: SavedListRow, list: string) => row.lists.filter(({ id }) => id !== list);

export const savedListProjection = projection<StaffFacts, SavedListRow>({
  name: 'saved_list',
  version: 2,
  of: 'staff',
  row: SavedListRow,
  initial: (id) => ({ id, account: '', lists: [] }),
  on: {
    StaffRegistered: (row, { data: { account } }) => ({ ...row, account }),
    ListSaved: (row, { data: { list, name, of, filters }, happenedOn }) => ({
      ...row,
      lists: [...without(row, list), { id: list, name, of, filters, savedOn: happenedOn }],
    }),
    StaffErased: (row) => ({ ...row, lists: [] }),
    ListForgotten: (row, { data: { list } }) => ({ ...row, lists: without(row, list) }),
  },
});
