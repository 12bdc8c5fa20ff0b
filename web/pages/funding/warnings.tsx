import type { RowOf } from '../../api/rows.js';
import { type Colour, Light } from '../../parts/light.js';
import { useSpeech } from '../../words/words.js';

const COLOURS: Readonly<Record<string, Colour>> = {
  'over-budget': 'red',
  'statement-overdue': 'red',
};

/** What has to be looked after in a grant, with the day or the sum that it is about. */
export const Warnings = ({ of }: { readonly of: RowOf<'/grants'> }) => {
  const { value, day, money, t } = useSpeech();
  if (of.warnings.length === 0) return <Light colour="green">{t.funding.fine}</Light>;
  const about: Readonly<Record<string, string | undefined>> = {
    'runs-out': of.runsOutOn ? day(of.runsOutOn) : undefined,
    lapses: money(of.lapsingCents),
    'statement-due': day(of.statementDueOn),
    'statement-overdue': day(of.statementDueOn),
  };
  return (
    <div className="row">
      {of.warnings.map((code) => (
        <Light key={code} colour={COLOURS[code] ?? 'amber'}>
          {[value(code, 'warning'), about[code]].filter(Boolean).join(' · ')}
        </Light>
      ))}
    </div>
  );
};
