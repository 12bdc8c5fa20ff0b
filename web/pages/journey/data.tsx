import { createContext, type ReactNode, useContext } from 'react';
import { useSpeech } from '../../words/words.js';

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
  const { t, day, value, number, money } = useSpeech();
  const words = t.journey;
  const plain = (it: unknown, of?: string): string => {
    if (it === null || it === undefined) return words.head.erased;
    if (typeof it === 'boolean') return it ? words.yes : words.no;
    if (typeof it === 'number') return /cents$/i.test(of ?? '') ? money(it) : number(it);
    const text = typeof it === 'string' ? it : JSON.stringify(it);
    if (DAY.test(text)) return day(text);
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
    return <Data of={of} />;
  }
  if (!Array.isArray(of)) return plain(of, name);
  const several = of as readonly unknown[];
  if (several.every((each) => !isContent(each))) return several.map((each) => plain(each, name)).join(', ');
  return (
    <ul className="plain">
      {several.map((each, index) => (
        <li key={index}>
          <Value of={each} name={name} />
        </li>
      ))}
    </ul>
  );
};

/** Fields and what stands in them; of what is kept by id, the id says nothing. */
export const Data = ({ of, except = [] }: { readonly of: object; readonly except?: readonly string[] }) => {
  const { field, value } = useSpeech();
  const shown = Object.entries(of as Content).filter(([name, it]) => says(it) && !except.includes(name));
  const byId = shown.length > 0 && shown.every(([name]) => ID.test(name));
  if (byId)
    return (
      <ul className="plain things">
        {shown.map(([id, it]) => (
          <li key={id}>
            <Value of={it} />
          </li>
        ))}
      </ul>
    );
  return (
    <dl className="data">
      {shown.map(([name, it]) => {
        const label = field(name);
        return (
          <div key={name}>
            <dt>{label === name ? value(name) : label}</dt>
            <dd>
              <Value of={it} name={name} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
};
