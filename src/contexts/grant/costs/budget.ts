import type { LocalDate } from '../../../kernel/local-date.js';
import { reasonIf, refuseIf } from '../../../kernel/messages.js';
import { postCents, recognized, sum } from '../../../rules/money.js';
import type { LineKind } from '../../../shapes/financing.js';
import type { ById } from '../../by-id.js';
import { type Charge, chargedTo, type Financing } from '../../financing.js';

interface Entry extends Charge {
  readonly on: LocalDate;
}

export interface Commitment extends Entry {
  readonly cents: number;
  /** What was paid on it. */
  readonly settledCents: number;
  /** Nothing more will be paid on it. */
  readonly closed: boolean;
}

export interface Cost extends Entry {
  readonly cents: number;
  readonly commitment?: string;
}

export interface Post extends Entry {
  readonly month: string;
  readonly permille: number;
}

export interface Costs {
  readonly commitments: ById<Commitment>;
  readonly costs: ById<Cost>;
  readonly posts: ById<Post>;
}

export const openCents = ({ cents, settledCents, closed }: Commitment): number =>
  closed ? 0 : Math.max(0, cents - settledCents);

/** What is spent by receipts and posts, and what is promised, by the terms of the day of each. */
export const boundIn = (
  financing: Financing,
  { commitments, costs, posts }: Costs,
  module: string,
): number => {
  const its = <Each extends Entry>(all: ById<Each>) =>
    Object.values(all).filter((each) => each.module === module);
  const lineOf = (each: Entry) => chargedTo(financing, each, each.on).line;
  return (
    sum(its(costs), (each) => recognized(each.cents, lineOf(each)?.capCents)) +
    sum(its(posts), (each) => postCents(lineOf(each)?.monthlyCents ?? 0, each.permille)) +
    sum(its(commitments), openCents)
  );
};

/** By how much the module's budget would be exceeded. */
export const overBudget = (
  financing: Financing,
  { module, on }: Entry,
  boundCents: number,
): number | undefined => {
  const budget = chargedTo(financing, { module, line: '' }, on).module?.cents ?? 0;
  return boundCents > budget ? boundCents - budget : undefined;
};

export const reasonOverBudget = (over: number | undefined, reason: string | undefined) =>
  reasonIf(
    over !== undefined,
    reason,
    `The budget of the module is exceeded by ${over} cents. Say why, or have the notice changed.`,
  );

const KINDS: Readonly<Record<LineKind, string>> = {
  rate: 'is paid by units that are claimed in the journeys',
  actual: 'pays what is shown by receipts: use record-cost',
  'staff-post': 'pays for posts: use charge-staff-post',
};

export const payableBy = (financing: Financing, charge: Entry, kind: LineKind) => {
  const { line } = chargedTo(financing, charge, charge.on);
  return refuseIf(
    !!line && line.kind !== kind,
    'other-kind-of-line',
    `The line ${charge.line} ${line && KINDS[line.kind]}.`,
  );
};
