import { createContext, useContext } from 'react';
import type { Words } from './de.js';

/*
 * What is read on the pages, in one language at a time, and how an office writes days, times and money in it.
 */

export type Language = 'de' | 'en';

const LOADED: Record<Language, () => Promise<{ readonly words: Words }>> = {
  de: () => import('./de.js'),
  en: () => import('./en.js'),
};

const LOCALES: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };

export interface Speech {
  readonly language: Language;
  readonly t: Words;
  /** Label of a field or column. */
  readonly field: (name: string) => string;
  /** Label of a code; `of` names the field where one code means two things. */
  readonly value: (code: string | null | undefined, of?: string) => string;
  readonly command: (name: string) => string;
  readonly fact: (type: string) => string;
  readonly view: (name: string) => string;
  readonly problem: (code: string) => string | undefined;
  /** `2022-06-01` → `01.06.2022` */
  readonly day: (day: string | null | undefined) => string;
  /** An instant, in Berlin. */
  readonly time: (instant: string | number | null | undefined) => string;
  /** `2022-06` → `Juni 2022` */
  readonly month: (month: string | null | undefined) => string;
  readonly money: (cents: number | string | null | undefined) => string;
  readonly number: (value: number | null | undefined) => string;
}

const ZONE = 'Europe/Berlin';
const NOTHING = '–';

export const speak = async (language: Language): Promise<Speech> => {
  const { words } = await LOADED[language]();
  const locale = LOCALES[language];
  const days = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: ZONE });
  const euros = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const numbers = new Intl.NumberFormat(locale);
  const { tables } = words;
  const or =
    <T>(told: (value: T) => string) =>
    (value: T | null | undefined): string =>
      value == null || value === '' ? NOTHING : told(value);
  return {
    language,
    t: words,
    field: (name) => tables.fields[name] ?? name,
    value: (code, of) =>
      code == null ? NOTHING : (tables.values[`${of}.${code}`] ?? tables.values[code] ?? code),
    command: (name) => tables.commands[name] ?? name,
    fact: (type) => tables.facts[type] ?? type,
    view: (name) => tables.views[name] ?? name,
    problem: (code) => tables.problems[code],
    day: or((day: string) => days.format(new Date(`${day.slice(0, 10)}T00:00:00Z`))),
    time: or((instant: string | number) => times.format(new Date(instant))),
    month: or((month: string) => months.format(new Date(`${month}-01T00:00:00Z`))),
    money: or((cents: number | string) => euros.format(Number(cents) / 100)),
    number: or((value: number) => numbers.format(value)),
  };
};

export const SpeechContext = createContext<Speech | undefined>(undefined);

export const useSpeech = (): Speech => {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('No language has been loaded.');
  return speech;
};

const KEPT = 'language';

export const preferredLanguage = (): Language => {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'de' || kept === 'en') return kept;
  return navigator.language.startsWith('en') ? 'en' : 'de';
};

export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);
