import { useState } from 'react';
import { Download } from '../../parts/download.js';
import { type Chosen, Filters } from '../../parts/filters.js';
import { filtersOf } from '../../parts/filters-of.js';
import { Page } from '../../parts/page.js';
import { useMe } from '../../shell/me.js';
import { Tabbed } from '../../parts/tabbed.js';
import { useSpeech } from '../../words/words.js';
import { Clocks } from './clocks.js';
import { Expiries } from './expiries.js';

/** A case worker begins with her own. */
const useStart = (): { readonly caseWorker?: string } => {
  const { account, role } = useMe();
  return role === 'case-worker' ? { caseWorker: account } : {};
};

const ClocksTab = () => {
  const [chosen, choose] = useState<Chosen>({ ...useStart(), show: 'open' });
  return (
    <>
      <Filters
        filters={filtersOf('/recognition-clocks', ['show', 'clock', 'caseWorker', 'municipality', 'sort'])}
        chosen={chosen}
        onChange={choose}
      />
      <Clocks query={chosen} />
    </>
  );
};

const ExpiriesTab = () => {
  const [chosen, choose] = useState<Chosen>(useStart());
  return (
    <>
      <Filters
        filters={filtersOf('/expiries', ['within', 'what', 'light', 'caseWorker', 'municipality', 'sort'])}
        chosen={chosen}
        onChange={choose}
      />
      <Expiries query={chosen} />
    </>
  );
};

/** What the law sets a date for: titles, permissions and benefits that end, and the time of recognition offices. */
const Deadlines = () => {
  const { t } = useSpeech();
  const { account } = useMe();
  return (
    <Page
      title={t.pages.deadlines}
      actions={<Download path="/calendar" query={{ caseWorker: account }} format="" label={t.day.calendar} />}
    >
      <Tabbed
        label={t.pages.deadlines}
        tabs={[
          { name: 'expiries', label: t.deadlines.expiries, show: ExpiriesTab },
          { name: 'clocks', label: t.deadlines.clocks, show: ClocksTab },
        ]}
      />
    </Page>
  );
};

export default Deadlines;
