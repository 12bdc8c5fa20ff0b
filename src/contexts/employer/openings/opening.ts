import type { LocalDate } from '../../../kernel/local-date.js';
import { refuseIf } from '../../../kernel/messages.js';
import type { OpeningsFacts } from './facts.js';

export type Terms = Omit<OpeningsFacts['OpeningPublished'], 'opening'>;

export type Changes = Omit<OpeningsFacts['OpeningAmended'], 'opening' | 'reason'>;

export interface Opening {
  readonly terms: Terms;
  readonly publishedOn: LocalDate;
  /** Participants who have a place, and since when. */
  readonly filled: Readonly<Record<string, LocalDate>>;
  readonly withdrawnOn?: LocalDate;
}

export const filledPlaces = ({ filled }: Opening): number => Object.keys(filled).length;

/** Refusals of a command that concerns an opening as it was on a day. */
export const published = (opening: Opening | undefined, on: LocalDate) =>
  refuseIf(
    !opening,
    'unknown-opening',
    'This employer has no opening with this id. Publish it first with publish-opening.',
  ) ??
  refuseIf(
    !!opening && on < opening.publishedOn,
    'before-publication',
    `The opening was reported on ${opening?.publishedOn}; this day lies before.`,
  );

export const offered = (opening: Opening | undefined) =>
  refuseIf(
    !!opening?.withdrawnOn,
    'opening-withdrawn',
    `The opening was withdrawn on ${opening?.withdrawnOn}. Publish a new one with publish-opening.`,
  );
