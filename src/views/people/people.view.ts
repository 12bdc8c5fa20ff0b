import { fromCursor, toCursor } from '../../engine/cursor.js';
import { view } from '../../engine/look.js';
import type { Opened } from '../../kernel/projection.js';
import { id } from '../../shapes/kinds.js';
import { type Described, type Likely, likeness, POSSIBLE, PROBABLE } from './likeness.js';
import { DuplicateLine, DuplicatesQuery, PersonQuery, PersonFound } from './people.dto.js';
import { all } from '../listing.js';
import { descriptionsOf, personProjection, wordsOf } from './person.projection.js';
import type { PersonRow } from './person.row.js';

type Person = Opened<PersonRow> & { readonly foreign: boolean };

/** Candidates that are compared, and people that are shown, at most. */
const COMPARED = 200;
const SHOWN = 20;
const DEFAULT_LIMIT = 50;

const asked = ({ phone, email, number, ...names }: PersonQuery): Described => ({
  ...names,
  phones: phone ? [phone] : [],
  emails: email ? [email] : [],
  numbers: number ? [number] : [],
});

/** Whether a person is out of the scope of who asks. */
const foreign = (row: string): string =>
  `EXISTS (SELECT FROM views.foreign f WHERE f.id = ${row}.id) AS foreign`;

/** The best of what two people are known by. */
const alike = (some: readonly Described[], others: readonly Described[]): Likely =>
  some
    .flatMap((one) => others.map((other) => likeness(one, other)))
    .reduce((best, each) => (each.score > best.score ? each : best));

/** A person as somebody may see her: of another unit's people no more than that one should ask there. */
const shown = (person: Person, { score, reasons }: Likely): PersonFound => {
  const { id: journey, unit, familyName, givenName, birthDate, municipality, caseWorker, closed } = person;
  const probable = score >= PROBABLE;
  if (person.foreign) return { match: 'ask-unit', unit, probable };
  const details = { familyName, givenName, birthDate, municipality, caseWorker, closed };
  return { match: 'person', unit, probable, id: journey, score, reasons, ...details };
};

/** People who may be the one that somebody looks for, most likely first. */
export const people = view<PersonQuery>({
  name: 'people',
  summary: 'Search for a person in any spelling, before somebody is registered twice (Personensuche).',
  confidential: true,
  query: PersonQuery,
  row: PersonFound,
  projections: [personProjection],
  words: (query) => wordsOf([asked(query)]),
  select: (_, today, columns, { nameWords, birthWords, contactWords }) => ({
    text: `SELECT ${columns(personProjection, 'p')}, ${foreign('p')}
      FROM views.person p
      WHERE $1::date IS NOT NULL
        AND (p.name_words && $2::text[] OR p.birth_words && $3::text[] OR p.contact_words && $4::text[])
      ORDER BY cardinality(ARRAY(SELECT unnest(p.name_words) INTERSECT SELECT unnest($2::text[])))
        + CASE WHEN p.birth_words && $3::text[] THEN 4 ELSE 0 END
        + CASE WHEN p.contact_words && $4::text[] THEN 8 ELSE 0 END DESC, p.id
      LIMIT ${COMPARED}`,
    values: [today, nameWords, birthWords, contactWords],
  }),
  refine: (rows: readonly Person[], query) => {
    const wanted = [asked(query)];
    return rows
      .map((person) => ({ person, likely: alike(wanted, descriptionsOf(person)) }))
      .filter(({ person, likely: { score } }) => score >= (person.foreign ? PROBABLE : POSSIBLE))
      .sort((a, b) => b.likely.score - a.likely.score)
      .slice(0, SHOWN)
      .map(({ person, likely }) => shown(person, likely));
  },
});

/** Journeys that may be of one person, for somebody to compare. */
export const duplicates = view<DuplicatesQuery>({
  name: 'duplicates',
  summary: 'Pairs of journeys that may be of one person, with the reasons (mögliche Dubletten).',
  query: DuplicatesQuery,
  row: DuplicateLine,
  projections: [personProjection],
  select: ({ limit = DEFAULT_LIMIT, cursor, participant, municipality, caseWorker }, today, columns) => {
    const values: unknown[] = [today];
    const put = (value: unknown): string => `$${values.push(value)}`;
    const [first, second] = cursor ? fromCursor(cursor, [id, id]).map(put) : [];
    const either = (column: string, value: string) => `${put(value)} IN (a.${column}, b.${column})`;
    const conditions = [
      '$1::date IS NOT NULL',
      '(a.birth_words && b.birth_words AND a.name_words && b.name_words OR a.contact_words && b.contact_words)',
      'NOT b.id::text = ANY(a.resembles) AND NOT a.id::text = ANY(b.resembles)',
      participant && `${put(participant)}::uuid IN (a.id, b.id)`,
      municipality && either('municipality', municipality),
      caseWorker && either('case_worker', caseWorker),
      cursor && `(a.id, b.id) > (${first}::uuid, ${second}::uuid)`,
    ];
    return {
      text: `SELECT a.id || ' ' || b.id AS "sortKey", to_jsonb(one) AS one, to_jsonb(other) AS other
        FROM views.person a JOIN views.person b ON b.id > a.id
        JOIN LATERAL (SELECT ${columns(personProjection, 'a')}, ${foreign('a')}) one ON true
        JOIN LATERAL (SELECT ${columns(personProjection, 'b')}, ${foreign('b')}) other ON true
        WHERE ${all(conditions)}
        ORDER BY a.id, b.id LIMIT ${put(limit + 1)}`,
      values,
      limit,
      cursor: (row) => toCursor(...((row.sortKey as string).split(' ') as [string, string])),
    };
  },
  refine: (rows: readonly { readonly one: Person; readonly other: Person }[]) =>
    rows
      .map(({ one, other }) => {
        const likely = alike(descriptionsOf(one), descriptionsOf(other));
        return { ...likely, people: [shown(one, likely), shown(other, likely)] };
      })
      .filter(({ score }) => score >= PROBABLE),
});
