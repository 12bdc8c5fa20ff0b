import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { Bar } from '../../parts/bar.js';
import { useDoing } from '../../parts/forms/doing.js';
import { Light } from '../../parts/light.js';
import { Listing } from '../../parts/listing.js';
import { Page } from '../../parts/page.js';
import { useMayIssue } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';

/** All programmes with their seats. */
const Programmes = () => {
  const { t, day, number, command } = useSpeech();
  const act = useDoing();
  const define = useMayIssue('define-programme');
  return (
    <Page
      title={t.pages.programmes}
      actions={
        define && (
          <Button onClick={() => act({ command: 'define-programme' })}>{command('define-programme')}</Button>
        )
      }
    >
      <Listing
        path="/programmes"
        filters={['runsOn', 'sort']}
        columns={[
          {
            key: 'title',
            head: true,
            show: ({ id, title }) => <Link href={`/programmes/${id}`}>{title}</Link>,
          },
          {
            key: 'period',
            heading: t.funding.period,
            show: ({ from, to }) => `${day(from)} – ${to ? day(to) : t.programme.open}`,
          },
          {
            key: 'seatsUsed',
            show: ({ seatsUsed, seats }) => (
              <Bar value={seatsUsed} most={seats}>
                {t.programme.seats(number(seatsUsed), number(seats))}
              </Bar>
            ),
          },
          { key: 'freeSeats', as: 'number' },
          {
            key: 'waiting',
            right: true,
            show: ({ waiting }) =>
              waiting > 0 ? <Light colour="amber">{number(waiting)}</Light> : number(waiting),
          },
          { key: 'contactsPerWeek', as: 'number' },
        ]}
      />
    </Page>
  );
};

export default Programmes;
