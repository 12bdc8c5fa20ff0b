import type { ReactNode } from 'react';
import { type ListPath, type QueryOf, type RowOf, useRows } from '../api/rows.js';
import { useSpeech } from '../words/words.js';
import { type Cell, useCells } from './cells.js';
import type { Choices } from './forms/field.js';
import { useChosen } from './chosen.js';
import { Download } from './download.js';
import { type Chosen, Filters } from './filters.js';
import { filtersOf } from './filters-of.js';
import { Person } from './person.js';
import { type Column, Table } from './table.js';

type Columns<Row> = readonly (Cell<Row> | Column<Row>)[];

interface Props<P extends ListPath> {
  readonly path: P;
  /** What is always asked. */
  readonly query?: Chosen & { readonly limit?: number };
  readonly filters?: readonly (keyof QueryOf<P> & string)[];
  /** What filters by id choose from. */
  readonly choices?: Choices;
  /** What is chosen at first. */
  readonly start?: Chosen;
  /** Also by all rows that are shown, where each is compared with them. */
  readonly columns: Columns<RowOf<P>> | ((rows: readonly RowOf<P>[]) => Columns<RowOf<P>>);
  readonly caption?: string;
  readonly empty?: string;
  /** A picture of the rows, above them. */
  readonly picture?: (rows: readonly RowOf<P>[]) => ReactNode;
  readonly download?: boolean;
  readonly id?: (row: RowOf<P>) => string;
}

interface Named {
  readonly participant: string;
  readonly familyName?: string | null;
  readonly givenName?: string | null;
}

/** Names the person that a line is about. */
export const PERSON: Column<Named> = {
  key: 'participant',
  head: true,
  show: (row) => <Person id={row.participant} of={row} />,
};

/** Rows of a view with its filters and its download, as part of a page. */
export const Listing = <P extends ListPath>(props: Props<P>) => {
  const { path, query, filters = [], choices = {}, start, columns, caption, empty, picture } = props;
  const { download = true, id = (row) => (row as { id: string }).id } = props;
  const { view } = useSpeech();
  const [chosen, choose] = useChosen(start, path);
  const asked = { ...chosen, ...query };
  const found = useRows(path, asked as QueryOf<P>);
  const mixed = typeof columns === 'function' ? columns(found.rows) : columns;
  const cells = useCells(mixed.filter((each) => 'as' in each));
  const title = caption ?? view(path.slice(1));
  return (
    <>
      {filters.length > 0 && (
        <Filters
          filters={filtersOf(path, filters).map((filter) => ({ ...filter, choices: choices[filter.name] }))}
          chosen={chosen}
          onChange={choose}
        />
      )}
      {found.rows.length > 0 && picture?.(found.rows)}
      <Table
        caption={title}
        columns={mixed.map((each) => ('as' in each ? cells.find(({ key }) => key === each.key)! : each))}
        {...{ found, id, empty }}
      />
      {download && (
        <p>
          <Download path={path} query={asked} />
        </p>
      )}
    </>
  );
};
