import type { RowOf } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import { Light } from '../../parts/light.js';
import { Page } from '../../parts/page.js';
import { nameOf, Person } from '../../parts/person.js';
import type { Column } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { Listing } from './listing.js';

/** With whom cases are shared, and to whom data was handed. */
const Shares = () => {
  const { t, day, value } = useSpeech();
  const columns: readonly Column<RowOf<'/shares'>>[] = [
    {
      key: 'participant',
      heading: t.audit.person,
      head: true,
      show: (row) => <Person id={row.participant} of={row} />,
    },
    { key: 'kind', show: ({ kind }) => value(kind, 'kind') },
    {
      key: 'recipient',
      show: ({ recipient, unit, account }) => [recipient, unit, account].filter(Boolean).join(', ') || '–',
    },
    {
      key: 'basis',
      show: ({ basis, provision }) => [value(basis, 'basis'), provision].filter(Boolean).join(', '),
    },
    { key: 'purpose', show: ({ purpose }) => value(purpose, 'purpose') },
    { key: 'from', show: ({ from }) => day(from) },
    { key: 'until', show: ({ until, withdrawnOn }) => day(withdrawnOn ?? until) },
    {
      key: 'state',
      show: ({ state }) => (
        <Light colour={state === 'open' ? 'green' : 'gray'}>{value(state, 'state')}</Light>
      ),
    },
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: ({ id, participant, state, recipient, ...row }) =>
        state === 'open' &&
        !recipient && (
          <Deeds
            about={nameOf(row, t.caseload.erased)}
            deeds={[
              {
                command: 'withdraw-sharing',
                id: participant,
                initial: { sharing: id },
                without: ['sharing'],
              },
            ]}
          />
        ),
    },
  ];
  return (
    <Page title={t.pages.shares}>
      <Listing
        path="/shares"
        caption={t.pages.shares}
        filters={['state', 'unit', 'account', 'participant']}
        id={({ id }) => id}
        columns={() => columns}
      />
    </Page>
  );
};

export default Shares;
