import type { RowOf } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import { Light } from '../../parts/light.js';
import { Page } from '../../parts/page.js';
import { nameOf, Person } from '../../parts/person.js';
import type { Column } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { Listing } from './listing.js';

/** Who opened a case without being responsible for it, why, and whether somebody has looked at that. */
const BreakGlass = () => {
  const { t, time, day, number, value } = useSpeech();
  const columns: readonly Column<RowOf<'/break-glass'>>[] = [
    {
      key: 'participant',
      heading: t.audit.person,
      head: true,
      show: (row) => <Person id={row.participant} of={row} />,
    },
    { key: 'openedAt', heading: t.audit.opened, show: ({ openedAt }) => time(openedAt) },
    { key: 'expires', heading: t.audit.until, show: ({ expires }) => time(expires) },
    { key: 'account', show: ({ account }) => account },
    { key: 'hours', right: true, show: ({ hours }) => number(hours) },
    { key: 'reason', show: ({ reason }) => reason ?? t.caseload.erased },
    {
      key: 'state',
      show: ({ acknowledgedOn }) =>
        acknowledgedOn ? (
          <Light colour="green">{`${value('acknowledged', 'state')} ${day(acknowledgedOn)}`}</Light>
        ) : (
          <Light colour="amber">{value('open', 'state')}</Light>
        ),
    },
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: ({ id, participant, acknowledgedOn, ...row }) =>
        !acknowledgedOn && (
          <Deeds
            about={nameOf(row, t.caseload.erased)}
            deeds={[
              {
                command: 'acknowledge-break-glass',
                id: participant,
                initial: { breakGlass: id },
                without: ['breakGlass'],
              },
            ]}
          />
        ),
    },
  ];
  return (
    <Page title={t.pages.breakGlass}>
      <Listing
        path="/break-glass"
        caption={t.pages.breakGlass}
        filters={['account', 'municipality', 'state']}
        id={({ id }) => id}
        columns={() => columns}
      />
    </Page>
  );
};

export default BreakGlass;
