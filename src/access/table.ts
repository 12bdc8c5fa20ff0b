import { all, type Class, EVERYTHING, issuing, LOOK, looking, READ, reading } from './roles.js';

/*
 * Who may do what, as data. Everything that the service offers is of one class (classes.ts); a role may do with a class
 * what stands here, as far as it stands here, and nothing else. docs/access.md is made of it.
 */

export const TABLE = {
  case: {
    means: 'What is recorded and listed of people: talks, plans, courses, internships, deadlines, histories.',
    roles: {
      'case-worker': all('cases'),
      'team-lead': reading('unit'),
      coordinator: all('unit'),
      auditor: reading('audit'),
    },
  },
  record: {
    means: 'The state of one person; a partner sees the chapters on skills, language, training and support.',
    roles: {
      'case-worker': looking('cases'),
      'team-lead': looking('unit'),
      coordinator: looking('unit'),
      auditor: looking('audit'),
      partner: looking('shared'),
    },
  },
  findings: {
    means: 'Skills, languages, certificates and experience that were found.',
    roles: { 'case-worker': issuing('cases'), coordinator: issuing('unit'), partner: issuing('shared') },
  },
  registration: {
    means: 'Taking people in, one by one or from a file.',
    roles: { 'case-worker': issuing('cases'), coordinator: issuing('unit') },
  },
  naming: {
    means: 'Naming a person for a seat, a place in a course or an event, an opening, a mentor.',
    roles: { 'case-worker': issuing('cases'), coordinator: issuing('unit'), partner: issuing('shared') },
  },
  responsibility: {
    means: 'Who accompanies a person: assigning, handing over, deputies.',
    roles: { 'case-worker': issuing('cases'), 'team-lead': issuing('unit'), coordinator: issuing('unit') },
  },
  transfer: {
    means: 'Which unit is responsible for a person.',
    roles: { 'team-lead': issuing('unit'), coordinator: issuing('unit') },
  },
  sharing: {
    means: 'Sharing a case with partners, and data handed to other bodies.',
    roles: {
      'case-worker': { issue: 'cases', look: 'cases' },
      'team-lead': { issue: 'unit', look: 'unit' },
      coordinator: { issue: 'unit', look: 'unit' },
      auditor: looking('audit'),
      partner: looking('shared'),
    },
  },
  privacy: {
    means: 'Erasure, restriction and legal holds, and what is due for them.',
    roles: { coordinator: { issue: 'unit', look: 'unit' }, auditor: looking('audit') },
  },
  emergency: {
    means: "Opening a case outside one's scope for some hours, with a reason.",
    roles: {
      'case-worker': issuing('everything'),
      'team-lead': issuing('everything'),
      coordinator: issuing('everything'),
    },
  },
  'emergency review': {
    means: 'Who opened which case in an emergency, and that the team lead has looked at it.',
    roles: {
      'team-lead': { issue: 'unit', look: 'unit' },
      coordinator: looking('unit'),
      auditor: looking('audit'),
    },
  },
  'person search': {
    means: "Search for a person; of people outside one's scope it says no more than which unit to ask.",
    roles: { 'case-worker': LOOK, 'team-lead': LOOK, coordinator: LOOK },
  },
  network: {
    means: 'Employers and their openings, mentors, organisations, and whom mentors accompany.',
    roles: {
      'case-worker': { issue: 'everything', look: 'everything' },
      'team-lead': LOOK,
      coordinator: EVERYTHING,
      auditor: READ,
    },
  },
  services: {
    means: 'Courses, offers and group events, and who takes part.',
    roles: {
      'case-worker': { issue: 'everything', look: 'everything' },
      'team-lead': LOOK,
      coordinator: EVERYTHING,
      auditor: READ,
      partner: { issue: 'everything', look: 'everything' },
    },
  },
  staff: {
    means: 'Accounts with their units. Whoever registers an account says whose cases it opens.',
    roles: {
      'case-worker': LOOK,
      'team-lead': LOOK,
      coordinator: READ,
      auditor: READ,
      administrator: EVERYTHING,
    },
  },
  desk: {
    means: 'What staff settle for themselves or their unit: deputies, languages, saved lists.',
    roles: {
      'case-worker': { issue: 'cases', look: 'everything' },
      'team-lead': { issue: 'unit', look: 'everything' },
      coordinator: { issue: 'unit', look: 'everything' },
      administrator: issuing('everything'),
    },
  },
  seats: {
    means: 'Seats of programmes: asking for one, accepting, declining.',
    roles: { 'case-worker': issuing('everything'), coordinator: issuing('everything') },
  },
  programme: {
    means: 'Programmes and their terms.',
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
    roles: { 'team-lead': LOOK, coordinator: EVERYTHING, 'funding-officer': LOOK, auditor: READ },
  },
  'cohort people': {
    means: 'The people whom a change of law touches, by name.',
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
      'team-lead': LOOK,
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
    roles: { 'team-lead': looking('unit'), coordinator: looking('unit'), auditor: looking('audit') },
  },
  operations: {
    means: 'How the service does: readers, sweeps, replays of what was parked, publishing.',
    roles: { administrator: { look: 'everything', operate: 'everything' } },
  },
  audit: {
    means: 'Who saw what, proofs, exports of a history.',
    roles: { auditor: { look: 'everything', replay: 'audit', operate: 'everything' } },
  },
} as const satisfies Readonly<Record<string, Class>>;

export type ClassName = keyof typeof TABLE;
