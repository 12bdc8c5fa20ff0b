import { chapters, scope } from '../../src/access/access.js';
import { declared } from '../../src/app.module.js';
import { isSealed } from '../../src/kernel/personal.js';
import { asked } from '../support/tokens.js';
import type { Visitor } from './browser.js';
import { type Begun, type Demonstration, PEOPLE, STORIES_OF } from './demonstration.js';

/*
 * What somebody may not see is in no answer that came to the browser: every value that is stored sealed is looked for there,
 * whoever's it is. Histories tell which they are, so that a new field is among them by itself.
 */

/** A value that is stored sealed, where it stands. */
interface Sealed extends Begun {
  readonly type: string;
  readonly field: string;
  readonly value: string;
  /** Who accompanies the person. */
  readonly caseWorker?: string;
}

interface Entry {
  readonly stored: { readonly data: Readonly<Record<string, unknown>> };
  readonly read: { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
}

/** What is as short may stand anywhere by chance: codes of countries, for instance. */
const SHORT = 6;

const AUDITOR = { 'dev-actor': 'auditor-1', 'dev-role': 'auditor' };

export const sealedIn = async ({ service: { url }, begun }: Demonstration): Promise<readonly Sealed[]> => {
  const units = { 'dev-units': PEOPLE.find(({ account }) => account === 'auditor-1')!.units.join() };
  const of = async (one: Begun): Promise<readonly Sealed[]> => {
    const path = `/${one.path}/${one.id}/history`;
    const answer = await fetch(`${url}${path}`, { headers: asked({ ...AUDITOR, ...units }, 'GET', path) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const { entries } = (await answer.json()) as { readonly entries: readonly Entry[] };
    const assigned = entries.findLast(({ read }) => 'caseWorker' in read.data)?.read.data.caseWorker;
    return entries.flatMap(({ stored, read: { type, data } }) =>
      Object.entries(stored.data)
        .filter(([field, value]) => isSealed(value) && typeof data[field] === 'string')
        .map(([field]) => ({
          ...{ ...one, type, field, value: data[field] as string },
          ...(typeof assigned === 'string' && { caseWorker: assigned }),
        })),
    );
  };
  const found: Sealed[] = [];
  // In turn: nobody waits for them.
  for (const one of begun) found.push(...(await of(one)));
  return found.filter(({ value }) => value.length >= SHORT);
};

/** Whether the table of access lets this value come to an account. */
const mayCome = (account: string, role: string, shared: string) => (sealed: Sealed) => {
  const context = declared.contexts.find(({ path }) => path === sealed.path)!;
  if (scope(role, 'look', `state:${context.name}`).length === 0) return false;
  if (!context.person) return true;
  if (role === 'partner') {
    // The chapters that are open to it, and for what the case is shared (view `shares`).
    const open = [...chapters(role, context.name)!, 'sharing'];
    const shown = context.chapters.filter(({ name }) => open.includes(name));
    return sealed.id === shared && shown.some(({ decider }) => sealed.type in decider.evolve);
  }
  const own = role !== 'case-worker' || !sealed.caseWorker || sealed.caseWorker === account;
  return own && (STORIES_OF[account] ?? []).includes(sealed.story);
};

/** All texts in an answer, also those within others. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text.split(/[\s;,"]+/);
  }
};

/** What came to somebody who may not know it, and where. */
export const leaked = (
  { received }: Pick<Visitor, 'received'>,
  account: string,
  role: string,
  sealed: readonly Sealed[],
  shared: string,
): readonly string[] => {
  const may = mayCome(account, role, shared);
  const known = new Set(sealed.filter(may).map(({ value }) => value));
  const secret = new Map(
    sealed.filter(({ value }) => !known.has(value)).map((each) => [each.value, `${each.type}.${each.field}`]),
  );
  const names = [...secret].filter(([, field]) => field.endsWith('.familyName'));
  return received.flatMap(({ url, text }) => [
    ...textsIn(parsed(text)).flatMap((each) => (secret.has(each) ? [`${secret.get(each)} in ${url}`] : [])),
    // A name also within something else.
    ...names.filter(([name]) => text.includes(name)).map(([, field]) => `${field} in ${url}`),
  ]);
};

/** Values that have come where they may, so that one sees that the search finds. */
export const arrived = (
  { received }: Pick<Visitor, 'received'>,
  sealed: readonly Sealed[],
): ReadonlySet<string> => {
  const values = new Set(sealed.map(({ value }) => value));
  return new Set(received.flatMap(({ text }) => textsIn(parsed(text)).filter((each) => values.has(each))));
};
