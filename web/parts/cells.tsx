import type { ReactNode } from 'react';
import { type Speech, useSpeech } from '../words/words.js';
import type { Column } from './table.js';
import { Worker } from './worker.js';

interface Contact {
  readonly person: string;
  readonly name: string | null;
  readonly role: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

const lines = (of: readonly unknown[], show: (each: never) => string): ReactNode =>
  of.length === 0 ? (
    '–'
  ) : (
    <ul className="plain">
      {of.map((each, index) => (
        <li key={index}>{show(each as never)}</li>
      ))}
    </ul>
  );

/** How a value is shown, by what it is; `key` names its field. */
const SHOWN = {
  text: (value: string | null) => value ?? '–',
  worker: (value: string | null) => <Worker account={value} />,
  code: (value: string | null, { value: label }: Speech, key) => label(value, key),
  codes: (value: readonly string[], { value: label }: Speech, key) =>
    value.map((code) => label(code, key)).join(', ') || '–',
  texts: (value: readonly string[]) => value.join(', ') || '–',
  language: (value: string | null, speech) => (value ? languageIn(speech, value) : '–'),
  languages: (value: readonly string[], speech) =>
    value.map((code) => languageIn(speech, code)).join(', ') || '–',
  day: (value: string | null, { day }: Speech) => day(value),
  month: (value: string | null, { month }: Speech) => month(value),
  number: (value: number | null, { number }: Speech) => number(value),
  money: (value: number | null, { money }: Speech) => money(value),
  contacts: (value: readonly Contact[]) =>
    lines(value, ({ name, role, phone, email }: Contact) =>
      [name, role, phone, email].filter(Boolean).join(' · '),
    ),
} satisfies Record<string, (value: never, speech: Speech, key: string) => ReactNode>;

/** `uk` → `Ukrainisch` */
export const languageIn = ({ language }: Pick<Speech, 'language'>, code: string): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;

/** A value, told by what it is. */
export interface Cell<Row> {
  readonly key: keyof Row & string;
  readonly as: keyof typeof SHOWN;
}

const useShown = () => {
  const speech = useSpeech();
  return <Row,>({ key, as }: Cell<Row>, row: Row): ReactNode =>
    (SHOWN[as] as (value: unknown, speech: Speech, key: string) => ReactNode)(row[key], speech, key);
};

export const useCells = <Row,>(cells: readonly Cell<Row>[]): readonly Column<Row>[] => {
  const shown = useShown();
  return cells.map((cell) => ({
    key: cell.key,
    show: (row) => shown(cell, row),
    ...((cell.as === 'number' || cell.as === 'money') && { right: true }),
  }));
};

/** What is known of one thing, each value with its label. */
export const Details = <Row,>({ of, cells }: { readonly of: Row; readonly cells: readonly Cell<Row>[] }) => {
  const { field } = useSpeech();
  const shown = useShown();
  return (
    <dl className="details">
      {cells.map((cell) => (
        <div key={cell.key}>
          <dt>{field(cell.key)}</dt>
          <dd>{shown(cell, of)}</dd>
        </div>
      ))}
    </dl>
  );
};
