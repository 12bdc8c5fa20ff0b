import { amountOf, postCents, recognized } from '../../rules/money.js';
import { type FinancingTerms, lineOf } from '../../shapes/financing.js';
import type { Entry } from './compute.js';

/** All terms from a day on, the first from ever; in order of the days. */
export type Terms = readonly (FinancingTerms & { readonly since: string })[];

/** A payment or a charged post of a grant, as its row has it. */
export interface CostOfGrant {
  readonly module: string;
  readonly line: string;
  readonly on: string;
  readonly municipality: string | null;
  readonly cents: number;
  readonly month: string | null;
  readonly permille: number;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly payee: string | null;
}

/** A claimed unit: whose, to what it is charged, and how much it is; null where it is not there any more. */
export type ClaimedUnit = readonly [
  person: string,
  charge: string,
  on: string,
  municipality: string,
  minutes: number | null,
  units: number | null,
  cents: number,
  receipt: { readonly number: string; readonly issuedOn: string; readonly payee: string | null } | null,
];

export const termsOn = (terms: Terms, day: string): FinancingTerms | undefined =>
  terms.findLast(({ since }) => since <= day);

/** What is charged to a line by the terms of its day; outside the period it is nothing. */
const charged = (
  terms: Terms,
  { on, module, line }: { readonly on: string; readonly module: string; readonly line: string },
) => {
  const its = termsOn(terms, on);
  if (!its || on < its.from || on > its.to) return undefined;
  const { line: found } = lineOf(its, module, line);
  return found && { line: found, ownShare: its.ownShare };
};

export const costEntry =
  (terms: Terms) =>
  ({ number, issuedOn, month: _, permille, payee, ...cost }: CostOfGrant): Entry[] => {
    const by = charged(terms, cost);
    if (!by) return [];
    const isPost = by.line.kind === 'staff-post';
    return [
      {
        ...{ on: cost.on, module: cost.module, line: cost.line, municipality: cost.municipality },
        cents: isPost
          ? postCents(by.line.monthlyCents ?? 0, permille)
          : recognized(cost.cents, by.line.capCents),
        ...{ ownShare: by.ownShare, person: null, units: 0, minutes: 0, payee },
        receipt: number === null ? null : { number, issuedOn: issuedOn! },
      },
    ];
  };

export const unitEntry =
  (terms: Terms) =>
  ([person, charge, on, municipality, minutes, units, cents, receipt]: ClaimedUnit): Entry[] => {
    const [, module, line] = charge.split('/') as [string, string, string];
    const by = charged(terms, { on, module, line });
    // Of a unit that is not there any more the claim stands, and is worth nothing.
    if (!by || minutes === null) return [];
    const isFee = by.line.kind === 'actual';
    const amount = { minutes, units: units ?? 0 };
    return [
      {
        ...{ on, module, line, municipality, person, ownShare: by.ownShare, minutes },
        cents: isFee ? recognized(cents, by.line.capCents) : amountOf(by.line, amount),
        units: by.line.unit === 'teaching-unit' ? amount.units : 1,
        receipt: receipt && { number: receipt.number, issuedOn: receipt.issuedOn },
        payee: receipt?.payee ?? null,
      },
    ];
  };
