import { ApiProperty } from '@nestjs/swagger';
import { view } from '../../engine/look.js';
import { sum } from '../../rules/money.js';
import type { LastFact, StatementKind } from '../../shapes/statement.js';
import { fundingProjection } from '../funding/funding.projection.js';
import { awardProjection } from '../grants/award.projection.js';
import { claimProjection } from '../grants/claim.projection.js';
import { outcomeProjection } from '../indicators/outcome.projection.js';
import { statementOf } from './compute.js';
import { type ClaimedUnit, type CostOfGrant, costEntry, type Terms, termsOn, unitEntry } from './entries.js';
import { digestsOf, figuresOf, packed } from './forms.js';
import type { Exit, Participation, Placement } from './people.js';
import { sourcesOf } from './sources.js';

/** Which statement; asked by other views and by commands. */
export class StatementQuery {
  grant!: string;
  kind!: StatementKind;
  from?: string;
  to?: string;
  /** The last fact that counts; by default the latest of all. */
  through?: LastFact;
}

/** A grant with all that statements are made of. */
interface GrantFound {
  readonly id: string;
  readonly title: string;
  readonly funder: string;
  readonly legalBasis: string;
  readonly reference: string | null;
  readonly terms: Terms;
  readonly costs: readonly CostOfGrant[];
  readonly drawDowns: readonly { readonly cents: number; readonly paidOn: string | null }[];
  readonly claims: readonly ClaimedUnit[];
  readonly participations: readonly Participation[];
  readonly exits: readonly Exit[];
  readonly placements: readonly Placement[];
}

/** $1 the grant. Participations are those in the programmes of its modules. */
const SQL = `
WITH programme AS (
  SELECT DISTINCT m.programme
  FROM views.award a
  CROSS JOIN LATERAL jsonb_to_recordset(a.terms) AS t (modules jsonb)
  CROSS JOIN LATERAL jsonb_to_recordset(t.modules) AS m (programme uuid)
  WHERE a.id = $1::uuid AND m.programme IS NOT NULL
), participation AS (
  SELECT f.id AS person, p."from", p."to", p.programme
  FROM views.funding f
  CROSS JOIN LATERAL jsonb_to_recordset(f.participations) AS p (programme uuid, "from" date, "to" date)
  JOIN programme USING (programme)
  WHERE p."from" IS NOT NULL
)
SELECT a.id, a.title, a.funder, a.legal_basis AS "legalBasis", a.reference, a.terms, a.costs,
  a.draw_downs AS "drawDowns",
  (SELECT coalesce(jsonb_agg(jsonb_build_array(c.id, e.charge, e.day, e.municipality, e.minutes, e.units, e.cents,
      CASE WHEN c.receipts <> '[]' THEN
        (SELECT r FROM jsonb_array_elements(c.receipts) r WHERE r ->> 'entry' = e.entry LIMIT 1) END)
      ORDER BY c.id, e.entry), '[]')
    FROM views.claim c
    CROSS JOIN LATERAL unnest(c.charges, c.entries, c.days, c.municipalities, c.minutes, c.units, c.cents)
      AS e (charge, entry, day, municipality, minutes, units, cents)
    WHERE starts_with(e.charge, $1::uuid::text || '/')) AS claims,
  (SELECT coalesce(jsonb_agg(p ORDER BY p.person, p."from"), '[]') FROM participation p) AS participations,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('person', o.id, 'on', x."on", 'outcome', x.outcome)
      ORDER BY o.id, x."on"), '[]')
    FROM views.outcome o
    CROSS JOIN LATERAL jsonb_to_recordset(o.exits) AS x (programme uuid, "on" date, outcome text)
    JOIN programme USING (programme)) AS exits,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('person', o.id, 'kind', x.kind, 'from', x."from", 'to', x."to")
      ORDER BY o.id, x."from", x.kind), '[]')
    FROM views.outcome o
    CROSS JOIN LATERAL jsonb_to_recordset(o.placements) AS x (kind text, "from" date, "to" date)
    WHERE o.id IN (SELECT person FROM participation)) AS placements
FROM views.award a WHERE a.id = $1::uuid`;

/** What a statement says, and what its bytes are. */
export class StatementFigures {
  @ApiProperty({ type: 'object', additionalProperties: true }) statement!: object;
}

const computed =
  ({ kind, ...asked }: StatementQuery, through: LastFact | undefined) =>
  ({ terms, costs, drawDowns, claims, participations, exits, placements, ...grant }: GrantFound) => {
    const latest = terms.at(-1)!;
    const period = { from: asked.from ?? latest.from, to: asked.to ?? latest.to };
    const entries = [...costs.flatMap(costEntry(terms)), ...claims.flatMap(unitEntry(terms))];
    const drawn = drawDowns.filter(({ paidOn }) => paidOn && paidOn <= period.to);
    const statement = statementOf(
      { kind, ...period, through: asked.through ?? through! },
      {
        ...{ grant, participations, exits, placements, entries },
        terms: termsOn(terms, period.to) ?? latest,
        drawnDownCents: sum(drawn, ({ cents }) => cents),
      },
    );
    const { totals, rounding } = statement;
    return {
      ...{ ...period, through: statement.through, rounding, totals, statement },
      sources: sourcesOf(grant.id, entries),
    };
  };

type Computed = ReturnType<ReturnType<typeof computed>>;

/** A view of the same grant at the same cut. */
const ofGrant = (name: string, more: (its: Computed) => Promise<object>) =>
  view<StatementQuery>({
    name,
    summary: 'Statement of use of a grant, up to a fact.',
    internal: true,
    query: StatementQuery,
    row: StatementFigures,
    projections: [awardProjection, claimProjection, fundingProjection, outcomeProjection],
    cut: ({ through }) => (through ? { through } : {}),
    select: ({ grant }) => ({ text: SQL, values: [grant] }),
    refine: (rows: readonly GrantFound[], query, _, through) =>
      Promise.all(rows.map(computed(query, through)).map(more)),
  });

/** What a statement of use says; computed for other views. */
export const statementFigures = ofGrant('statement-figures', (its) => Promise.resolve(its));

/** And what its bytes are, which takes every form of it; computed for commands. */
export const statementOfUse = ofGrant('statement-of-use', async (its) => ({
  ...its,
  digests: await digestsOf(its.statement),
  figures: figuresOf(its.statement),
  content: packed(its.statement),
}));
