import type { RowOf } from '../../api/rows.js';
import { Page } from '../../parts/page.js';
import { nameOf } from '../../parts/person.js';
import type { Column } from '../../parts/table.js';
import { Worker } from '../../parts/worker.js';
import { useSpeech } from '../../words/words.js';
import { Listing } from './listing.js';

type Line = RowOf<'/restrictions'>;

/** Whose data is only kept: by name, since no page of theirs opens any more. */
const Restrictions = () => {
  const { t, day } = useSpeech();
  const columns: readonly Column<Line>[] = [
    {
      key: 'participant',
      heading: t.audit.person,
      head: true,
      show: (row) => nameOf(row, t.caseload.erased),
    },
    { key: 'restrictedOn', show: ({ restrictedOn }) => day(restrictedOn) },
    { key: 'caseWorker', show: ({ caseWorker }) => <Worker account={caseWorker} /> },
    { key: 'municipality', show: ({ municipality }) => municipality },
  ];
  return (
    <Page title={t.pages.restrictions}>
      <Listing
        path="/restrictions"
        caption={t.pages.restrictions}
        filters={['caseWorker', 'municipality']}
        id={({ id }) => id}
        columns={() => columns}
      />
    </Page>
  );
};

export default Restrictions;
