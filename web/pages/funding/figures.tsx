import { Card, Text } from '@mantine/core';
import type { RowOf } from '../../api/rows.js';
import { Bar } from '../../parts/bar.js';
import { useSpeech } from '../../words/words.js';
import { Warnings } from './warnings.js';

const SUMS = [
  ...(['fundedCents', 'ownShareCents', 'drawnDownCents', 'requestedCents'] as const),
  ...(['recentCents', 'lapsingCents', 'demandedCents', 'repaidCents'] as const),
];

/** The sums of a grant as the service says them, and what is to be expected. */
export const Figures = ({ of }: { readonly of: RowOf<'/grants'> }) => {
  const { t, field, money, day, value, number } = useSpeech();
  const part = (key: 'spentCents' | 'committedCents' | 'remainingCents', colour: string) => (
    <div>
      <dt>{field(key)}</dt>
      <dd>
        <Bar value={of[key]} most={of.approvedCents} colour={colour}>
          {money(of[key])}
        </Bar>
      </dd>
    </div>
  );
  return (
    <>
      <Text>{[of.funder, of.reference, `${day(of.from)} – ${day(of.to)}`].filter(Boolean).join(' · ')}</Text>
      <Text mb="sm">
        {t.funding.ownShare(number(of.ownSharePermille / 10), value(of.ownShareBasis, 'basis'))}
      </Text>
      <Warnings of={of} />
      <div className="cards">
        <Card withBorder>
          <Text>{field('approvedCents')}</Text>
          <span className="figure">{money(of.approvedCents)}</span>
          <dl className="sums">
            {part('spentCents', 'journey')}
            {part('committedCents', 'orange')}
            {part('remainingCents', 'gray.5')}
          </dl>
        </Card>
        <Card withBorder>
          <dl className="sums">
            {SUMS.map((key) => (
              <div key={key}>
                <dt>{field(key)}</dt>
                <dd>{money(of[key])}</dd>
              </div>
            ))}
            <div>
              <dt>{field('runsOutOn')}</dt>
              <dd>{of.runsOutOn ? day(of.runsOutOn) : t.funding.never}</dd>
            </div>
            <div>
              <dt>{field('statementDueOn')}</dt>
              <dd>{day(of.statementDueOn)}</dd>
            </div>
          </dl>
        </Card>
      </div>
    </>
  );
};
