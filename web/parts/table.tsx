import { Button, Loader, Table as Grid } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Rows } from '../api/rows.js';
import { useSpeech } from '../words/words.js';
import { Failed } from './failed.js';

export interface Column<Row> {
  /** Names the column; its heading is the label of the field of this name. */
  readonly key: string;
  readonly heading?: string;
  readonly show: (row: Row) => ReactNode;
  /** Sums and days stand right, so that they can be compared. */
  readonly right?: boolean;
  /** Names the row for whoever hears the table. */
  readonly head?: boolean;
}

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly found: Rows<Row>;
  readonly id: (row: Row) => string;
  /** What is said when there is nothing, if that is not obvious. */
  readonly empty?: string;
}

/** What can be done with a row stays in sight where a table is wider than its room, and is left out on paper. */
const classOf = <Row,>({ key, right }: Column<Row>): string | undefined =>
  key === 'actions' ? 'actions' : right ? 'right' : undefined;

/** Rows of a view: a table on a desk, cards on a phone (app.css), the same elements for whoever listens. */
export const Table = <Row,>({ caption, columns, found, id, empty }: Props<Row>) => {
  const { t, field } = useSpeech();
  const { rows, problem, loading, stale, more, loadingMore } = found;
  const heading = ({ key, heading: own }: Column<Row>): string => own ?? field(key);
  if (problem && rows.length === 0) return <Failed problem={problem} />;
  if (loading) return <Loader className="waiting" aria-label={t.shell.loading} />;
  return (
    <section aria-busy={stale} className={stale ? 'stale' : undefined}>
      {problem && <Failed problem={problem} />}
      <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
        <Grid striped highlightOnHover className="rows" role="table">
          <Grid.Caption className="unseen">{caption}</Grid.Caption>
          <Grid.Thead role="rowgroup">
            <Grid.Tr role="row">
              {columns.map((column) => (
                <Grid.Th key={column.key} scope="col" role="columnheader" className={classOf(column)}>
                  {heading(column)}
                </Grid.Th>
              ))}
            </Grid.Tr>
          </Grid.Thead>
          <Grid.Tbody role="rowgroup">
            {rows.map((row) => (
              <Grid.Tr role="row" key={id(row)}>
                {columns.map((column) =>
                  column.head ? (
                    <Grid.Th key={column.key} scope="row" role="rowheader" data-label={heading(column)}>
                      {column.show(row)}
                    </Grid.Th>
                  ) : (
                    <Grid.Td
                      role="cell"
                      key={column.key}
                      data-label={heading(column)}
                      className={classOf(column)}
                    >
                      {column.show(row)}
                    </Grid.Td>
                  ),
                )}
              </Grid.Tr>
            ))}
          </Grid.Tbody>
        </Grid>
      </div>
      {rows.length === 0 && <p>{empty ?? t.table.empty}</p>}
      {more && (
        <Button variant="default" onClick={more} loading={loadingMore} mt="sm">
          {t.table.more}
        </Button>
      )}
    </section>
  );
};
