import { view } from '../../engine/look.js';
import { effectOf } from '../../rules/law-change.js';
import { cohortProjection } from './cohort.projection.js';
import { CohortPreviewCountsQuery, WhatIfLine } from './cohorts.dto.js';
import { cohortMoves, type Move } from './preview.view.js';
import { regimeProjection } from './regime.projection.js';
import { regimeOn } from './spells.sql.js';

type Figures = Pick<WhatIfLine, 'people' | 'talks' | 'minutes' | 'benefitCents'>;
type Line = Pick<WhatIfLine, 'id' | 'regime' | 'month'> & Figures;

const NOTHING: Figures = { people: 0, talks: 0, minutes: 0, benefitCents: 0 };

/** From the month before a change of law until today. $1 today, $2 cohort. */
const FIGURES = `
WITH span AS (
  SELECT to_char(d, 'YYYY-MM') AS month, d::date AS first, (d + interval '1 month - 1 day')::date AS last
  FROM views.cohort k CROSS JOIN LATERAL generate_series(
    date_trunc('month', k.effective_on - interval '1 month'), greatest($1::date, k.effective_on)::timestamp, '1 month'
  ) d
  WHERE k.id = $2
), figure AS (
  SELECT m.month, s.regime, 1 AS people, 0 AS talks, 0 AS minutes, coalesce((
    SELECT sum(p.cents) FROM jsonb_to_recordset(r.paid) AS p (month text, cents bigint) WHERE p.month = m.month
  ), 0) AS cents
  FROM span m CROSS JOIN views.regime r CROSS JOIN ${regimeOn('m.last')} s
  UNION ALL
  SELECT m.month, s.regime, 0, 1, t.minutes, 0
  FROM span m CROSS JOIN views.regime r
  CROSS JOIN LATERAL jsonb_to_recordset(r.talks) AS t ("on" date, minutes int)
  CROSS JOIN ${regimeOn('t."on"')} s
  WHERE t."on" BETWEEN m.first AND m.last
)
SELECT month || '/' || regime AS id, regime, month, sum(people)::int AS people, sum(talks)::int AS talks,
  sum(minutes)::int AS minutes, sum(cents)::bigint AS "benefitCents"
FROM figure GROUP BY month, regime`;

/** What the application of the draft would record in the journey of one person. */
const supposed = (cohort: string, { id, draft, known, judgement }: Move) => {
  const stream = `journey-${id}`;
  const decidedOn = draft.effectiveOn;
  const { ends, begins } = effectOf(draft, known, judgement);
  const facts = [
    ...ends.map(({ spell, on }) => ['RegimeEnded', on, { spell, decidedOn }] as const),
    ...(begins
      ? [
          [
            'RegimeStarted',
            begins.from,
            { spell: cohort, regime: draft.newRegime, decidedOn, rank: begins.rank },
          ] as const,
        ]
      : []),
    ...(begins?.to ? [['RegimeEnded', begins.to, { spell: cohort, decidedOn }] as const] : []),
  ];
  const nobody = { actor: { id: '', role: '', unit: '' }, commandId: '', correlationId: '', legalBasis: '' };
  return [
    stream,
    facts.map(([type, happenedOn, data], index) => ({
      ...{ id: `${id}/${index}`, type, typeVersion: 1, stream, version: 0, recordedAt: '', happenedOn, data },
      meta: nobody,
    })),
  ] as const;
};

/** The figures of history under a change of law that nobody has applied. */
export const whatIf = view<CohortPreviewCountsQuery>({
  name: 'what-if',
  summary:
    'Figures by law of benefits and month: as they are, and as they would be under a draft (Was wäre, wenn).',
  query: CohortPreviewCountsQuery,
  row: WhatIfLine,
  projections: [cohortProjection, regimeProjection],
  select: ({ cohort }, today) => ({ text: FIGURES, values: [today, cohort] }),
  supposes: {
    from: cohortMoves,
    facts: (rows: readonly Move[], { cohort }) => new Map(rows.map((move) => supposed(cohort, move))),
  },
  refine: (rows: readonly Line[], _, __, ___, then: readonly Line[] = []): readonly WhatIfLine[] => {
    const ids = [...new Set([...rows, ...then].map(({ id }) => id))].toSorted();
    return ids.map((id) => {
      const [before, after] = [rows, then].map((lines) => lines.find((line) => line.id === id));
      const { regime, month } = (before ?? after)!;
      const [now, thence] = [before ?? NOTHING, after ?? NOTHING];
      return {
        ...{ id, regime, month, people: now.people, peopleThen: thence.people },
        ...{ talks: now.talks, talksThen: thence.talks, minutes: now.minutes, minutesThen: thence.minutes },
        ...{ benefitCents: now.benefitCents, benefitCentsThen: thence.benefitCents },
      };
    });
  },
});
