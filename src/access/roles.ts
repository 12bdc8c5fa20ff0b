import type { Verb } from '../engine/access.js';
import type { Role } from '../kernel/roles.js';

export type { Role };

export const ROLES: Readonly<Record<Role, string>> = {
  'case-worker': 'Fachkraft, Fallmanager/in',
  'team-lead': 'Teamleitung',
  coordinator: 'Koordination',
  'funding-officer': 'Fördermittelstelle',
  auditor: 'Prüfung, Datenschutz',
  reporting: 'Berichtswesen',
  administrator: 'Systembetreuung',
  partner: 'Träger, Wohlfahrtsverband',
};

/**
 * `cases`: people who are assigned, deputised, offered or shared to the account, opened in an emergency, or of a unit of
 * the account and nobody's yet. `unit`: those, and all people of the account's units. `shared`: shared with it.
 * `audit`: all people of the units, by reason of the office.
 */
export type Extent = 'cases' | 'unit' | 'shared' | 'audit' | 'everything';

export type Rights = { readonly [V in Verb]?: Extent };

export interface Class {
  readonly means: string;
  /** It is not about people, but names some: of those whom somebody may not see it does not tell. */
  readonly masked?: true;
  /** Who sees and replays it of people, too, whose processing is restricted; nobody else does. */
  readonly restricted?: readonly Role[];
  readonly roles: { readonly [R in Role]?: Rights };
}

export const all = (extent: Extent): Rights => ({ issue: extent, look: extent, replay: extent });
export const reading = (extent: Extent): Rights => ({ look: extent, replay: extent });
export const looking = (extent: Extent): Rights => ({ look: extent });
export const issuing = (extent: Extent): Rights => ({ issue: extent });

export const EVERYTHING = all('everything');
export const USE: Rights = { issue: 'everything', look: 'everything' };
export const LOOK = looking('everything');
export const READ = reading('everything');

/** What a partner sees of a person who was shared with it. */
export const PARTNER_CHAPTERS: readonly string[] = ['intake', 'language', 'training', 'support'];
