import type { RowOf } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import type { Deed } from '../../parts/forms/doing.js';
import { type Colour, Light } from '../../parts/light.js';
import { Listing } from '../../parts/listing.js';
import { today } from '../../parts/today.js';
import { useSpeech } from '../../words/words.js';
import type { GrantState } from './deeds.js';

type Line = RowOf<'/draw-downs'>;

const stageOf = ({ paidOn, rejectedOn, approvedOn }: Line) =>
  paidOn ? 'paid' : rejectedOn ? 'rejected' : approvedOn ? 'approved' : 'requested';

const COLOURS: Readonly<Record<string, Colour>> = { requested: 'amber', approved: 'amber', rejected: 'gray' };

/** What can come next of a draw-down, by where it is. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  requested: ['approve-draw-down', 'reject-draw-down'],
  approved: ['record-draw-down-payment', 'reject-draw-down'],
  rejected: [],
  paid: [],
};

const deeds = (grant: string, line: Line): readonly Deed[] =>
  NEXT[stageOf(line)]!.map((command) => ({
    command,
    id: grant,
    initial: { drawDown: line.id, on: today() },
    without: ['drawDown'],
  }));

/** Money that was asked for: whether it was spent within two months, and what interest is owed where it was not. */
export const DrawDowns = ({ id, state }: { readonly id: string; readonly state: GrantState }) => {
  const { t, day, money } = useSpeech();
  return (
    <Listing
      path="/draw-downs"
      query={{ grant: id }}
      filters={['sort']}
      columns={[
        { key: 'requestedOn', head: true, show: ({ requestedOn }) => day(requestedOn) },
        { key: 'cents', as: 'money' },
        {
          key: 'status',
          show: (line) => (
            <Light colour={COLOURS[stageOf(line)] ?? 'green'}>{t.funding.stages[stageOf(line)]}</Light>
          ),
        },
        { key: 'paidOn', as: 'day' },
        { key: 'spendUntil', as: 'day' },
        { key: 'spentInTimeCents', as: 'money' },
        {
          key: 'lateCents',
          right: true,
          show: ({ lateCents }) =>
            lateCents > 0 ? <Light colour="red">{money(lateCents)}</Light> : money(lateCents),
        },
        { key: 'leftCents', as: 'money' },
        { key: 'interestCents', as: 'money' },
        {
          key: 'preparedBy',
          heading: t.funding.preparedBy,
          show: (line) => state.drawDowns?.drawDowns[line.id]?.preparedBy ?? '–',
        },
        {
          key: 'actions',
          heading: t.caseload.actions,
          show: (line) => <Deeds deeds={deeds(id, line)} about={day(line.requestedOn)} />,
        },
      ]}
    />
  );
};
