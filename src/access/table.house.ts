import { type Class, EVERYTHING, issuing, LOOK, looking, READ, USE } from './roles.js';

/** Who may do what with what is not about single people: programmes, law, money, figures, the service itself. */
export const HOUSE = {
  programme: {
    means: 'Programmes and their terms.',
    masked: true,
    roles: {
      'case-worker': LOOK,
      'team-lead': LOOK,
      coordinator: EVERYTHING,
      'funding-officer': READ,
      auditor: READ,
    },
  },
  cohort: {
    means: 'Changes of law: whom they touch, and what was carried out.',
    roles: {
      'team-lead': USE,
      coordinator: EVERYTHING,
      'funding-officer': LOOK,
      auditor: READ,
    },
  },
  'cohort people': {
    means: 'The people whom a change of law touches, by name.',
    restricted: ['auditor'],
    roles: {
      'case-worker': looking('cases'),
      'team-lead': looking('unit'),
      coordinator: looking('unit'),
      auditor: looking('audit'),
    },
  },
  funding: {
    means: 'Grants, receipts, draw-downs, statements of use: money and numbers, no names.',
    roles: { coordinator: LOOK, 'funding-officer': EVERYTHING, auditor: READ },
  },
  claims: {
    means: 'Charging what was delivered to a person to a line of a grant.',
    roles: {
      'case-worker': issuing('cases'),
      coordinator: issuing('unit'),
      'funding-officer': issuing('everything'),
    },
  },
  'rule book': {
    means: 'Rules with their days, and changes to them.',
    roles: {
      'case-worker': LOOK,
      'team-lead': USE,
      coordinator: EVERYTHING,
      'funding-officer': LOOK,
      auditor: READ,
      reporting: LOOK,
      administrator: LOOK,
      partner: LOOK,
    },
  },
  figures: {
    means: 'Indicators and demand in numbers; small ones are withheld.',
    roles: {
      'team-lead': LOOK,
      coordinator: LOOK,
      'funding-officer': LOOK,
      auditor: LOOK,
      reporting: LOOK,
    },
  },
  'team views': {
    means: 'How much everybody of a unit has to do, what takes long, why people leave.',
    restricted: ['team-lead', 'coordinator', 'auditor'],
    roles: { 'team-lead': looking('unit'), coordinator: looking('unit'), auditor: looking('audit') },
  },
  operations: {
    means: 'How the service does: readers, sweeps, replays of what was parked, publishing.',
    roles: { administrator: { look: 'everything', operate: 'everything' }, auditor: LOOK },
  },
  audit: {
    means: 'Who saw what, proofs, exports of a history.',
    restricted: ['auditor'],
    roles: { auditor: { look: 'everything', replay: 'audit', operate: 'everything' } },
  },
} as const satisfies Readonly<Record<string, Class>>;
