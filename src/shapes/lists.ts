import type { Kind } from './kinds.js';

/** Lists whose filters and order a case worker can save under a name; each is a view of that name. */
export const SAVABLE_LISTS = [
  'caseload',
  'courses',
  'drop-outs',
  'employers',
  'expiries',
  'group-events',
  'hand-overs',
  'matches',
  'mentors',
  'my-day',
  'offers',
  'openings',
  'organisations',
  'recognition-clocks',
  'staff',
  'team-load',
  'team-medians',
  'topic-demand',
  'topic-offers',
  'waiting-lists',
] as const;
export type SavableList = (typeof SAVABLE_LISTS)[number];

/** Neither end is blank or invisible: such a filter would find nothing, and nobody would see why. */
const FILTER = /^[A-Za-z]{1,40}=[^\s\p{C}]([^\p{C}]{0,198}[^\s\p{C}])?$/u;

/** A filter or an order as a list's address has it: `flag=childcare`. */
export const filter: Kind = {
  name: 'filter',
  holds: (value) => typeof value === 'string' && value.isWellFormed() && FILTER.test(value),
  says: 'must be a filter such as flag=childcare',
  schema: { type: 'string', pattern: FILTER.source },
};
