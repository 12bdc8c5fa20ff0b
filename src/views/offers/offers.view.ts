import { view } from '../../engine/look.js';
import { byDay, byText, type Key, listing } from '../listing.js';
import { offerProjection } from './offer.projection.js';
import { OfferLine, type OfferSort, OffersQuery } from './offers.dto.js';

const KEYS: Readonly<Record<OfferSort, Key>> = {
  title: byText('l.title'),
  opens: byDay('l."opensOn"'),
};

/** Whether an offer is in the directory and open on a day. */
const open = (of: string, day: string): string =>
  `${of}."withdrawnOn" IS NULL AND ${of}."opensOn" <= ${day}::date AND coalesce(${of}."closesOn", ${day}::date) >= ${day}::date`;

const lines = (columns: string): string =>
  `SELECT o.*, ${open('o', '$1')} AS open FROM (SELECT ${columns} FROM views.offer o) o`;

/** The directory of support offers. */
export const offers = view<OffersQuery>({
  name: 'offers',
  summary: 'Support offers by need, place and language (Unterstützungsangebote).',
  query: OffersQuery,
  row: OfferLine,
  projections: [offerProjection],
  select: (query, today, columns) =>
    listing(query, today, KEYS, lines(columns(offerProjection, 'o')), (put) => [
      query.kind && `l.kind = ${put(query.kind)}`,
      query.need && `${put(query.need)} = ANY(l.needs)`,
      query.municipality && `l.municipality = ${put(query.municipality)}`,
      query.language && `${put(query.language)} = ANY(l.languages)`,
      query.provider && `l.provider = ${put(query.provider)}`,
      query.openOn && open('l', put(query.openOn)),
    ]),
});
