import { all, type Class, EVERYTHING, issuing, LOOK, looking, READ, reading, USE } from './roles.js';
import { HOUSE } from './table.house.js';

/*
 * Who may do what, as data. Everything that the service offers is of one class (classes.ts); a role may do with a class
 * what stands here, as far as it stands here, and nothing else. docs/access.md is made of it.
 */

export const TABLE = {
  case: {
    means: 'What is recorded and listed of people: talks, plans, courses, internships, deadlines, histories.',
    restricted: ['auditor'],
    roles: {
      'case-worker': all('cases'),
      'team-lead': reading('unit'),
      coordinator: all('unit'),
      auditor: reading('audit'),
    },
  },
  record: {
    means: 'The state of one person; a partner sees the chapters on skills, language, training and support.',
    restricted: ['auditor'],
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
  decision: {
    means:
      'What is decided over a case worker: which unit is responsible for a person, and that a plan is approved.',
    roles: { 'team-lead': issuing('unit'), coordinator: issuing('unit') },
  },
  sharing: {
    means: 'Sharing a case with partners, and data handed to other bodies.',
    restricted: ['auditor'],
    roles: {
      'case-worker': { issue: 'cases', look: 'cases' },
      'team-lead': { issue: 'unit', look: 'unit' },
      coordinator: { issue: 'unit', look: 'unit' },
      auditor: looking('audit'),
      partner: looking('shared'),
    },
  },
  privacy: {
    means:
      'Erasure, restriction and legal holds, and what is due for them; erasure of mentors and of contact persons.',
    restricted: ['coordinator', 'auditor'],
    roles: { coordinator: { issue: 'unit', look: 'unit' }, auditor: looking('audit') },
  },
  restrictions: {
    means: 'That the processing of a person is restricted, by name and since when, and nothing else.',
    restricted: ['case-worker', 'team-lead', 'coordinator', 'auditor'],
    roles: {
      'case-worker': looking('cases'),
      'team-lead': looking('unit'),
      coordinator: looking('unit'),
      auditor: looking('audit'),
    },
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
    restricted: ['team-lead', 'coordinator', 'auditor'],
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
    masked: true,
    roles: {
      'case-worker': USE,
      'team-lead': LOOK,
      coordinator: EVERYTHING,
      auditor: READ,
    },
  },
  services: {
    means: 'Courses, offers and group events, and who takes part.',
    masked: true,
    roles: {
      'case-worker': USE,
      'team-lead': LOOK,
      coordinator: EVERYTHING,
      auditor: READ,
      partner: USE,
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
  ...HOUSE,
} as const satisfies Readonly<Record<string, Class>>;

export type ClassName = keyof typeof TABLE;
