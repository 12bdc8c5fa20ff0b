import { ownShareOf, sum } from '../../rules/money.js';
import type { FinancingTerms, OwnShare } from '../../shapes/financing.js';
import type { LastFact, StatementKind } from '../../shapes/statement.js';
import { isIn, type Span } from '../indicators/periods.js';
import { byText, distinct, inOrder } from './lists.js';
import { type Exit, outcomesOf, type Participation, participationIn, type Placement } from './people.js';
import type { Amounts, Delivered, PlanLine, PlanModule, Receipt, Statement } from './statement.js';

/* From what was charged to a grant to what the funder is told. Each entry is rounded by itself, as everywhere. */

/** Something that a grant has paid: by a receipt, a post, or a unit that was claimed. */
export interface Entry {
  readonly on: string;
  readonly module: string;
  readonly line: string;
  readonly cents: number;
  /** Thousandths that the recipient pays itself, by the terms of the day. */
  readonly ownShare: OwnShare;
  readonly municipality: string | null;
  /** Who got it, where it is a unit. */
  readonly person: string | null;
  readonly units: number;
  readonly minutes: number;
  readonly receipt: { readonly number: string; readonly issuedOn: string } | null;
  readonly payee: string | null;
}

export interface Asked extends Span {
  readonly kind: StatementKind;
  readonly through: LastFact;
}

export interface Found {
  readonly grant: Omit<Statement['grant'], 'from' | 'to' | 'ownShare'>;
  /** The terms on the last day of the statement's period. */
  readonly terms: FinancingTerms;
  readonly entries: readonly Entry[];
  readonly drawnDownCents: number;
  readonly participations: readonly Participation[];
  readonly exits: readonly Exit[];
  readonly placements: readonly Placement[];
}

/** Entries each by itself; the own share over the whole, and its lines as differences of running sums, so that they add up. */
export const ROUNDING = 'half-up, own share by running sums';

/** Sums of one group of entries after the other: what is rounded adds up to what the whole is rounded to. */
const running = () => {
  const thousandths = { within: 0, 'on-top': 0 };
  const rounded = { within: 0, 'on-top': 0 };
  const own = (basis: OwnShare['basis'], entries: readonly Entry[]): number => {
    const its = entries.filter(({ ownShare }) => ownShare.basis === basis);
    thousandths[basis] += sum(its, ({ cents, ownShare }) => cents * ownShare.permille);
    const before = rounded[basis];
    rounded[basis] = ownShareOf(thousandths[basis], 1);
    return rounded[basis] - before;
  };
  return (entries: readonly Entry[]): Amounts => {
    const spentCents = sum(entries, ({ cents }) => cents);
    const within = own('within', entries);
    // What comes on top of a grant is no part of what was spent of it.
    return { spentCents, ownShareCents: within + own('on-top', entries), grantCents: spentCents - within };
  };
};

const added = (all: readonly Amounts[]): Amounts => ({
  spentCents: sum(all, ({ spentCents }) => spentCents),
  ownShareCents: sum(all, ({ ownShareCents }) => ownShareCents),
  grantCents: sum(all, ({ grantCents }) => grantCents),
});

/** The plan as approved at last; what was charged to a line that is in it no longer is shown all the same. */
const planOf = ({ modules }: FinancingTerms, entries: readonly Entry[]): PlanModule[] => {
  const amounts = running();
  const named = [
    ...new Set([...modules.map(({ module }) => module), ...entries.map(({ module }) => module)]),
  ];
  return named.map((module) => {
    const its = modules.find((each) => each.module === module);
    const mine = entries.filter((each) => each.module === module);
    const moduleTitle = its?.title ?? module;
    const names = [
      ...new Set([...(its?.lines ?? []).map(({ line }) => line), ...mine.map(({ line }) => line)]),
    ];
    const lines = names.map((line): PlanLine => ({
      ...{
        module,
        moduleTitle,
        line,
        lineTitle: its?.lines.find((each) => each.line === line)?.title ?? line,
      },
      ...amounts(mine.filter((each) => each.line === line)),
    }));
    const approvedCents = its?.cents ?? 0;
    const all = added(lines);
    return {
      module,
      moduleTitle,
      approvedCents,
      ...all,
      differenceCents: approvedCents - all.spentCents,
      lines,
    };
  });
};

const receiptsOf = (entries: readonly Entry[]): Receipt[] => {
  const shown = entries.flatMap(({ receipt, on, payee, module, line, municipality, cents }) =>
    receipt ? [{ on, ...receipt, payee, module, line, municipality, cents }] : [],
  );
  return inOrder(shown, ({ on, number, issuedOn, module, line, cents }) =>
    byText(on, number, issuedOn, module, line, String(cents)),
  );
};

/** Lines with units, and each module as a whole, where a person counts once. */
const deliveredOf = (plan: readonly PlanModule[], entries: readonly Entry[]): Delivered[] => {
  const units = entries.filter(({ person }) => person !== null);
  const told = (module: string, line: string | null, mine: readonly Entry[]): Delivered[] =>
    mine.length === 0
      ? []
      : [
          {
            ...{
              module,
              line,
              heads: distinct(mine.map(({ person }) => person)),
              cents: sum(mine, ({ cents }) => cents),
            },
            ...{ units: sum(mine, (each) => each.units), minutes: sum(mine, (each) => each.minutes) },
          },
        ];
  return plan.flatMap(({ module, lines }) => {
    const mine = units.filter((each) => each.module === module);
    const each = lines.flatMap(({ line }) =>
      told(
        module,
        line,
        mine.filter((entry) => entry.line === line),
      ),
    );
    return [...each, ...told(module, null, mine)];
  });
};

export const statementOf = (asked: Asked, found: Found): Statement => {
  const { terms } = found;
  const entries = found.entries.filter(({ on }) => isIn(asked, on));
  const plan = planOf(terms, entries);
  const { from, to, kind, through } = asked;
  return {
    grant: { ...found.grant, from: terms.from, to: terms.to, ownShare: terms.ownShare },
    ...{ kind, from, to, through, rounding: ROUNDING },
    totals: {
      approvedCents: sum(terms.modules, ({ cents }) => cents),
      ...added(plan),
      drawnDownCents: found.drawnDownCents,
    },
    plan,
    receipts: receiptsOf(entries),
    delivered: deliveredOf(plan, entries),
    participation: participationIn(asked, found.participations),
    outcomes: outcomesOf(asked, found.exits, found.placements),
  };
};
