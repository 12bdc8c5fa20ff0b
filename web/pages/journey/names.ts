import { useMemo } from 'react';
import { useRows } from '../../api/rows.js';
import { useStaff } from '../../parts/choices.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import type { Past } from './cut.js';

/**
 * What is behind ids and accounts in a history: programmes by their titles, colleagues by their names, other things by what
 * stands on their bars.
 */
export const useNames = (whole: Past | undefined): ReadonlyMap<string, string> => {
  const { day, value } = useSpeech();
  const { may } = useMe();
  const { rows } = useRows('/programmes', { limit: 200 }, may.views.includes('programmes'));
  const staff = useStaff();
  const titles = JSON.stringify([
    ...rows.map(({ id, title }) => [id, title]),
    ...staff.map(({ value: account, label }) => [account, label]),
  ]);
  return useMemo(
    () =>
      new Map([
        ...(whole?.timeline.bars ?? []).map(({ id, label, from }): [string, string] => [
          id,
          `${value(label)}, ${day(from)}`,
        ]),
        ...(JSON.parse(titles) as [string, string][]),
      ]),
    [whole, titles, value, day],
  );
};
