import type { LocalDate } from './local-date.js';

/*
 * To whom a case belongs, as keys: what ties somebody to a case gives it a key, and who asks brings the keys that the
 * account and its units hold. The same keys decide on a folded state and on rows.
 */

/** Why somebody sees a person, the nearest first. */
export const GROUNDS = [
  'assignment',
  'deputy',
  'hand-over',
  'sharing',
  'break-glass',
  'unassigned',
  'unit',
  'audit',
] as const;
export type Ground = (typeof GROUNDS)[number];

/** What somebody may use: grounds, and whether these hold where the processing is restricted, too. */
export type Reach = Ground | 'restricted';

/** What ties an account, or a unit with those above it, to the subject of a stream. */
export interface Tie {
  readonly ground: Exclude<Ground, 'audit'>;
  readonly account?: string;
  readonly unit?: string;
  /** First day. */
  readonly from?: LocalDate;
  /** Last day. */
  readonly until?: LocalDate;
  /** The instant from which it is over. */
  readonly expires?: string;
  /** The case is only kept: its key opens it to nobody but those whose reach says so. */
  readonly restricted?: true;
}

/** A key of a case, with the time in which it opens. */
export interface Key extends Pick<Tie, 'from' | 'until' | 'expires'> {
  readonly key: string;
}

/** Who asks. */
export interface Asker {
  readonly account: string;
  readonly units: readonly string[];
  /** Accounts for which this one acts today. */
  readonly actingFor: readonly string[];
}

/** The key that opens every case: for those whose scope is everything. No account and no unit makes it. */
export const ALL = '*';

/** A unit and those above it: `kreis.stadt` lies within `kreis`. */
const upwards = (unit: string): readonly string[] =>
  unit.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

const ofAccount = (ground: Ground, account: string): string => `${ground}@${account}`;
const ofUnit = (ground: Ground, unit: string): string => `${ground}/${unit}`;
const ofRestricted = (key: string): string => `restricted:${key}`;

/** The keys of a case that has these ties. */
export const keysOf = (ties: readonly Tie[]): readonly Key[] =>
  ties.flatMap(({ ground, account, unit, restricted, ...time }) =>
    [
      ...(account ? [ofAccount(ground, account)] : []),
      ...(unit ? upwards(unit).map((each) => ofUnit(ground, each)) : []),
    ].map((key) => ({ key: restricted ? ofRestricted(key) : key, ...time })),
  );

/** What each ground lets somebody bring. */
const BROUGHT: Readonly<Record<Ground, (asker: Asker) => readonly string[]>> = {
  assignment: ({ account }) => [ofAccount('assignment', account)],
  deputy: ({ account, actingFor }) => [
    ofAccount('deputy', account),
    ...actingFor.map((other) => ofAccount('assignment', other)),
  ],
  'hand-over': ({ account }) => [ofAccount('hand-over', account)],
  sharing: ({ account, units }) => [
    ofAccount('sharing', account),
    ...units.map((unit) => ofUnit('sharing', unit)),
  ],
  'break-glass': ({ account }) => [ofAccount('break-glass', account)],
  unassigned: ({ units }) => units.map((unit) => ofUnit('unassigned', unit)),
  unit: ({ units }) => units.map((unit) => ofUnit('unit', unit)),
  audit: ({ units }) => units.map((unit) => ofUnit('unit', unit)),
};

/** The keys that somebody may use, each with its ground. */
export const keyring = (asker: Asker, reach: readonly Reach[]): ReadonlyMap<string, Ground> => {
  const keys = new Map<string, Ground>();
  for (const ground of GROUNDS)
    if (reach.includes(ground))
      for (const key of BROUGHT[ground](asker)) if (!keys.has(key)) keys.set(key, ground);
  if (reach.includes('restricted'))
    for (const [key, ground] of [...keys]) keys.set(ofRestricted(key), ground);
  return keys;
};

/** Whether a key opens at a moment; the day is the moment's. */
export const opensAt = ({ from, until, expires }: Key, today: LocalDate, now: string): boolean =>
  (!from || from <= today) && (!until || until >= today) && (!expires || expires > now);

/** The nearest ground on which a ring of keys opens a case at a moment. */
export const groundOf = (
  ring: ReadonlyMap<string, Ground>,
  keys: readonly Key[],
  today: LocalDate,
  now: string,
): Ground | undefined => {
  const grounds = keys.flatMap((key) => (opensAt(key, today, now) ? (ring.get(key.key) ?? []) : []));
  return GROUNDS.find((ground) => grounds.includes(ground));
};
