import { Loader, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Rows } from '../api/rows.js';
import { useSpeech } from '../words/words.js';
import { Failed } from './failed.js';

interface Props<Row> {
  /** Asked for by its id. */
  readonly found: Rows<Row>;
  readonly children: (row: Row) => ReactNode;
}

/** The one thing that a page is about. */
export const One = <Row,>({ found: { rows, problem, loading, stale }, children }: Props<Row>) => {
  const { t } = useSpeech();
  const [row] = rows;
  if (row === undefined && problem) return <Failed problem={problem} />;
  if (row === undefined && loading) return <Loader className="waiting" aria-label={t.shell.loading} />;
  if (row === undefined) return <p>{t.table.empty}</p>;
  return (
    <div aria-busy={stale} className={stale ? 'stale' : undefined}>
      {problem && <Failed problem={problem} />}
      {children(row)}
    </div>
  );
};

/** A part of a page under its own heading. */
export const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="part">
    <Title order={2} size="h4" mb="xs">
      {title}
    </Title>
    {children}
  </section>
);
