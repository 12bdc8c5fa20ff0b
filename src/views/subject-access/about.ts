import type { Mention } from '../../engine/read-log/mentions.js';
import { isSealed } from '../../kernel/personal.js';

/** What stands where another person stood. */
const SOMEBODY = 'another person';

interface Whose {
  readonly own: string;
  /** Ids of other people whom the fact names. */
  readonly others: ReadonlySet<string>;
  readonly ownKey: string;
}

const names = (value: unknown, ids: (id: string) => boolean): boolean => {
  if (typeof value === 'string') return ids(value);
  if (typeof value !== 'object' || value === null || isSealed(value)) return false;
  return Object.entries(value).some(([name, field]) => ids(name) || names(field, ids));
};

const cut = (value: unknown, whose: Whose): unknown => {
  const { own, others, ownKey } = whose;
  if (typeof value === 'string') return others.has(value) ? SOMEBODY : value;
  if (typeof value !== 'object' || value === null) return value;
  // What was written about several people at once may say something of each of them.
  if (isSealed(value)) return others.size === 0 || value.sealed.by === ownKey ? value : undefined;
  if (Array.isArray(value))
    return value
      .filter((each) => names(each, (id) => id === own) || !names(each, (id) => others.has(id)))
      .map((each) => cut(each, whose));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !others.has(name))
      .map(([name, field]) => [name, cut(field, whose)] as const)
      .filter(([, field]) => field !== undefined),
  );
};

/**
 * What a fact says of one person: other people's lines are left out, their ids are nobody's, and free text that was
 * written about several people stays closed. What a note about the person says of others no rule can know.
 */
export const about = (
  { fact: { data }, persons }: Pick<Mention, 'persons'> & { readonly fact: Pick<Mention['fact'], 'data'> },
  own: string,
  category = 'journey',
): object =>
  cut(data, {
    own,
    others: new Set(persons.filter((id) => id !== own)),
    ownKey: `${category}-${own}`,
  }) as object;
