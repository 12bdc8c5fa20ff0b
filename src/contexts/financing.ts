import type { Consult } from '../kernel/context.js';
import type { LocalDate } from '../kernel/local-date.js';
import { refuseIf } from '../kernel/messages.js';
import {
  type Financing,
  type FinancingLine,
  type FinancingModule,
  financingOn,
  type FinancingTerms,
  lineOf,
  withAmendment,
} from '../shapes/financing.js';
import type { GrantFacts } from './grant/facts.js';

export { type Financing, financingOn, withAmendment } from '../shapes/financing.js';

type Awarded = GrantFacts['GrantAwarded'];

/** What was awarded, without what never changes. */
export const awarded = (
  financing: Financing,
  { from, to, ownShare, modules, municipalities, conditions }: Awarded,
): Financing => ({ ...financing, awarded: { from, to, ownShare, modules, municipalities, conditions } });

/** Asks a grant for its terms. */
export const grantFor = (...commands: readonly string[]): Consult<Financing, GrantFacts> => ({
  commands,
  stream: ({ grant }: { readonly grant?: string }) => grant && `grant-${grant}`,
  initial: { amendments: [] },
  evolve: {
    GrantAwarded: (financing, { data }) => awarded(financing, data),
    GrantAmended: (financing, { data: { decidedOn: _, reason: __, ...changes }, happenedOn }) =>
      withAmendment(financing, { from: happenedOn, changes }),
  },
});

/** What is charged to a line of a grant. */
export interface Charge {
  readonly module: string;
  readonly line: string;
  readonly municipality?: string;
}

/** The line to which something of a day is charged, by the terms of that day. */
export const chargedTo = (financing: Financing, { module, line }: Charge, on: LocalDate) => {
  const terms = financingOn(financing, on);
  return { terms, ...lineOf(terms, module, line) };
};

export const withinPeriod = (terms: FinancingTerms | undefined, on: LocalDate) =>
  refuseIf(
    !terms || on < terms.from || on > terms.to,
    'outside-period',
    `The grant runs from ${terms?.from} to ${terms?.to}. Check the day, or record a changed period with amend-grant.`,
  );

export const knownLine = (
  { module, line }: { readonly module?: FinancingModule; readonly line?: FinancingLine },
  charge: Charge,
) =>
  refuseIf(
    !module,
    'unknown-module',
    `The grant has no module ${charge.module} on that day. Look at its financing plan.`,
  ) ??
  refuseIf(
    !line,
    'unknown-line',
    `The module ${charge.module} has no line ${charge.line} on that day. Look at its financing plan.`,
  );

export const servedMunicipality = (terms: FinancingTerms | undefined, municipality: string | undefined) =>
  refuseIf(
    !!municipality &&
      !!terms?.municipalities.length &&
      !terms.municipalities.some(({ name }) => name === municipality),
    'municipality-not-in-grant',
    `The grant is not for ${municipality} on that day. Check the place, or record a changed notice with amend-grant.`,
  );

/** Whether something of a day can be charged to a line at all. */
export const chargeable = (financing: Financing, charge: Charge, on: LocalDate) => {
  const found = chargedTo(financing, charge, on);
  return (
    withinPeriod(found.terms, on) ??
    knownLine(found, charge) ??
    servedMunicipality(found.terms, charge.municipality)
  );
};
