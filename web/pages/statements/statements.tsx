import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { useRows } from '../../api/rows.js';
import { useDoing } from '../../parts/forms/doing.js';
import { type Colour, Light } from '../../parts/light.js';
import { Listing } from '../../parts/listing.js';
import { Page } from '../../parts/page.js';
import { useMayIssue } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';

const COLOURS: Readonly<Record<string, Colour>> = { computed: 'amber', frozen: 'amber', submitted: 'green' };

const useGrants = () => {
  const { rows } = useRows('/grants', { limit: 200 });
  return rows.map(({ id, title }) => ({ value: id, label: title }));
};

/** What was told to funders, or is about to be: of one grant, or of all. */
export const StatementList = ({ grant: only }: { readonly grant?: string }) => {
  const { t, day, value, command } = useSpeech();
  const act = useDoing();
  const compute = useMayIssue('compute-statement');
  const grants = useGrants();
  const nameOf = (id: string | null): string => grants.find((each) => each.value === id)?.label ?? '–';
  return (
    <>
      {compute && (
        <p className="buttons">
          <Button
            variant="default"
            onClick={() =>
              act({
                command: 'compute-statement',
                initial: only ? { grant: only } : {},
                without: only ? ['grant'] : [],
                choices: { grant: grants },
              })
            }
          >
            {command('compute-statement')}
          </Button>
        </p>
      )}
      <Listing
        path="/statements"
        query={only ? { grant: only } : {}}
        filters={only ? ['status', 'sort'] : ['grant', 'status', 'sort']}
        choices={{ grant: grants }}
        columns={[
          {
            key: 'period',
            heading: t.funding.period,
            head: true,
            show: ({ id, from, to }) => <Link href={`/statements/${id}`}>{`${day(from)} – ${day(to)}`}</Link>,
          },
          { key: 'grant', show: ({ grant }) => nameOf(grant) },
          { key: 'kind', as: 'code' },
          {
            key: 'status',
            show: ({ status, restated }) => (
              <div className="row">
                <Light colour={COLOURS[status] ?? 'gray'}>{value(status, 'status')}</Light>
                {restated && <Light colour="amber">{t.statements.restated}</Light>}
              </div>
            ),
          },
          { key: 'computedOn', as: 'day' },
          { key: 'frozenOn', as: 'day' },
          { key: 'submittedOn', as: 'day' },
          { key: 'reference', as: 'text' },
        ]}
      />
    </>
  );
};

/** All statements of use. */
const Statements = () => {
  const { t } = useSpeech();
  return (
    <Page title={t.pages.statements}>
      <StatementList />
    </Page>
  );
};

export default Statements;
