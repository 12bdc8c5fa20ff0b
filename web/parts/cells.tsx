import type { ReactNode } from 'react';
import { type Speech, useSpeech } from '../words/words.js';
import type { Column } from './table.js';

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
  code: (value: string | null, { value: label }: Speech, key) => label(value, key),
  codes: (value: readonly string[], { value: label }: Speech, key) =>
    value.map((code) => label(code, key)).join(', ') || '–',
  texts: (value: readonly string[]) => value.join(', ') || '–',
  language: (value: string | null, speech) => (value ? languageIn(speech, value) : '–'),
  languages: (value: readonly string[], speech) =>
    value.map((code) => languageIn(speech, code)).join(', ') || '–',
  day: (value: string | null, { day }: Speech) => day(value),
  number: (value: number | null, { number }: Speech) => number(value),
  contacts: (value: readonly Contact[]) =>
    lines(value, ({ name, role, phone, email }: Contact) =>
      [name, role, phone, email].filter(Boolean).join(' · '),
    ),
} satisfies Record<string, (value: never, speech: Speech, key: string) => ReactNode>;

/** `uk` → `Ukrainisch` */
export const languageIn = ({ language }: Pick<Speech, 'language'>, code: string): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;

/** A column, told by what its values are. */
export interface Cell<Row> {
  readonly key: keyof Row & string;
  readonly as: keyof typeof SHOWN;
}

export const useCells = <Row,>(cells: readonly Cell<Row>[]): readonly Column<Row>[] => {
  const speech = useSpeech();
  return cells.map(({ key, as }) => {
    const show = SHOWN[as] as (value: unknown, speech: Speech, key: string) => ReactNode;
    return { key, show: (row) => show(row[key], speech, key), ...(as === 'number' && { right: true }) };
  });
};
