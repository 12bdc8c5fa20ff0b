import { useMemo } from 'react';

/** Plain data that stays the same object while it says the same, so that nothing is drawn anew for nothing. */
export const useSame = <T>(data: T): T => {
  const key = JSON.stringify(data);
  return useMemo(() => JSON.parse(key) as T, [key]);
};
