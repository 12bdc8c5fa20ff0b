import { type ReactNode, useState } from 'react';
import { type ListPath, type QueryOf, type RowOf, useRows } from '../../api/rows.js';
import { Download } from '../../parts/download.js';
import { type Chosen, Filters } from '../../parts/filters.js';
import { filtersOf } from '../../parts/filters-of.js';
import { type Column, Table } from '../../parts/table.js';

interface Props<P extends ListPath> {
  readonly path: P;
  readonly caption: string;
  readonly filters: readonly (keyof QueryOf<P> & string)[];
  readonly start?: Chosen;
  readonly columns: (choose: (chosen: Chosen) => void) => readonly Column<RowOf<P>>[];
  readonly id: (row: RowOf<P>) => string;
  readonly intro?: ReactNode;
}

/** A list to search in, and to take along. */
export const Listing = <P extends ListPath>({
  path,
  caption,
  filters,
  start = {},
  columns,
  id,
  intro,
}: Props<P>) => {
  const [chosen, setChosen] = useState(start);
  // What a line chooses is filled in anew; while somebody types, the fields stay as they are.
  const [turn, setTurn] = useState(0);
  const choose = (next: Chosen): void => {
    setChosen(next);
    setTurn(turn + 1);
  };
  const found = useRows(path, chosen as QueryOf<P>);
  return (
    <section>
      {intro && <p>{intro}</p>}
      <Filters key={turn} filters={filtersOf(path, filters)} chosen={chosen} onChange={setChosen} />
      <Table caption={caption} columns={columns(choose)} found={found} id={id} />
      <div className="buttons">
        <Download path={path} query={chosen} />
      </div>
    </section>
  );
};
