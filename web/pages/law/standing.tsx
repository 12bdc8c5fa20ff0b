import { type Colour, Light } from '../../parts/light.js';
import { useSpeech } from '../../words/words.js';

const COLOURS: Readonly<Record<string, Colour>> = {
  ...{ drafted: 'amber', amended: 'amber', applied: 'green', revoked: 'gray' },
};

interface Props {
  readonly of: { readonly status: string; readonly transitionOver: number };
}

/** Where a change of law is, and whether somebody's time of transition is over. */
export const Standing = ({ of: { status, transitionOver } }: Props) => {
  const { t, value } = useSpeech();
  return (
    <div className="row">
      <Light colour={COLOURS[status] ?? 'gray'}>{value(status, 'status')}</Light>
      {transitionOver > 0 && <Light colour="red">{t.law.transitionOver(transitionOver)}</Light>}
    </div>
  );
};
