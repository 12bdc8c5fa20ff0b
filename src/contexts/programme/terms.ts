import type { LocalDate } from '../../kernel/local-date.js';
import type { ProgrammeFacts } from './facts.js';

export type Terms = ProgrammeFacts['ProgrammeDefined'];
export type Changes = Omit<ProgrammeFacts['ProgrammeAmended'], 'reason'>;

/** New terms from a day on. */
export interface Amendment {
  readonly on: LocalDate;
  readonly changes: Changes;
}

interface Amendable {
  readonly defined?: Terms;
  readonly amendments: readonly Amendment[];
}

/** The terms in force on a day. */
export const termsOn = ({ defined, amendments }: Amendable, day: LocalDate): Terms | undefined =>
  defined &&
  amendments
    .filter(({ on }) => on <= day)
    .reduce((terms: Terms, { changes }) => ({ ...terms, ...changes }), defined);

/** As they are stored, whatever the order of fields in the request. */
export const plainRates = (rates: Terms['rates']): Terms['rates'] =>
  rates.map(({ unit, cents }) => ({ unit, cents }));

/** What is wanted and not so already on that day. */
export const changesOf = (programme: Amendable, on: LocalDate, wanted: Changes): Changes => {
  const present = termsOn(programme, on);
  const { rates, ...plain } = wanted;
  const asked: Changes = { ...plain, ...(rates && { rates: plainRates(rates) }) };
  const isNew = ([name, value]: [string, unknown]) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(present?.[name as keyof Changes]);
  return Object.fromEntries(Object.entries(asked).filter(isNew));
};
