import { Loader } from '@mantine/core';
import { useParams } from 'wouter';
import { useRows } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import { Failed } from '../../parts/failed.js';
import { Page } from '../../parts/page.js';
import { Views } from '../../parts/views.js';
import { useSpeech } from '../../words/words.js';
import { StatementList } from '../statements/statements.js';
import { deedsOf, useGrant } from './deeds.js';
import { DrawDowns } from './draw-downs.js';
import { Figures } from './figures.js';
import { Plan } from './plan.js';
import { Receipts } from './receipts.js';

/** One grant: what was planned and what was spent, what came and what is to be shown for it. */
const Grant = () => {
  const { id } = useParams<{ id: string }>();
  const { t } = useSpeech();
  const { rows, problem, loading, stale } = useRows('/grants', { grant: id });
  const { state } = useGrant(id);
  const grant = rows[0];
  if (loading) return <Loader className="waiting" aria-label={t.shell.loading} />;
  if (!grant) return problem ? <Failed problem={problem} /> : <p>{t.table.empty}</p>;
  return (
    <Page title={grant.title}>
      {problem && <Failed problem={problem} />}
      <div className={stale ? 'stale' : undefined}>
        <Figures of={grant} />
      </div>
      <Deeds deeds={deedsOf(id, state)} about={grant.title} size="sm" />
      <Views
        label={grant.title}
        views={[
          { view: 'grant-figures', show: () => <Plan id={id} state={state} /> },
          { view: 'draw-downs', show: () => <DrawDowns id={id} state={state} /> },
          { view: 'receipts', show: () => <Receipts id={id} state={state} /> },
          { view: 'statements', show: () => <StatementList grant={id} /> },
        ]}
      />
    </Page>
  );
};

export default Grant;
