import { Listing, PERSON } from '../../parts/listing.js';
import { type Speech, useSpeech } from '../../words/words.js';

interface Props {
  readonly of: { readonly rule: string; readonly from: string; readonly value: number };
}

const told = (speech: Speech, it: unknown, of: string): string => {
  if (it === null || it === undefined) return '–';
  if (Array.isArray(it)) return it.map((each) => told(speech, each, of)).join(', ') || '–';
  if (typeof it !== 'string') return JSON.stringify(it);
  return /^\d{4}-\d\d-\d\d$/.test(it) ? speech.day(it) : speech.value(it, of);
};

/** Whom a changed rule would touch, and in what. */
export const RulePreview = ({ of: { rule, from, value } }: Props) => {
  const speech = useSpeech();
  return (
    <Listing
      path="/rule-preview"
      query={{ rule, from, value: String(value) }}
      columns={[
        PERSON,
        {
          key: 'touches',
          show: ({ touches }) => (
            <ul className="plain">
              {touches.map(({ field, now, then }) => (
                <li key={field}>
                  {`${speech.field(field)}: ${told(speech, now, field)} → ${told(speech, then, field)}`}
                </li>
              ))}
            </ul>
          ),
        },
        { key: 'caseWorker', as: 'worker' },
        { key: 'municipality', as: 'text' },
      ]}
    />
  );
};
