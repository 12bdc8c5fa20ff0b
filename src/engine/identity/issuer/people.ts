import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '../../../kernel/roles.js';

/** Somebody made up, as whom one may sign in while trying out. */
export interface Pretended {
  readonly account: string;
  readonly name?: string;
  readonly roles: readonly string[];
  readonly units: readonly string[];
  /** What there is to see and do as this one. */
  readonly task?: { readonly de: string; readonly en: string };
  /** When the story plays in which this one has work: pages ask as of then (Dev-Now). */
  readonly now?: string;
}

const fileOf = (dataDir: string): string => join(dataDir, 'people.json');

/** One for each role, as `npm run token` names them. */
const PLAIN: readonly Pretended[] = ROLES.map((role) => ({
  account: `${role}-1`,
  roles: [role],
  units: ['development'],
}));

/** Those whom somebody put into the data folder, such as the demonstration; whoever writes there may be anybody anyway. */
export const pretendedIn = (dataDir: string): readonly Pretended[] =>
  existsSync(fileOf(dataDir))
    ? (JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as readonly Pretended[])
    : PLAIN;

export const pretend = (dataDir: string, people: readonly Pretended[]): void =>
  writeFileSync(fileOf(dataDir), JSON.stringify(people, undefined, 2));
