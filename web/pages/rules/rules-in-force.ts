import { useRows } from '../../api/rows.js';
import type { Choice } from '../../parts/forms/field.js';
import { today } from '../../parts/today.js';
import { useSpeech } from '../../words/words.js';

export interface RuleChoice extends Choice {
  readonly unit: string;
  readonly is: string;
}

/** The rules of today by what they say. */
export const useRules = (): readonly RuleChoice[] => {
  const { language } = useSpeech();
  const { rows } = useRows('/rules', { on: today() });
  return rows.map((row) => ({ value: row.id, label: row[language], unit: row.unit, is: row.value }));
};
