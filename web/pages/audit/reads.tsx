import { Link } from 'wouter';
import type { RowOf } from '../../api/rows.js';
import type { Column } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { Listing } from './listing.js';
import { useReadColumns } from './read-log.js';

/** Who saw whose data. */
export const Reads = () => {
  const { t } = useSpeech();
  const columns = useReadColumns();
  const whose: Column<RowOf<'/read-log'>> = {
    key: 'persons',
    heading: t.audit.reads.whose,
    show: ({ persons }) => (
      <div className="whose">
        {persons.slice(0, 3).map((id) => (
          <Link key={id} href={`/journeys/${id}`}>
            {t.audit.reads.one(id.slice(0, 8))}
          </Link>
        ))}
        {persons.length > 3 && `+ ${persons.length - 3}`}
        {persons.length === 0 && '–'}
      </div>
    ),
  };
  return (
    <Listing
      path="/read-log"
      caption={t.audit.tabs.reads}
      intro={t.audit.intro.reads}
      filters={['from', 'to', 'account', 'participant', 'view', 'verb', 'outcome']}
      id={({ no }) => String(no)}
      columns={() => [...columns, whose]}
    />
  );
};
