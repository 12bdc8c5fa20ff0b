import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { caseloadLines } from '../caseload/caseload.view.js';
import { type Key, listing, type Put } from '../listing.js';
import { ofPeople, personAs } from '../person.sql.js';
import { programmeProjection } from '../programme/programme.projection.js';
import { RulePreviewLine, RulePreviewQuery } from './rule-preview.dto.js';
import { ruleBookProjection } from './rule-book.projection.js';

const KEYS: Readonly<Record<'case-worker', Key>> = {
  'case-worker': { sql: `coalesce(l."caseWorker", '~')`, type: 'text' },
};

/** The rule book with one more change in it. */
const supposed = (statement: string, change: string): string =>
  statement.replaceAll(
    'views.rule_book',
    `(SELECT id, changes FROM views.rule_book UNION ALL SELECT NULL::uuid, ${change}::jsonb)`,
  );

/** The same lines by the rules in force and by those that are supposed, where they differ. */
const differing = (lines: string, change: string): string => `
SELECT n.id, ${personAs('n.id')}, d.touches
FROM (${lines}) n
JOIN (${supposed(lines, change)}) t ON t.id = n.id
JOIN views.caseload c ON c.id = n.id
CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('field', a.key, 'now', a.value, 'then', b.value) ORDER BY a.key) AS touches
  FROM jsonb_each(to_jsonb(n)) a JOIN jsonb_each(to_jsonb(t)) b ON b.key = a.key
  WHERE a.value IS DISTINCT FROM b.value
) d
WHERE d.touches IS NOT NULL`;

/** Whom a change of a rule would touch: the cases that would read otherwise in the caseload. */
export const rulePreview = view<RulePreviewQuery>({
  name: 'rule-preview',
  summary: 'Whom a change of a rule would touch, and in what (Vorschau einer Regeländerung).',
  query: RulePreviewQuery,
  row: RulePreviewLine,
  projections: [caseloadProjection, programmeProjection, ruleBookProjection],
  select: ({ rule, from, value, on, ...query }, today, columns) =>
    listing(query, on ?? (from > today ? from : today), KEYS, (put: Put) => {
      const people = `(SELECT * FROM views.caseload c WHERE ${ofPeople(query, put)})`;
      const change = { rule, from, value, adoptedBy: 'nobody yet' };
      return differing(
        caseloadLines(columns(caseloadProjection, 'c'), people),
        put(JSON.stringify([change])),
      );
    }),
});
