import { view } from '../../engine/look.js';
import { type RuleLine, ruleLines } from '../../rules/in-force.js';
import { RulesQuery, RuleVersionLine } from './rules.dto.js';

const SQL = `SELECT r.* FROM jsonb_to_recordset($1::jsonb)
  AS r (id text, value text, unit text, "from" text, until text, source text, en text, de text)`;

const shown = (line: RuleLine): RuleLine => ({ ...line, value: [line.value].flat().join(', ') });

/** The rules that no programme sets: they stand in the code, and go the way of all reads. */
export const rules = view<RulesQuery>({
  name: 'rules',
  summary: 'Rules of law and house with the days on which they hold, and their source (Regelverzeichnis).',
  query: RulesQuery,
  row: RuleVersionLine,
  projections: [],
  select: ({ on }) => ({ text: SQL, values: [JSON.stringify(ruleLines(on).map(shown))] }),
});
