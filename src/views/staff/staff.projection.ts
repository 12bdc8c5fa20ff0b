import type { StaffFacts } from '../../contexts/staff/facts.js';
import { projection } from '../../kernel/projection.js';
import { StaffRow } from './staff.row.js';

export const staffProjection = projection<StaffFacts, StaffRow>({
  name: 'staff',
  version: 2,
  of: 'staff',
  row: StaffRow,
  initial: (id) => ({
    id,
    account: '',
    name: null,
    languages: [],
    municipality: '',
    unit: '',
    registeredOn: null,
    deputyships: [],
  }),
  on: {
    StaffRegistered: (row, { data: { languages, ...person }, happenedOn }) => ({
      ...row,
      ...person,
      languages: [...languages],
      registeredOn: happenedOn,
    }),
    StaffAmended: (row, { data: { languages, ...changes } }) => ({
      ...row,
      ...changes,
      languages: [...(languages ?? row.languages)],
    }),
    StaffErased: (row) => ({ ...row, name: null }),
    DeputyshipAgreed: (row, { data: { deputyship, deputy, from, until } }) => ({
      ...row,
      deputyships: [...row.deputyships, { deputyship, deputy, from, until }],
    }),
    DeputyshipEnded: (row, { data, happenedOn }) => ({
      ...row,
      deputyships: row.deputyships.map((each) =>
        each.deputyship === data.deputyship ? { ...each, until: happenedOn } : each,
      ),
    }),
  },
});
