import { addDays, addMonths, type Day, daysBetween } from '../../calendar.js';
import { grantTermsOn } from '../financing.js';
import { all, type Happening, histories, type Testimony } from '../happenings.js';
import { interestRateOn, part } from '../money.js';
import { claimsOn, ownOf, promisedOf, type Spent, spentOf, sumOf } from './grant-money.js';
import { type Counting, listsOf, small } from './lists.js';

type So = readonly Happening[];

/* A grant as a whole, its receipts, and whether the money that came was spent in time. */

/** Days over which the pace of spending is measured, and months before the end in which money that lapses is warned of. */
const PACE = 90;
const WARN_MONTHS = 6;
const SPEND_MONTHS = 2;

export const eachGrant = <T>(testimony: Testimony, of: (id: string, so: So) => readonly T[]): T[] =>
  [...histories(testimony, 'grants')].flatMap(([id, so]) => of(id, so));

const drawDownsOf = (so: So) =>
  all(so, 'DrawDownRequested').map(({ on: requestedOn, data: { drawDown: id, cents } }) => {
    const said = (type: 'DrawDownApproved' | 'DrawDownRejected' | 'DrawDownPaid') =>
      all(so, type).find(({ data }) => data.drawDown === id);
    const paid = all(so, 'DrawDownPaid').find(({ data }) => data.drawDown === id);
    return {
      ...{ id, requestedOn, cents: paid?.data.cents ?? cents, paidOn: paid?.on ?? null },
      approvedOn: said('DrawDownApproved')?.on ?? null,
      rejectedOn: said('DrawDownRejected')?.on ?? null,
    };
  });

const outlook = (spent: readonly Spent[], remaining: number, from: Day, to: Day, today: Day) => {
  const recent = sumOf(
    spent.filter(({ on }) => on > addDays(today, -PACE) && on <= today),
    ({ cents }) => cents,
  );
  const days = Math.max(1, Math.min(PACE, daysBetween(from, today) + 1));
  const expected = Math.floor((recent * Math.max(0, daysBetween(today, to))) / days);
  return {
    recentCents: recent,
    lapsingCents: Math.max(0, remaining - expected),
    runsOutOn:
      remaining >= 0 && expected > remaining ? addDays(today, Math.floor((remaining * days) / recent)) : null,
  };
};

const line = (testimony: Testimony, id: string, so: So, today: Day) => {
  const { title, funder, reference = null, statementDueMonths } = all(so, 'GrantAwarded')[0]!.data;
  const { from, to, ownShare, modules } = grantTermsOn(so, today);
  const [spent, promised, asked] = [spentOf(testimony, id, so), promisedOf(so), drawDownsOf(so)];
  const approved = sumOf(modules, ({ cents }) => cents);
  const committed = sumOf(promised, ({ cents }) => cents);
  const used = sumOf(spent, ({ cents }) => cents);
  const repaid = sumOf(all(so, 'RepaymentMade'), ({ data }) => data.cents);
  const remaining = approved - committed - used;
  const ahead = outlook(spent, remaining, from, to, today);
  const due = addMonths(to, statementDueMonths);
  const over = modules.some(({ module, cents }) => {
    const its = [...spent, ...promised].filter((each) => each.module === module);
    return sumOf(its, (each) => each.cents) > cents;
  });
  const warnings = {
    'over-budget': over,
    'runs-out': ahead.runsOutOn !== null,
    lapses: ahead.lapsingCents > 0 && today <= to && addMonths(today, WARN_MONTHS) > to,
    'statement-due': today > to && today <= due,
    'statement-overdue': today > due,
  };
  return {
    ...{ id, title, funder, reference, from, to, approvedCents: approved },
    ...{ ownSharePermille: ownShare.permille, ownShareBasis: ownShare.basis },
    fundedCents: ownShare.basis === 'within' ? approved - part(approved, ownShare.permille, 1000) : approved,
    ...{ committedCents: committed, spentCents: used, ownShareCents: part(ownOf(spent), 1, 1000) },
    remainingCents: remaining,
    requestedCents: sumOf(asked, ({ paidOn, rejectedOn, cents }) => ((paidOn ?? rejectedOn) ? 0 : cents)),
    drawnDownCents: sumOf(asked, ({ paidOn, cents }) => (paidOn ? cents : 0)),
    repaidCents: repaid,
    demandedCents: sumOf(all(so, 'RepaymentDemanded'), ({ data }) => data.cents) - repaid,
    ...{ ...ahead, statementDueOn: due },
    warnings: Object.entries(warnings).flatMap(([warning, raised]) => (raised ? [warning] : [])),
  };
};

