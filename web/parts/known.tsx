import { type Column, Table } from './table.js';

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
}

/** A table of what is known already. */
export const Known = <Row,>({ rows, ...table }: Props<Row>) => (
  <Table {...table} found={{ rows, loading: false, stale: false, loadingMore: false }} />
);
