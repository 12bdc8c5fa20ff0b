import type { Day } from '../calendar.js';
import type { Actor } from '../client.js';
import type { Step } from './script.js';

/* Entries about something else than a participant, and about a place that it has for one. */

/** Something with a history of its own: a course, an employer, a mentor. */
export interface Thing {
  readonly kind:
    | 'cohorts'
    | 'courses'
    | 'employers'
    | 'grants'
    | 'group-events'
    | 'mentors'
    | 'offers'
    | 'organisations'
    | 'rule-book'
    | 'staff';
  readonly name: string;
  readonly by: Actor;
}

type More = Partial<Step>;

const at = (day: Day, hour = '10:00'): string => `${day}T${hour}:00Z`;

/** Its first entry. */
export const opens = ({ kind, name, by }: Thing, day: Day, body: object, more: More = {}): Step => ({
  ...{ subject: name, at: at(day, '08:30'), path: kind, body: { ...body }, by, as: name },
  ...more,
});

export const goesOn = (
  { kind, name, by }: Thing,
  day: Day,
  command: string,
  body: object = {},
  more: More = {},
): Step => ({
  ...{ subject: name, at: at(day), path: `${kind}/@${name}/${command}`, body: { ...body }, by },
  ...more,
});

/** What it has to do with a participant. */
export const takes = (
  { kind, name, by }: Thing,
  day: Day,
  who: string,
  command: string,
  body: object = {},
  more: More = {},
): Step => ({
  ...{ subject: who, with: [name], at: at(day), path: `${kind}/@${name}/${command}`, by },
  ...{ body: { participant: `@${who}`, ...body } },
  ...more,
});

/** What is expected where others move up from a waiting list. */
export const movingUp = (outcome: string | undefined, ...moves: { who: string; date?: string }[]): More => ({
  ...{ reaches: moves.map(({ who }) => who), expects: { outcome, moves } },
});

export const expecting = (outcome: string): More => ({ expects: { outcome } });
