import { useRows } from '../api/rows.js';
import { useMe } from '../shell/me.js';
import type { Choice } from './forms/field.js';

/** As many as a list to choose from still serves. */
const MANY = 200;

export const useProgrammes = (): readonly Choice[] => {
  const { may } = useMe();
  const { rows } = useRows('/programmes', { limit: MANY }, may.views.includes('programmes'));
  return rows.map(({ id, title }) => ({ value: id, label: title }));
};

/** Accounts of case workers. */
export const useStaff = (enabled = true): readonly Choice[] => {
  const { may } = useMe();
  const { rows } = useRows('/staff', { limit: MANY }, enabled && may.views.includes('staff'));
  return rows.map(({ account, name }) => ({ value: account, label: name ?? account }));
};
