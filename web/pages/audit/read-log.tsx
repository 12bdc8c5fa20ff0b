import type { RowOf } from '../../api/rows.js';
import { Light } from '../../parts/light.js';
import type { Column } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';

type Read = RowOf<'/read-log'>;

/** Who saw what when, and on which ground. */
export const useReadColumns = (): readonly Column<Read>[] => {
  const { t, time, value, view } = useSpeech();
  const words = t.journey.readers;
  return [
    { key: 'at', heading: words.at, head: true, show: ({ at }) => time(at) },
    {
      key: 'account',
      heading: words.who,
      show: ({ account, role, unit }) => `${account} (${value(role, 'role')}, ${unit})`,
    },
    {
      key: 'what',
      heading: words.what,
      show: ({ what, verb }) => `${view(what) === what ? value(what) : view(what)} (${value(verb, 'verb')})`,
    },
    { key: 'ground', heading: words.ground, show: ({ ground }) => value(ground, 'ground') },
    {
      key: 'outcome',
      heading: words.outcome,
      show: ({ outcome }) => (
        <Light colour={outcome === 'shown' ? 'gray' : 'amber'}>{value(outcome, 'outcome')}</Light>
      ),
    },
  ];
};
