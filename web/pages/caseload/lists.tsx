import { Button } from '@mantine/core';
import { useRows } from '../../api/rows.js';
import type { Chosen } from '../../parts/filters.js';
import { useDoing } from '../../parts/forms/doing.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';

interface Props {
  readonly of: 'caseload';
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

const filtersOf = (chosen: Chosen): readonly string[] =>
  Object.entries(chosen).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []));

const chosenBy = (filters: readonly string[]): Chosen =>
  Object.fromEntries(
    filters.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]),
  );

/** Lists that one saved to look at again, each by a click. */
export const Lists = ({ of, chosen, onChange }: Props) => {
  const { t } = useSpeech();
  const { account, may } = useMe();
  const act = useDoing();
  const { rows: staff } = useRows('/staff', { account }, may.views.includes('staff'));
  const { rows: lists } = useRows('/saved-lists', { account, of });
  const me = staff[0]?.id;
  return (
    <div className="row" role="group" aria-label={t.caseload.lists}>
      {lists.map(({ id, name, filters }) => (
        <Button key={id} size="compact-sm" variant="light" onClick={() => onChange(chosenBy(filters))}>
          {name}
        </Button>
      ))}
      {me && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() =>
            act({
              command: 'save-list',
              id: me,
              initial: { of, filters: filtersOf(chosen) },
              without: ['of', 'filters', 'list'],
            })
          }
        >
          {t.caseload.save}
        </Button>
      )}
    </div>
  );
};
