import { Card, Loader, Text, Title } from '@mantine/core';
import { useParams } from 'wouter';
import { type RowOf, useRows } from '../../api/rows.js';
import { Bar } from '../../parts/bar.js';
import { Deeds } from '../../parts/deeds.js';
import { Failed } from '../../parts/failed.js';
import type { Deed } from '../../parts/forms/doing.js';
import { Page } from '../../parts/page.js';
import { Views } from '../../parts/views.js';
import { useMayLook } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { Counts } from './counts.js';
import { Outcomes, Preview, Reimbursements } from './people.js';
import { Standing } from './standing.js';
import { WhatIf } from './what-if.js';

type Cohort = RowOf<'/cohorts'>;
type Count = RowOf<'/cohort-preview-counts'>;

const all = ({ switched, transitional, excluded, unknown }: Omit<Count, 'draft'>): number =>
  switched + transitional + excluded + unknown;

/** From a draft by a look at its effects to its application, which somebody else decides; each can be changed again. */
const deeds = ({ id, status, draft }: Cohort): readonly Deed[] => [
  ...(status === 'applied' ? [] : [{ command: 'preview-cohort', id }]),
  ...(status === 'applied' ? [] : [{ command: 'apply-cohort', id }]),
  { command: 'amend-cohort', id, initial: draft },
  ...(status === 'applied' || status === 'amended' ? [{ command: 'revoke-cohort', id }] : []),
];

/** One change of law: what it would do, what it has done, and what that costs whom. */
const CohortPage = () => {
  const { id } = useParams<{ id: string }>();
  const { t, day, value, number } = useSpeech();
  const { rows, problem, loading, stale } = useRows('/cohorts', { limit: 200 });
  const counts = useRows('/cohort-preview-counts', { cohort: id }, useMayLook('cohort-preview-counts'));
  const row = rows.find((each) => each.id === id);
  const preview = counts.rows[0];
  if (loading) return <Loader className="waiting" aria-label={t.shell.loading} />;
  if (!row) return problem ? <Failed problem={problem} /> : <p>{t.table.empty}</p>;
  const standing = row.status !== 'drafted' && row.status !== 'revoked';
  return (
    <Page title={row.title}>
      {problem && <Failed problem={problem} />}
      <Text>
        {[
          row.legalBasis,
          `${value(row.oldRegime, 'regime')} → ${value(row.newRegime, 'regime')}`,
          t.law.effective(day(row.effectiveOn)),
          row.payer,
          row.decidedOn && t.law.decided(day(row.decidedOn)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Standing of={row} />
      <div className={stale ? 'cards stale' : 'cards'}>
        {preview && (
          <Card withBorder my="sm">
            <Title order={2} size="h5" mb="xs">
              {t.law.wouldBe}
            </Title>
            <Counts of={preview} />
          </Card>
        )}
        {standing && (
          <Card withBorder my="sm" aria-live="polite">
            <Title order={2} size="h5" mb="xs">
              {t.law.is}
            </Title>
            <Counts of={row} />
            {preview && all(row) < all(preview) && (
              <Bar value={all(row)} most={all(preview)}>
                {t.law.progress(number(all(row)), number(all(preview)))}
              </Bar>
            )}
          </Card>
        )}
      </div>
      <Deeds deeds={deeds(row)} about={row.title} size="sm" />
      <Views
        label={row.title}
        views={[
          ...(standing ? [{ view: 'cohort-outcomes', show: () => <Outcomes id={id} /> }] : []),
          { view: 'cohort-preview', show: () => <Preview id={id} /> },
          { view: 'what-if', show: () => <WhatIf id={id} /> },
          { view: 'reimbursements', show: () => <Reimbursements id={id} /> },
        ]}
      />
    </Page>
  );
};

export default CohortPage;
