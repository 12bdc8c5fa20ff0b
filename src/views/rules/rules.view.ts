import { AsOf } from '../../engine/http/answers.dto.js';
import { view } from '../../engine/look.js';
import { type RuleChange, type RuleLine, ruleLines } from '../../rules/in-force.js';
import { ADOPTED } from './in-force.sql.js';
import { ruleBookProjection } from './rule-book.projection.js';
import { RuleChangeLine, RulesQuery, RuleVersionLine } from './rules.dto.js';

const shown = (line: RuleLine): RuleLine => ({ ...line, value: [line.value].flat().join(', ') });

/** The rules that no programme sets: the table in the code, and what was adopted since. */
export const rules = view<RulesQuery>({
  name: 'rules',
  summary: 'Rules of law and house with the days on which they hold, and their source (Regelverzeichnis).',
  query: RulesQuery,
  row: RuleVersionLine,
  projections: [ruleBookProjection],
  select: () => ({ text: ADOPTED, values: [] }),
  refine: (changes: readonly RuleChange[], { on }) => ruleLines(on, changes).map(shown),
});

const CHANGES = `
SELECT c.change AS id, c.rule, c."from", c.value, c.source, c.reason, c."proposedBy", c."adoptedBy"
FROM views.rule_book b
CROSS JOIN LATERAL jsonb_to_recordset(b.changes) AS c (
  change uuid, rule text, "from" date, value int, source text, reason jsonb, "proposedBy" text, "adoptedBy" text
)
ORDER BY c."from" DESC, c.change`;

/** What of the rules was, or is to be, changed. */
export const ruleChanges = view({
  name: 'rule-changes',
  summary: 'Proposed and adopted changes of rules; what was taken back is in the history (Regeländerungen).',
  query: AsOf,
  row: RuleChangeLine,
  projections: [ruleBookProjection],
  select: () => ({ text: CHANGES, values: [] }),
});
