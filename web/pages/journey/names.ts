import { useMemo } from 'react';
import { useRows } from '../../api/rows.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import type { Past } from './cut.js';

/** What is behind the ids in a history: programmes by their titles, other things by what stands on their bars. */
export const useNames = (whole: Past | undefined): ReadonlyMap<string, string> => {
  const { day, value } = useSpeech();
  const { may } = useMe();
  const { rows } = useRows('/programmes', { limit: 200 }, may.views.includes('programmes'));
  const titles = JSON.stringify(rows.map(({ id, title }) => [id, title]));
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
