import { ApiProperty } from '@nestjs/swagger';
import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { byDay, listing } from '../listing.js';
import { PeopleQuery, PersonLine } from '../person.dto.js';
import { ofPeople, PERSON } from '../person.sql.js';

/** Somebody whose data is only kept. More is told to nobody but those who decide about it. */
export class RestrictionLine extends PersonLine {
  /** The journey. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date' }) restrictedOn!: string;
}

const KEYS = { since: byDay('l."restrictedOn"') };

/** The mark that a restriction leaves in the lists of those who worked with the person. */
export const restrictions = view<PeopleQuery>({
  name: 'restrictions',
  summary:
    'Whose data is only kept, and since when: it is in no other list (Einschränkung der Verarbeitung, § 84 SGB X).',
  query: PeopleQuery,
  row: RestrictionLine,
  projections: [caseloadProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      KEYS,
      (put) => `
SELECT c.id, ${PERSON}, c.restricted_on AS "restrictedOn"
FROM views.caseload c
WHERE c.restricted_on IS NOT NULL AND ${ofPeople(query, put)}`,
    ),
});
