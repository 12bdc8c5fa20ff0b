import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import type { RowOf } from '../../api/rows.js';
import { useDoing } from '../../parts/forms/doing.js';
import { Listing } from '../../parts/listing.js';
import { Page } from '../../parts/page.js';
import { today } from '../../parts/today.js';
import { Views } from '../../parts/views.js';
import { useMayIssue } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { Changes } from './changes.js';
import { useRules } from './rules-in-force.js';
import { RulePreview } from './rule-preview.js';

const Rules = () => {
  const { day, language, value } = useSpeech();
  return (
    <Listing
      path="/rules"
      filters={['on']}
      start={{ on: today() }}
      id={({ id, from }) => `${id}/${from}`}
      download={false}
      columns={[
        { key: 'rule', head: true, show: (row) => row[language] },
        { key: 'value', show: (row) => `${row.value} ${value(row.unit, 'unit')}` },
        { key: 'from', show: ({ from }) => day(from) },
        { key: 'until', as: 'day' },
        { key: 'source', as: 'code' },
      ]}
    />
  );
};

/** Rules with the days on which they hold, and changes that two people decide. */
const RuleBook = () => {
  const { t, command, number, day } = useSpeech();
  const act = useDoing();
  const draft = useMayIssue('draft-rule-change');
  const rules = useRules();
  const [looked, look] = useState<RowOf<'/rule-changes'>>();
  return (
    <Page
      title={t.pages.rules}
      actions={
        draft && (
          <Button
            onClick={() =>
              // Only rules that are numbers change in this way.
              act({
                command: 'draft-rule-change',
                choices: { rule: rules.filter(({ is }) => /^\d+$/.test(is)) },
              })
            }
          >
            {command('draft-rule-change')}
          </Button>
        )
      }
    >
      <Views
        label={t.pages.rules}
        views={[
          { view: 'rules', show: () => <Rules /> },
          { view: 'rule-changes', show: () => <Changes onPreview={look} /> },
        ]}
      />
      {looked && (
        <section aria-live="polite">
          <Title order={2} size="h4" mt="lg">
            {`${t.rules.preview}: ${rules.find(({ value }) => value === looked.rule)?.label ?? looked.rule}`}
          </Title>
          <p>{t.rules.would(number(looked.value), day(looked.from))}</p>
          <RulePreview of={looked} />
        </section>
      )}
    </Page>
  );
};

export default RuleBook;
