import { Button, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useDoing } from '../../parts/forms/doing.js';
import { Listing } from '../../parts/listing.js';
import { Page } from '../../parts/page.js';
import { Views } from '../../parts/views.js';
import { useMayIssue } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { Counts } from './counts.js';
import { Reimbursements } from './people.js';
import { Standing } from './standing.js';

const Cohorts = () => {
  const { day, value } = useSpeech();
  return (
    <Listing
      path="/cohorts"
      filters={['status', 'sort']}
      columns={[
        {
          key: 'title',
          head: true,
          show: ({ id, title, legalBasis }) => (
            <>
              <Link href={`/law/${id}`}>{title}</Link>
              <Text size="xs">{legalBasis}</Text>
            </>
          ),
        },
        {
          key: 'regime',
          show: ({ oldRegime, newRegime }) => `${value(oldRegime, 'regime')} → ${value(newRegime, 'regime')}`,
        },
        { key: 'effectiveOn', show: ({ effectiveOn }) => day(effectiveOn) },
        { key: 'status', show: (row) => <Standing of={row} /> },
        { key: 'outcome', show: (row) => row.status !== 'drafted' && <Counts of={row} /> },
        { key: 'payer', as: 'text' },
      ]}
    />
  );
};

/** Changes of law for groups of people. */
const Law = () => {
  const { t, command } = useSpeech();
  const act = useDoing();
  const draft = useMayIssue('draft-cohort');
  return (
    <Page
      title={t.pages.law}
      actions={
        draft && <Button onClick={() => act({ command: 'draft-cohort' })}>{command('draft-cohort')}</Button>
      }
    >
      <Views
        label={t.pages.law}
        views={[
          { view: 'cohorts', show: () => <Cohorts /> },
          { view: 'reimbursements', show: () => <Reimbursements /> },
        ]}
      />
    </Page>
  );
};

export default Law;