export const grants: Counting = {
  name: 'grants',
  count: (testimony, today) => {
    const rows = eachGrant(testimony, (id, so) => [line(testimony, id, so, today)]);
    return { rows, lists: listsOf(rows, { title: ({ title }) => small(title), to: ({ to }) => to }) };
  },
};

export const receipts: Counting = {
  name: 'receipts',
  count: (testimony) => {
    const rows = eachGrant(testimony, (grant, so) => [
      ...all(so, 'CostIncurred').map(({ on: paidOn, data }) => {
        const { cost: id, module, line, municipality = null, payee, cents, receipt } = data;
        const cap = grantTermsOn(so, paidOn)
          .modules.find((each) => each.module === module)!
          .lines.find((each) => each.line === line)!.capCents;
        const bill = { number: receipt.number, issuedOn: receipt.issuedOn, payee, cents };
        return {
          id,
          grant,
          module,
          line,
          municipality,
          paidOn,
          ...bill,
          recognizedCents: Math.min(cents, cap ?? cents),
        };
      }),
      ...claimsOn(testimony, grant, so).flatMap(({ participant, on: paidOn, data, line: its, unit }) => {
        const { entry, module, line, municipality, cost, payee = null } = data;
        if (!cost) return [];
        const { cents, receipt } = cost;
        const bill = { number: receipt.number, issuedOn: receipt.issuedOn, payee, cents };
        const recognizedCents = unit ? Math.min(cents, its.capCents ?? cents) : 0;
        const id = `${participant}/${entry}`;
        return [{ id, grant, module, line, municipality, paidOn, ...bill, recognizedCents }];
      }),
    ]);
    type Line = (typeof rows)[number];
    const sorts = {
      paid: ({ paidOn }: Line) => paidOn,
      issued: ({ issuedOn }: Line) => issuedOn,
      number: ({ number }: Line) => small(number),
      amount: ({ cents }: Line) => cents,
    };
    return { rows, lists: listsOf(rows, sorts, { module: ({ module }) => module }) };
  },
};

/** What of the money that came first is spent, when so much of all is. */
const takenOf = (all: number, before: number, cents: number): number =>
  Math.min(Math.max(all - before, 0), cents);

const tested = (testimony: Testimony, grant: string, so: So, today: Day) => {
  const spent = spentOf(testimony, grant, so);
  /** What the funder has paid for, and what went back to it, until a day. */
  const usedUntil = (day: Day): number =>
    part(
      sumOf(
        spent.filter(({ on }) => on <= day),
        ({ cents, own }) => cents * (1000 - (own.basis === 'within' ? own.permille : 0)),
      ) +
        sumOf(
          all(so, 'RepaymentMade').filter(({ on }) => on <= day),
          ({ data }) => data.cents * 1000,
        ),
      1,
      1000,
    );
  const asked = drawDownsOf(so);
  const paid = asked
    .filter(({ paidOn }) => paidOn !== null && paidOn <= today)
    .toSorted((a, b) => (`${a.paidOn}${a.id}` < `${b.paidOn}${b.id}` ? -1 : 1));
  const used = new Map<Day, number>();
  for (let day = paid[0]?.paidOn ?? today; day <= today; day = addDays(day, 1)) used.set(day, usedUntil(day));
  return asked.map((one) => {
    const { id, paidOn, cents } = one;
    const nothing = { spendUntil: null, spentInTimeCents: 0, lateCents: 0, leftCents: 0, interestCents: 0 };
    if (!paidOn || paidOn > today) return { grant, ...one, ...nothing };
    const before = sumOf(
      paid.slice(
        0,
        paid.findIndex((each) => each.id === id),
      ),
      (each) => each.cents,
    );
    const takenOn = (day: Day) => takenOf(used.get(day)!, before, cents);
    const spendUntil = addMonths(paidOn, SPEND_MONTHS);
    const inTime = takenOn(spendUntil < today ? spendUntil : today);
    const late = today > spendUntil ? cents - inTime : 0;
    let thousandths = 0;
    for (let day = addDays(paidOn, 1); day <= today; day = addDays(day, 1))
      thousandths += Math.min(late, cents - takenOn(day)) * interestRateOn(day);
    return {
      ...{ grant, ...one, spendUntil, spentInTimeCents: inTime, lateCents: late },
      ...{ leftCents: cents - takenOn(today), interestCents: part(thousandths, 1, 365 * 10_000) },
    };
  });
};

export const drawDowns: Counting = {
  name: 'draw-downs',
  count: (testimony, today) => {
    const rows = eachGrant(testimony, (id, so) => tested(testimony, id, so, today));
    return { rows, lists: listsOf(rows, { requested: ({ requestedOn }) => requestedOn }) };
  },
};
