import { addDays, type Day, daysBetween, lastDayOf, monthOf, monthsFrom } from '../../calendar.js';
import { grantTermsOn } from '../financing.js';
import type { Happening, Testimony } from '../happenings.js';
import { part } from '../money.js';
import { ownOf, promisedOf, spentOf, sumOf } from './grant-money.js';
import { eachGrant } from './grants.js';
import { type Counting, groupsOf, inOrder, small } from './lists.js';

type So = readonly Happening[];

/* Plan against actual, divided by module, line, municipality and month. */

const PARTS = ['month', 'module', 'line', 'municipality'] as const;
type Part = (typeof PARTS)[number];
type Place = Readonly<Partial<Record<Part, string>>>;

/** Where budgets are laid down: a month has as much of a module as it has days of the period. */
const budgetsOf = (
  so: So,
  by: readonly Part[],
  today: Day,
): (Place & { readonly cents: number })[] | undefined => {
  const { from, to, modules, municipalities } = grantTermsOn(so, today);
  if (by.includes('line')) return undefined;
  if (by.includes('municipality')) {
    if (by.length > 1) return undefined;
    const named = municipalities.map(({ name: municipality, cents = 0 }) => ({ municipality, cents }));
    const left = sumOf(modules, ({ cents }) => cents) - sumOf(named, ({ cents }) => cents);
    return [...named, { municipality: '', cents: left }];
  }
  if (!by.includes('month')) return modules.map(({ module, cents }) => ({ module, cents }));
  const days = (end: Day) => Math.max(0, Math.min(daysBetween(from, end), daysBetween(from, to)) + 1);
  const whole = days(to);
  return modules.flatMap(({ module, cents }) =>
    monthsFrom(from, to).map((month) => {
      const [last, before] = [days(lastDayOf(month)), days(addDays(`${month}-01`, -1))];
      return { module, month, cents: part(cents, last, whole) - part(cents, before, whole) };
    }),
  );
};

/** Smallest parts, each with its own share, which is rounded once for the grant and cut where the parts end. */
const cells = (testimony: Testimony, id: string, so: So) => {
  const spent = spentOf(testimony, id, so).map((each) => ({ ...each, month: monthOf(each.on) }));
  const name = ({ month, module, line, municipality }: (typeof spent)[number]) =>
    [month, module, line, municipality].join('\u0000');
  let [upTo, rounded] = [0, 0];
  return [...groupsOf(spent, name)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, its]) => {
      upTo += ownOf(its);
      const share = part(upTo, 1, 1000) - rounded;
      rounded += share;
      return { ...its[0]!, its, share };
    });
};

const figures = (testimony: Testimony, grant: string, so: So, by: readonly Part[], today: Day) => {
  const place = (of: Place) => by.map((each) => of[each] ?? '').join('\u0000');
  const spent = groupsOf(cells(testimony, grant, so), place);
  const promised = groupsOf(
    promisedOf(so).map((each) => ({ ...each, month: monthOf(each.on) })),
    place,
  );
  const laidDown = budgetsOf(so, by, today);
  const budgets = groupsOf(laidDown ?? [], place);
  const names = [...new Set([...spent, ...promised, ...budgets].map(([name]) => name))];
  return names.map((name) => {
    const words = name.split('\u0000');
    const of = (each: Part) => (by.includes(each) && words[by.indexOf(each)]) || null;
    const its = spent.get(name) ?? [];
    const units = its.flatMap((cell) => cell.its);
    const budget = laidDown ? sumOf(budgets.get(name) ?? [], ({ cents }) => cents) : null;
    const committed = sumOf(promised.get(name) ?? [], ({ cents }) => cents);
    const used = sumOf(units, ({ cents }) => cents);
    // Somebody who was only absent does not count.
    const people = groupsOf(
      its.flatMap((cell) => {
        const each = groupsOf(cell.its, ({ participant }) => participant ?? '');
        return [...each].filter(([who, all]) => who && sumOf(all, (one) => one.units) > 0);
      }),
      ([who]) => who,
    );
    return {
      id: [grant, ...PARTS.flatMap((each) => of(each) ?? [])].join('/'),
      ...{
        grant,
        month: of('month'),
        module: of('module'),
        line: of('line'),
        municipality: of('municipality'),
      },
      ...{ budgetCents: budget, committedCents: committed, spentCents: used },
      ownShareCents: sumOf(its, ({ share }) => share),
      remainingCents: budget === null ? null : budget - committed - used,
      ...{ units: sumOf(units, (one) => one.units), minutes: sumOf(units, (one) => one.minutes) },
      heads: people.size,
    };
  });
};

const DIVISIONS: readonly (readonly Part[])[] = [
  ...[[], ['module'], ['month'], ['municipality'], ['month', 'module'], ['module', 'line']],
  ['month', 'module', 'line', 'municipality'],
] as readonly (readonly Part[])[];

export const grantFigures: readonly Counting[] = DIVISIONS.map((by) => ({
  name: 'grant-figures',
  asked: by.length > 0 ? `by=${by.join(',')}` : undefined,
  count: (testimony, today) => {
    const rows = eachGrant(testimony, (id, so) => figures(testimony, id, so, by, today));
    return { rows, lists: { '': inOrder(rows, ({ id }) => small(id)) } };
  },
}));
