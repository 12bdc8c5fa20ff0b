import type { EmployerFacts } from '../../contexts/employer/facts.js';
import { projection } from '../../kernel/projection.js';
import { withoutPerson, withPerson } from '../contact-persons.js';
import { EmployerRow, type OpeningEntry } from './employer.row.js';

const opening = (row: EmployerRow, id: string, change: (of: OpeningEntry) => object): EmployerRow => ({
  ...row,
  openings: row.openings.map((each) => (each.opening === id ? { ...each, ...change(each) } : each)),
});

export const employerProjection = projection<EmployerFacts, EmployerRow>({
  name: 'employer',
  version: 3,
  of: 'employer',
  row: EmployerRow,
  initial: (id) => ({
    id,
    name: '',
    trade: '',
    municipality: '',
    registeredOn: null,
    contactPersons: [],
    contacts: 0,
    lastContactOn: null,
    lastContactChannel: null,
    willingFor: [],
    willingSince: null,
    willingUntil: null,
    enquiries: [],
    openings: [],
  }),
  on: {
    EmployerRegistered: (row, { data, happenedOn }) => ({ ...row, ...data, registeredOn: happenedOn }),
    ContactPersonNamed: (row, { data }) => withPerson(row, data),
    ContactPersonLeft: (row, { data }) => withoutPerson(row, data.person),
    ContactPersonErased: (row, { data }) => withoutPerson(row, data.person),
    EmployerContacted: (row, { data: { channel }, happenedOn }) => ({
      ...row,
      contacts: row.contacts + 1,
      ...(happenedOn >= (row.lastContactOn ?? '') && {
        lastContactOn: happenedOn,
        lastContactChannel: channel,
      }),
    }),
    WillingnessDeclared: (row, { data: { kinds, until = null }, happenedOn }) => ({
      ...row,
      willingFor: [...kinds],
      willingSince: happenedOn,
      willingUntil: until,
    }),
    WillingnessWithdrawn: (row) => ({ ...row, willingFor: [], willingSince: null, willingUntil: null }),
    EnquiryReceived: (row, { data: { enquiry, kinds, occupation = null, places = null }, happenedOn }) => ({
      ...row,
      enquiries: [...row.enquiries, { enquiry, on: happenedOn, kinds, occupation, places }],
    }),

    OpeningPublished: (row, { data, happenedOn }) => ({
      ...row,
      openings: [
        ...row.openings,
        {
          hoursPerWeek: null,
          languageLevel: null,
          until: null,
          ...data,
          publishedOn: happenedOn,
          withdrawnOn: null,
          filled: [],
        },
      ],
    }),
    OpeningAmended: (row, { data: { opening: id, reason: _, ...changes } }) =>
      opening(row, id, () => changes),
    OpeningFilled: (row, { data: { opening: id, participant } }) =>
      opening(row, id, ({ filled }) => ({ filled: [...filled, participant] })),
    OpeningFreed: (row, { data: { opening: id, participant } }) =>
      opening(row, id, ({ filled }) => ({ filled: filled.filter((each) => each !== participant) })),
    OpeningWithdrawn: (row, { data: { opening: id }, happenedOn }) =>
      opening(row, id, () => ({ withdrawnOn: happenedOn })),
  },
});
