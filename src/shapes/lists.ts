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

const FILTER = /^[A-Za-z]{1,40}=[^\p{Cc}]{1,200}$/u;

/** A filter or an order as a list's address has it: `flag=childcare`. */
export const filter: Kind = {
  name: 'filter',
  holds: (value) => typeof value === 'string' && value.isWellFormed() && FILTER.test(value),
  says: 'must be a filter such as flag=childcare',
  schema: { type: 'string', pattern: '^[A-Za-z]{1,40}=.{1,200}$' },
};
