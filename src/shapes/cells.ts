import { isLocalDate } from '../kernel/local-date.js';

/*
 * What the cell of an office's spreadsheet means. What cannot be read stays as it is, so that the command's own
 * validation says what is wrong with it.
 */

export const asText = (cell: string): string => cell;
export const asLower = (cell: string): string => cell.toLowerCase();
export const asUpper = (cell: string): string => cell.toUpperCase();

/** `17.5.1990` as well as `1990-05-17`. */
export const asDay = (cell: string): string => {
  const [, day = '', month = '', year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(cell) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(iso) ? iso : cell;
};

/** One of some words, or what offices write for it. */
export const asWord =
  <Word extends string>(said: Readonly<Partial<Record<string, Word>>> = {}) =>
  (cell: string): string => {
    const lower = cell.toLowerCase();
    return (Object.hasOwn(said, lower) && said[lower]) || lower;
  };

const FLAGS: Readonly<Record<string, boolean>> = {
  ...{ ja: true, j: true, yes: true, true: true, wahr: true, x: true, '1': true },
  ...{ nein: false, n: false, no: false, false: false, falsch: false, '0': false },
};

export const asFlag = (cell: string): boolean | string => {
  const lower = cell.toLowerCase();
  return Object.hasOwn(FLAGS, lower) ? FLAGS[lower]! : cell;
};
