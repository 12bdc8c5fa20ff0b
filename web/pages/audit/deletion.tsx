import type { RowOf } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import { type Colour, Light } from '../../parts/light.js';
import { Page } from '../../parts/page.js';
import { nameOf, Person } from '../../parts/person.js';
import type { Column } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { Listing } from './listing.js';

type Line = RowOf<'/deletion-schedule'>;

const STATE: Readonly<Record<Line['state'], Colour>> = {
  due: 'red',
  held: 'amber',
  kept: 'green',
  open: 'gray',
};

/** When whose data is to be erased, and what holds it back. */
const Deletion = () => {
  const { t, day, value } = useSpeech();
  const on = (key: 'dueOn' | 'closedOn' | 'fundedOn' | 'heldSince' | 'restrictedOn'): Column<Line> => ({
    key,
    show: (row) => day(row[key]),
  });
  const columns: readonly Column<Line>[] = [
    {
      key: 'participant',
      heading: t.audit.person,
      head: true,
      show: (row) => <Person id={row.participant} of={row} />,
    },
    { key: 'state', show: ({ state }) => <Light colour={STATE[state]}>{value(state, 'state')}</Light> },
    on('dueOn'),
    { key: 'ground', show: ({ ground }) => value(ground, 'ground') },
    ...[on('closedOn'), on('fundedOn'), on('heldSince'), on('restrictedOn')],
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: ({ participant, state, restrictedOn, ...row }) => (
        <Deeds
          about={nameOf(row, t.caseload.erased)}
          deeds={(state === 'due'
            ? ['erase-participant', 'place-legal-hold']
            : [restrictedOn ? 'lift-restriction' : 'restrict-processing', 'place-legal-hold']
          ).map((command) => ({ command, id: participant }))}
        />
      ),
    },
  ];
  return (
    <Page title={t.pages.deletion}>
      <Listing
        path="/deletion-schedule"
        caption={t.pages.deletion}
        filters={['state', 'within', 'caseWorker', 'municipality']}
        id={({ id }) => id}
        columns={() => columns}
      />
    </Page>
  );
};

export default Deletion;
