import { type RowOf, useRows } from '../../api/rows.js';
import { useCells } from '../../parts/cells.js';
import { Deeds } from '../../parts/deeds.js';
import { Light } from '../../parts/light.js';
import { Listing, PERSON } from '../../parts/listing.js';
import { nameOf } from '../../parts/person.js';
import { Table } from '../../parts/table.js';
import { today } from '../../parts/today.js';
import { useSpeech } from '../../words/words.js';
import { IndicatorList } from '../indicators/indicators.js';

interface Props {
  /** Of the programme. */
  readonly id: string;
}

/** Who waits for a seat, in the order in which seats are offered. */
export const Waiting = ({ id }: Props) => {
  const { t, day, value } = useSpeech();
  return (
    <Listing
      path="/waiting-lists"
      query={{ of: id, sort: 'place' }}
      empty={t.programme.nobodyWaits}
      columns={[
        { key: 'place', as: 'number' },
        PERSON,
        { key: 'since', as: 'day' },
        { key: 'days', as: 'number' },
        {
          key: 'offer',
          show: ({ offer, offeredOn, answerBy }) =>
            offer ? (
              <Light colour={offer === 'overdue' ? 'red' : 'amber'}>
                {[
                  `${value(offer, 'offer')} · ${day(offeredOn)}`,
                  answerBy && `${t.caseload.until} ${day(answerBy)}`,
                ]
                  .filter(Boolean)
                  .join(' ')}
              </Light>
            ) : (
              t.programme.noSeat
            ),
        },
        { key: 'caseWorker', as: 'worker' },
        {
          key: 'actions',
          heading: t.caseload.actions,
          show: ({ participant, offer, ...row }) => (
            <Deeds
              about={nameOf(row, t.caseload.erased)}
              deeds={(offer ? ['accept-seat', 'decline-seat', 'lapse-offer'] : ['withdraw-request']).map(
                (command) => ({
                  command,
                  id,
                  initial: { participant, on: today() },
                  without: ['participant'],
                }),
              )}
            />
          ),
        },
      ]}
    />
  );
};

/** What the programme did in each month, the latest first. */
export const Months = ({ id }: Props) => {
  const { month, view } = useSpeech();
  const found = useRows('/funding', { programme: id });
  const cells = useCells<RowOf<'/funding'>>([
    { key: 'seatsUsed', as: 'number' },
    { key: 'waiting', as: 'number' },
    { key: 'entries', as: 'number' },
    { key: 'exits', as: 'number' },
    { key: 'sessions', as: 'number' },
    { key: 'units', as: 'number' },
    { key: 'placedToDate', as: 'number' },
    { key: 'amountCents', as: 'money' },
  ]);
  return (
    <Table
      caption={view('funding')}
      found={{ ...found, rows: found.rows.toReversed() }}
      id={(row) => row.month}
      columns={[{ key: 'month', head: true, show: (row) => month(row.month) }, ...cells]}
    />
  );
};

export const Regimes = ({ id }: Props) => {
  const { month } = useSpeech();
  return (
    <Listing
      path="/regime-contacts"
      query={{ programme: id }}
      filters={['regime', 'from', 'to']}
      columns={[
        { key: 'month', head: true, show: (row) => month(row.month) },
        { key: 'regime', as: 'code' },
        { key: 'talks', as: 'number' },
        { key: 'minutes', as: 'number' },
        { key: 'people', as: 'number' },
      ]}
    />
  );
};

export const Results = ({ id }: Props) => <IndicatorList programme={id} />;
