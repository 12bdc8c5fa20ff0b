import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { all, byDay, byText, type Key, listing } from '../listing.js';
import { ofPeople, PERSON } from '../person.sql.js';
import { cohortProjection } from './cohort.projection.js';
import {
  CohortLine,
  CohortOutcomeLine,
  CohortOutcomesQuery,
  type CohortSort,
  CohortsQuery,
  type OutcomeSort,
} from './cohorts.dto.js';
import { regimeProjection } from './regime.projection.js';
import { OUTCOMES } from './spells.sql.js';

const KEYS: Readonly<Record<CohortSort, Key>> = {
  effective: byDay('l."effectiveOn"'),
  title: byText('l.title'),
};

const cohortLines = (columns: string): string => `
SELECT ${columns}, n.* FROM views.cohort k CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE o.outcome = 'switched')::int AS switched,
    count(*) FILTER (WHERE o.outcome = 'transitional')::int AS transitional,
    count(*) FILTER (WHERE o.outcome = 'excluded')::int AS excluded,
    count(*) FILTER (WHERE o.outcome = 'unknown')::int AS unknown,
    count(*) FILTER (WHERE o.outcome = 'transitional' AND o.until < $1::date)::int AS "transitionOver"
  FROM views.regime r CROSS JOIN ${OUTCOMES} WHERE o.cohort = k.id
) n`;

/** Changes of law for groups of people. */
export const cohorts = view<CohortsQuery>({
  name: 'cohorts',
  summary: 'Changes of law for groups of people, with how many came to each outcome (Rechtskreiswechsel).',
  query: CohortsQuery,
  row: CohortLine,
  projections: [cohortProjection, regimeProjection],
  select: (query, today, columns) =>
    listing(query, today, KEYS, cohortLines(columns(cohortProjection, 'k')), (put) => [
      query.status && `l.status = ${put(query.status)}`,
    ]),
});

const OUTCOME_KEYS: Readonly<Record<OutcomeSort, Key>> = {
  name: byText('l.title'),
  until: byDay('l.until'),
};

/** What changes of law have made of people. */
export const cohortOutcomes = view<CohortOutcomesQuery>({
  name: 'cohort-outcomes',
  summary: 'What a change of law made of each person: switched, transitional, excluded, unknown, and why.',
  query: CohortOutcomesQuery,
  row: CohortOutcomeLine,
  projections: [cohortProjection, regimeProjection, caseloadProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      OUTCOME_KEYS,
      (put) => `
SELECT r.id || '/' || k.id AS id, ${PERSON}, k.id AS cohort, k.title, o.outcome, o.reasons, o.missing, o.regime, o."from",
  o.until, o."decidedOn"
FROM views.regime r CROSS JOIN ${OUTCOMES}
JOIN views.cohort k ON k.id = o.cohort JOIN views.caseload c ON c.id = r.id
WHERE ${all([
        ofPeople(query, put),
        query.cohort && `o.cohort = ${put(query.cohort)}`,
        query.outcome && `o.outcome = ${put(query.outcome)}`,
      ])}`,
      undefined,
      'text',
    ),
});
