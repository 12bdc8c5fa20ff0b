import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type ListPath, type QueryOf, type RowOf, useRows } from '../api/rows.js';
import { useMe } from '../shell/me.js';
import type { Words } from '../words/de.js';
import { useSpeech } from '../words/words.js';
import { type Cell, useCells } from './cells.js';
import { useChosen } from './chosen.js';
import { Deeds } from './deeds.js';
import { Download } from './download.js';
import { type Chosen, Filters } from './filters.js';
import { filtersOf } from './filters-of.js';
import { type Deed, useDoing } from './forms/doing.js';
import { Page } from './page.js';
import { type Column, Table } from './table.js';

interface Line {
  readonly id: string;
}

/** A list that one looks something up in: what it shows, by what it is filtered, and what can be done there. */
export interface Listed<P extends ListPath> {
  readonly path: P;
  readonly word: keyof Words['pages'];
  readonly filters: readonly (keyof QueryOf<P> & string)[];
  /** What is chosen at first. */
  readonly start?: Chosen;
  /** What a line is called. */
  readonly name: (row: RowOf<P>) => string;
  readonly cells: readonly Cell<RowOf<P>>[];
  /** The command that adds a line. */
  readonly adds: string;
  readonly deeds?: (row: RowOf<P>, rows: readonly RowOf<P>[]) => readonly Deed[];
  /** Whether a line has a page of its own below that of the list. */
  readonly leads?: string;
  /** What stands below the name. */
  readonly below?: (row: RowOf<P>) => ReactNode;
}

export const Directory = <P extends ListPath>(listed: Listed<P>) => {
  const { path, word, filters, start, name, cells, adds, deeds, leads, below } = listed;
  const { t, field, command } = useSpeech();
  const { may } = useMe();
  const act = useDoing();
  const [chosen, choose] = useChosen(start);
  const found = useRows(path, chosen as QueryOf<P>);
  const head: Column<RowOf<P>> = {
    key: 'name',
    heading: field(found.rows[0] && 'title' in (found.rows[0] as object) ? 'title' : 'name'),
    head: true,
    show: (row) => (
      <>
        {leads ? <Link href={`${leads}/${(row as Line).id}`}>{name(row)}</Link> : name(row)}
        {below?.(row)}
      </>
    ),
  };
  const actions: Column<RowOf<P>> = {
    key: 'actions',
    heading: t.caseload.actions,
    show: (row) => <Deeds deeds={deeds!(row, found.rows)} about={name(row)} />,
  };
  const columns = [head, ...useCells(cells), ...(deeds ? [actions] : [])];
  return (
    <Page
      title={t.pages[word]}
      actions={
        <div className="row">
          {may.commands.includes(adds) && (
            <Button onClick={() => act({ command: adds })}>{command(adds)}</Button>
          )}
          <Download path={path} query={chosen} />
        </div>
      }
    >
      <Filters filters={filtersOf(path, filters)} chosen={chosen} onChange={choose} />
      <Table caption={t.pages[word]} columns={columns} found={found} id={(row) => (row as Line).id} />
    </Page>
  );
};
