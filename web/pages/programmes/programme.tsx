import { Card, Loader, Text } from '@mantine/core';
import { useParams } from 'wouter';
import { useRows } from '../../api/rows.js';
import { Bar } from '../../parts/bar.js';
import { Deeds } from '../../parts/deeds.js';
import { Failed } from '../../parts/failed.js';
import { Page } from '../../parts/page.js';
import { today } from '../../parts/today.js';
import { Views } from '../../parts/views.js';
import { useSpeech } from '../../words/words.js';
import { Heat } from './heat.js';
import { Months, Regimes, Results, Waiting } from './lists.js';

/** One programme: its seats, who waits, how often people are talked with, and what became of it. */
const Programme = () => {
  const { id } = useParams<{ id: string }>();
  const { t, day, number, field } = useSpeech();
  const { rows, problem, loading, stale } = useRows('/programmes', { limit: 200 });
  const row = rows.find((each) => each.id === id);
  if (loading) return <Loader className="waiting" aria-label={t.shell.loading} />;
  if (!row) return problem ? <Failed problem={problem} /> : <p>{t.table.empty}</p>;
  const figures = [
    ['freeSeats', row.freeSeats],
    ['waiting', row.waiting],
    ['contactsPerWeek', row.contactsPerWeek],
  ] as const;
  return (
    <Page title={row.title}>
      {problem && <Failed problem={problem} />}
      <Text mb="sm">{`${day(row.from)} – ${row.to ? day(row.to) : t.programme.open}`}</Text>
      <div className={stale ? 'cards stale' : 'cards'}>
        <Card withBorder>
          <Text>{field('seatsUsed')}</Text>
          <span className="figure">
            <Bar value={row.seatsUsed} most={row.seats}>
              {t.programme.seats(number(row.seatsUsed), number(row.seats))}
            </Bar>
          </span>
        </Card>
        {figures.map(([key, figure]) => (
          <Card withBorder key={key}>
            <Text>{field(key)}</Text>
            <span className="figure">{number(figure)}</span>
          </Card>
        ))}
      </div>
      <Deeds
        about={row.title}
        size="sm"
        deeds={[
          { command: 'request-seat', id },
          { command: 'amend-programme', id, initial: { on: today() } },
          { command: 'set-admission', id, initial: { on: today() } },
        ]}
      />
      <Views
        label={row.title}
        views={[
          { view: 'waiting-lists', show: () => <Waiting id={id} /> },
          { view: 'contacts', show: () => <Heat id={id} /> },
          { view: 'funding', show: () => <Months id={id} /> },
          { view: 'indicators', show: () => <Results id={id} /> },
          { view: 'regime-contacts', show: () => <Regimes id={id} /> },
        ]}
      />
    </Page>
  );
};

export default Programme;
