import { view } from '../../engine/look.js';
import { Problem } from '../../engine/problems.js';
import { judge, type Judgement, type LawChange } from '../../rules/law-change.js';
import type { Known } from '../../rules/known.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { byText, listing } from '../listing.js';
import { ofPeople, PERSON } from '../person.sql.js';
import { cohortProjection } from './cohort.projection.js';
import {
  CohortPreviewCounts,
  CohortPreviewCountsQuery,
  CohortPreviewLine,
  CohortPreviewQuery,
} from './cohorts.dto.js';
import { regimeProjection } from './regime.projection.js';

/** Somebody who may be concerned, and the draft. The birth date is opened only where the law asks for the age. */
const CANDIDATE = `k.draft,
  CASE WHEN k.draft::text LIKE '%Age"%' THEN r.known ELSE r.known - 'birthDate' END AS known`;
/** Who is under the old law, or under none that is known. */
const CONCERNED = '(k.old_regime = ANY(r.regimes) OR cardinality(r.regimes) = 0)';

interface Candidate {
  readonly draft: LawChange;
  readonly known: Known;
}

/** Somebody whom a draft would move. */
export interface Move extends Candidate {
  readonly id: string;
  readonly judgement: Judgement;
}

const judged = (cohort: string, { draft, known }: Candidate): Judgement | undefined =>
  judge(cohort, draft, known);

/** What a draft would do: the judgement that its application makes, without writing. */
export const cohortPreview = view<CohortPreviewQuery>({
  name: 'cohort-preview',
  summary: 'What the draft of a change of law would make of each person; nothing is recorded.',
  query: CohortPreviewQuery,
  row: CohortPreviewLine,
  projections: [cohortProjection, regimeProjection, caseloadProjection],
  select: (query, today) =>
    listing(
      query,
      today,
      { id: byText('l.id::text') },
      (put) => `SELECT r.id, ${PERSON}, ${CANDIDATE}
FROM views.cohort k CROSS JOIN views.regime r JOIN views.caseload c ON c.id = r.id
WHERE k.id = ${put(query.cohort)} AND ${CONCERNED} AND ${ofPeople(query, put)}`,
    ),
  refine: (rows: readonly (Candidate & object)[], { cohort, outcome }) =>
    rows.flatMap(({ draft, known, ...person }) => {
      const judgement = judged(cohort, { draft, known });
      if (!judgement || (outcome && judgement.outcome !== outcome)) return [];
      const { from = null, until = null, reasons, missing } = judgement;
      return [{ ...person, outcome: judgement.outcome, reasons, missing, from, until }];
    }),
});

/** People that are judged at once. */
const MOST = 100_000;

/** A figure without some of the people would be a wrong one. @throws Problem 409 */
const bounded = <Row>(rows: readonly Row[]): readonly Row[] => {
  if (rows.length > MOST)
    throw new Problem(
      409,
      'too-many-people',
      `More than ${MOST} people would be judged at once. Narrow down who is meant.`,
    );
  return rows;
};

const everybody = ({ cohort }: CohortPreviewCountsQuery) => ({
  text: `SELECT r.id, ${CANDIDATE} FROM views.cohort k LEFT JOIN views.regime r ON ${CONCERNED}
WHERE k.id = $1 ORDER BY r.id LIMIT ${MOST + 1}`,
  values: [cohort],
});

export const cohortPreviewCounts = view<CohortPreviewCountsQuery>({
  name: 'cohort-preview-counts',
  summary: 'How many people the draft of a change of law would bring to each outcome; nothing is recorded.',
  query: CohortPreviewCountsQuery,
  row: CohortPreviewCounts,
  projections: [cohortProjection, regimeProjection],
  select: everybody,
  refine: (rows: readonly Candidate[], { cohort }) => {
    if (!rows[0]) return [];
    const outcomes = bounded(rows).flatMap((each) =>
      each.known ? (judged(cohort, each)?.outcome ?? []) : [],
    );
    const count = (wanted: string) => outcomes.filter((each) => each === wanted).length;
    return [
      {
        switched: count('switched'),
        transitional: count('transitional'),
        excluded: count('excluded'),
        unknown: count('unknown'),
        draft: rows[0].draft,
      },
    ];
  },
});

/** Whom a draft would move, with what is known of them; no reader is shown it. */
export const cohortMoves = view<CohortPreviewCountsQuery>({
  name: 'cohort-moves',
  summary: '',
  query: CohortPreviewCountsQuery,
  row: CohortPreviewCounts,
  projections: [cohortProjection, regimeProjection],
  select: everybody,
  refine: (rows: readonly (Candidate & { readonly id: string })[], { cohort }) =>
    bounded(rows).flatMap((each) => {
      const judgement = each.known && judged(cohort, each);
      return judgement?.outcome === 'switched' ? [{ ...each, judgement } satisfies Move] : [];
    }),
});
