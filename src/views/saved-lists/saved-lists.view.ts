import { view } from '../../engine/look.js';
import { byDay, listing } from '../listing.js';
import { savedListProjection } from './saved-list.projection.js';
import { SavedListLine, SavedListsQuery } from './saved-lists.dto.js';

const KEYS = { saved: byDay('l."savedOn"') };

const LINES = `
SELECT s.id AS staff, s.account, l.*
FROM views.saved_list s
CROSS JOIN LATERAL jsonb_to_recordset(s.lists) AS l (id uuid, name jsonb, of text, filters jsonb, "savedOn" date)`;

type Row = SavedListLine & { readonly account: string };

/** Erased filters are none: the list is opened as a whole. */
const opened = ({ account: _, ...line }: Row): SavedListLine => {
  const filters = line.filters ?? [];
  const query = new URLSearchParams();
  for (const each of filters) {
    const at = each.indexOf('=');
    query.append(each.slice(0, at), each.slice(at + 1));
  }
  return { ...line, filters, address: `/${line.of}${query.size > 0 ? `?${query.toString()}` : ''}` };
};

/** Lists that a case worker saved, with the addresses at which they are opened. */
export const savedLists = view<SavedListsQuery>({
  name: 'saved-lists',
  summary: 'Lists that a case worker saved, and where to open them (gespeicherte Listen).',
  query: SavedListsQuery,
  row: SavedListLine,
  projections: [savedListProjection],
  refine: (rows) => rows.map(opened),
  select: ({ account, of, ...page }, today) =>
    listing(page, today, KEYS, LINES, (put) => [`l.account = ${put(account)}`, of && `l.of = ${put(of)}`]),
});
