import { createContext, type ReactNode, useContext } from 'react';
import { languageIn } from '../../parts/cells.js';
import { WORKERS } from '../../parts/worker.js';
import { useSpeech } from '../../words/words.js';

/** Fields that hold codes of languages, or are kept by them. */
const LANGUAGES = ['language', 'languages', 'motherTongue'];

type Content = Readonly<Record<string, unknown>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether there is anything to say. */
export const says = (value: unknown): boolean =>
  value !== undefined &&
  value !== '' &&
  (Array.isArray(value) ? value.length > 0 : !isContent(value) || Object.values(value).some(says));

/** What things of this journey are called, by their ids: a course by its provider, an internship by its employer. */
export const NamesContext = createContext<ReadonlyMap<string, string>>(new Map());

const useTelling = () => {
  const names = useContext(NamesContext);
  const speech = useSpeech();
  const { t, day, value, number, money } = speech;
  const words = t.journey;
  const plain = (it: unknown, of?: string): string => {
    if (it === null || it === undefined) return words.head.erased;
    if (typeof it === 'boolean') return it ? words.yes : words.no;
    if (typeof it === 'number') return /cents$/i.test(of ?? '') ? money(it) : number(it);
    const text = typeof it === 'string' ? it : JSON.stringify(it);
    if (DAY.test(text)) return day(text);
    if (LANGUAGES.includes(of ?? '')) return languageIn(speech, text);
    if (WORKERS.includes(of ?? '')) return names.get(text) ?? text;
    return ID.test(text) ? (names.get(text) ?? `${text.slice(0, 8)}…`) : value(text, of);
  };
  return plain;
};

/** A value of any shape: a word, a list, or fields of its own. */
const Value = ({ of, name }: { readonly of: unknown; readonly name?: string }): ReactNode => {
  const { t } = useSpeech();
  const plain = useTelling();
  if (isContent(of)) {
    if ('sealed' in of) return <em>{t.journey.fact.sealed}</em>;
    if ('value' in of && 'since' in of)
      return (
        <>
          <Value of={of.value} name={name} /> ({t.journey.state.since} {plain(of.since)})
        </>
      );
    return <Data of={of} by={name} />;
  }
  if (!Array.isArray(of)) return plain(of, name);
  const several = of as readonly unknown[];
  if (several.every((each) => !isContent(each))) return several.map((each) => plain(each, name)).join(', ');
  return (
    <ul className="plain things">
      {several.map((each, index) => (
        <li key={index}>
          <Value of={each} name={name} />
        </li>
      ))}
    </ul>
  );
};

interface DataProps {
  readonly of: object;
  /** The field that it stands in, which may say what its keys are. */
  readonly by?: string;
}

/** Fields and what stands in them; of what is kept by id, the id says nothing. */
export const Data = ({ of, by = '' }: DataProps) => {
  const speech = useSpeech();
  const shown = Object.entries(of as Content).filter(([, it]) => says(it));
  if (shown.length > 0 && shown.every(([name]) => ID.test(name)))
    return (
      <ul className="plain things">
        {shown.map(([id, it]) => (
          <li key={id}>
            <Value of={it} />
          </li>
        ))}
      </ul>
    );
  const labelOf = (name: string): string => {
    if (LANGUAGES.includes(by)) return languageIn(speech, name);
    const own = speech.t.journey.fields[name];
    if (own) return own;
    const label = speech.field(name);
    return label === name ? speech.value(name) : label;
  };
  return (
    <dl className="data">
      {shown.map(([name, it]) => (
        <div key={name}>
          <dt>{labelOf(name)}</dt>
          <dd>
            <Value of={it} name={name} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
