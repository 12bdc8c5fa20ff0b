import { Tabs } from '@mantine/core';
import type { FunctionComponent } from 'react';
import { Page } from '../../parts/page.js';
import { useMe } from '../../shell/me.js';
import type { Words } from '../../words/de.js';
import { useSpeech } from '../../words/words.js';
import { Anchors } from './anchors.js';
import { Entries } from './entries.js';
import { Reads } from './reads.js';
import { Unusual } from './unusual.js';

/** What there is, and which view one must be allowed to look at. */
const TABS: readonly (readonly [keyof Words['audit']['tabs'], string, FunctionComponent])[] = [
  ['entries', 'entries', Entries],
  ['reads', 'read-log', Reads],
  ['unusual', 'unusual-access', Unusual],
  ['anchors', 'anchors', Anchors],
];

/** What an auditor looks through: who recorded what, who saw what, what stands out, and what is proven. */
const Audit = () => {
  const { t } = useSpeech();
  const { may } = useMe();
  const open = TABS.filter(([, view]) => may.views.includes(view));
  return (
    <Page title={t.pages.audit}>
      <Tabs defaultValue={open[0]?.[0]} keepMounted={false}>
        <Tabs.List mb="md">
          {open.map(([tab]) => (
            <Tabs.Tab key={tab} value={tab}>
              {t.audit.tabs[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {open.map(([tab, , Show]) => (
          <Tabs.Panel key={tab} value={tab}>
            <Show />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
};

export default Audit;
