import { Loader, Text } from '@mantine/core';
import { Link, useParams } from 'wouter';
import { look } from '../../api/client.js';
import { type RowOf, useRows } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import { Download } from '../../parts/download.js';
import { Failed } from '../../parts/failed.js';
import type { Deed } from '../../parts/forms/doing.js';
import { Light } from '../../parts/light.js';
import { Page } from '../../parts/page.js';
import { useSpeech } from '../../words/words.js';
import { Content, type Statement } from './content.js';
import { Restatement } from './restatement.js';

const FORMATS = ['xlsx', 'csv', 'pdf', 'json'] as const;

type Row = RowOf<'/statements'>;

/** What comes next: a second person freezes what she has looked at, and no other bytes. */
const deeds = ({ id, status, computed }: Row): readonly Deed[] => {
  const [last] = computed as unknown as { digests: { json: string } }[];
  return {
    computed: [
      { command: 'freeze-statement', id, initial: { digest: last?.digests.json }, without: ['digest'] },
    ],
    frozen: [
      { command: 'submit-statement', id },
      { command: 'restate-statement', id },
    ],
    submitted: [{ command: 'restate-statement', id }],
  }[status as 'computed' | 'frozen' | 'submitted'];
};

interface ReportState {
  readonly report?: { readonly computed?: { readonly grant: string } };
}

/** A statement of use as it was computed, and what has changed since. */
const StatementPage = () => {
  const { id } = useParams<{ id: string }>();
  const { t, day, value } = useSpeech();
  const path = { params: { path: { id } } };
  const report = look.useQuery('get', '/reports/{id}', path);
  const grant = (report.data?.state as ReportState | undefined)?.report?.computed?.grant;
  const { rows } = useRows('/statements', { grant, limit: 200 }, grant !== undefined);
  const statement = look.useQuery('get', '/reports/{id}/statement', path);
  const row = rows.find((each) => each.id === id);
  const data = statement.data as unknown as Statement | undefined;
  const problem = statement.error ?? report.error;
  if (!data) {
    if (problem) return <Failed problem={problem} />;
    return <Loader className="waiting" aria-label={t.shell.loading} />;
  }
  return (
    <Page
      title={`${t.statements.title}: ${day(data.from)} – ${day(data.to)}`}
      actions={
        <div className="row">
          {FORMATS.map((format) => (
            <Download
              key={format}
              path={`/reports/${id}/statement`}
              format={format}
              label={format.toUpperCase()}
            />
          ))}
        </div>
      }
    >
      {problem && <Failed problem={problem} />}
      <Text>
        <Link href={`/funding/${data.grant.id}`}>{data.grant.title}</Link>
        {` · ${data.grant.funder} · ${data.grant.legalBasis} · ${value(data.kind)}`}
      </Text>
      {row && (
        <>
          <div className="row">
            <Light colour={row.status === 'submitted' ? 'green' : 'amber'}>
              {value(row.status, 'status')}
            </Light>
            {row.restated && <Light colour="amber">{t.statements.restated}</Light>}
          </div>
          <Text size="sm" my="xs">
            {[
              t.statements.computed(day(row.computedOn), row.computedBy ?? '–'),
              row.frozenOn && t.statements.frozen(day(row.frozenOn), row.frozenBy ?? '–'),
              row.submittedOn && t.statements.submitted(day(row.submittedOn), row.reference ?? '–'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <Deeds deeds={deeds(row)} about={t.statements.title} size="sm" />
        </>
      )}
      <Content of={data} />
      {row && row.status !== 'computed' && <Restatement id={id} row={row} of={data} />}
    </Page>
  );
};

export default StatementPage;
