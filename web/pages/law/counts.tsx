import { type Colour, Light } from '../../parts/light.js';
import { useSpeech } from '../../words/words.js';

export const OUTCOMES = {
  switched: 'green',
  transitional: 'amber',
  excluded: 'gray',
  unknown: 'red',
} as const satisfies Record<string, Colour>;

export type Outcome = keyof typeof OUTCOMES;

export const Counts = ({ of }: { readonly of: Readonly<Record<Outcome, number>> }) => {
  const { value, number } = useSpeech();
  return (
    <div className="row">
      {(Object.keys(OUTCOMES) as Outcome[]).map((outcome) => (
        <Light key={outcome} colour={OUTCOMES[outcome]}>
          {`${value(outcome, 'outcome')}: ${number(of[outcome])}`}
        </Light>
      ))}
    </div>
  );
};
