import { useStaff } from './choices.js';

/** Fields that hold the account of a colleague whom one chooses by name. */
export const WORKERS: readonly string[] = ['caseWorker', 'coach', 'deputy'];

/** A colleague by name, for whoever may look into the directory; by account for everybody else. */
export const Worker = ({ account }: { readonly account: string | null | undefined }) => {
  const staff = useStaff();
  return staff.find(({ value }) => value === account)?.label ?? account ?? '–';
};
