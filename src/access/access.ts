import type { Scope, Verb } from '../engine/access.js';
import type { Ground } from '../kernel/belonging.js';
import { COMMANDS, OPERATIONS, STATES, STREAMS, VIEWS } from './classes.js';
import { type Class, type Extent, PARTNER_CHAPTERS, type Rights } from './roles.js';
import { type ClassName, TABLE } from './table.js';

const CASES: readonly Ground[] = [
  'assignment',
  'deputy',
  'hand-over',
  'sharing',
  'break-glass',
  'unassigned',
];

/** On which grounds something belongs to somebody. */
const GROUNDS_OF: Readonly<Record<Extent, Scope>> = {
  cases: CASES,
  unit: [...CASES, 'unit'],
  shared: ['sharing'],
  audit: ['audit'],
  everything: 'everything',
};

const named = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const chapterOf = (command: string): string => command.slice(0, command.lastIndexOf('/'));

/** Of which class something is; undefined closes it. */
export const classOf = (verb: Verb, what: string): ClassName | undefined => {
  if (what === 'naming') return 'naming';
  // Proofs and bundles are of whatever stream, and judged like its history.
  if (what === 'proof') return OPERATIONS.proof;
  if (verb === 'issue') return named(COMMANDS, what) ?? named(COMMANDS, chapterOf(what));
  if (verb === 'operate') return named(OPERATIONS, what);
  if (verb === 'replay') return named(STREAMS, what);
  const [kind, name = ''] = what.split(':');
  if (kind === 'operation') return named(OPERATIONS, name);
  return kind === 'view' ? named(VIEWS, name) : (named(STATES, name) ?? named(STREAMS, name));
};

export const operations: readonly string[] = Object.keys(OPERATIONS);

/** How far a role may; of nothing that stands nowhere. */
export const scope = (role: string, verb: Verb, what: string): Scope => {
  const its = classOf(verb, what);
  const { roles, restricted = [] }: Pick<Class, 'roles' | 'restricted'> = its ? TABLE[its] : { roles: {} };
  const rights: Rights | undefined = named(roles as Record<string, Rights>, role);
  const extent = rights?.[verb];
  const grounds = extent ? GROUNDS_OF[extent] : [];
  // Who may record something is told that it is restricted by the journey itself.
  const reaches = verb === 'issue' || (restricted as readonly string[]).includes(role);
  return reaches && extent && grounds !== 'everything' ? [...grounds, 'restricted'] : grounds;
};

/** Whether a view or a state names people without being about them. */
export const masks = (what: string): boolean => {
  const its = classOf('look', what);
  const named: Class | undefined = its && TABLE[its];
  return named?.masked ?? false;
};

/** The chapters of a state that a role sees. */
export const chapters = (role: string, context: string): readonly string[] | undefined =>
  role === 'partner' && context === 'journey' ? PARTNER_CHAPTERS : undefined;
