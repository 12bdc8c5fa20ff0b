import type { ListPath, QueryOf } from '../api/rows.js';
import told from '../generated/filters.json';
import type { Filter } from './filters.js';

/** Filters of a list, with the codes that the interface says one may choose from. */
export const filtersOf = <P extends ListPath>(
  path: P,
  names: readonly (keyof QueryOf<P> & string)[],
): readonly Filter[] => {
  const known = told[path as keyof typeof told] as Readonly<Record<string, Omit<Filter, 'name'>>>;
  return names.map((name) => ({ name, ...known[name] }));
};
