import { Button } from '@mantine/core';
import { useRows } from '../../api/rows.js';
import { useChosen } from '../../parts/chosen.js';
import { Download } from '../../parts/download.js';
import { filtersOf } from '../../parts/filters-of.js';
import { Filters } from '../../parts/filters.js';
import { useDoing } from '../../parts/forms/doing.js';
import { Page } from '../../parts/page.js';
import { Table } from '../../parts/table.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { useColumns } from './columns.js';
import { Lists } from './lists.js';
import { Search } from './search.js';

const FILTERS = filtersOf('/caseload', ['flag', 'municipality', 'coach', 'sort']);

const Caseload = () => {
  const { t } = useSpeech();
  const { account, role, may } = useMe();
  const act = useDoing();
  const columns = useColumns();
  const [chosen, choose] = useChosen(role === 'case-worker' ? { coach: account } : {});
  const found = useRows('/caseload', chosen);
  return (
    <Page
      title={t.pages.caseload}
      actions={
        <div className="row">
          {may.commands.includes('register-participant') && (
            <Button onClick={() => act({ command: 'register-participant' })}>{t.caseload.register}</Button>
          )}
          <Download path="/caseload" query={chosen} />
        </div>
      }
    >
      {may.views.includes('people') && <Search />}
      <Filters filters={FILTERS} chosen={chosen} onChange={choose} />
      {may.views.includes('saved-lists') && <Lists of="caseload" chosen={chosen} onChange={choose} />}
      <Table caption={t.pages.caseload} columns={columns} found={found} id={({ id }) => id} />
    </Page>
  );
};

export default Caseload;
