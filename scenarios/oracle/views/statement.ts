import { addMonths, type Day } from '../../calendar.js';
import { grantTermsOn } from '../financing.js';
import { all, cases, type Happening, latest, stays, type Testimony } from '../happenings.js';
import { part } from '../money.js';
import { ownOf, type Spent, spentOf, sumOf } from './grant-money.js';

/* A statement of use, counted a second time: what was paid for whom, who took part, and what became of them. */

type So = readonly Happening[];
type Within = (day: Day | undefined) => boolean;

const KINDS = ['job', 'apprenticeship', 'school'];
const OUTCOMES = [...KINDS, 'completed', 'dropped-out', 'none', 'open'];

const heads = (some: readonly { readonly participant?: string }[]): number =>
  new Set(some.map(({ participant }) => participant)).size;

const sums = (its: readonly Spent[]) => ({
  heads: heads(its),
  cents: sumOf(its, ({ cents }) => cents),
  units: sumOf(its, ({ units }) => units),
  minutes: sumOf(its, ({ minutes }) => minutes),
});

/** Of each line with units, and of each module as a whole. */
const deliveredIn = (spent: readonly Spent[], modules: readonly string[]) =>
  modules.flatMap((module) => {
    const its = spent.filter((each) => each.participant && each.module === module);
    const lines = [...new Set(its.map(({ line }) => line))].map((line) => ({
      ...{ module, line },
      ...sums(its.filter((each) => each.line === line)),
    }));
    return its.length > 0 ? [...lines, { module, line: null, ...sums(its) }] : [];
  });

/** What somebody does on a day who left: the first kind of what began by then and did not end before. */
const placedOn = (so: So, day: Day): string | undefined => {
  const going = all(so, 'Placed').filter(({ on, data: { placement } }) => {
    const end = all(so, 'PlacementEnded').findLast(({ data }) => data.placement === placement)?.on;
    return on <= day && (end === undefined || end >= day);
  });
  return KINDS.find((kind) => going.some(({ data }) => data.kind === kind));
};

const outcomesIn = (people: readonly So[], programmes: ReadonlySet<string>, within: Within): object[] => {
  const left = people.flatMap((so) => {
    const exits = all(so, 'ProgrammeCompleted', 'DroppedOut').filter(
      ({ on, data }) => within(on) && programmes.has(data.programme),
    );
    const last = latest(exits);
    if (!last) return [];
    const [how, later] = [
      last.type === 'DroppedOut' ? 'dropped-out' : 'completed',
      addMonths(last.on, 6),
    ] as const;
    return [
      {
        atExit: placedOn(so, last.on) ?? how,
        afterSixMonths: within(later) ? (placedOn(so, later) ?? 'none') : 'open',
      },
    ];
  });
  const count = (when: 'atExit' | 'afterSixMonths', word: string) =>
    left.filter((each) => each[when] === word).length;
  return OUTCOMES.map((outcome) => ({
    outcome,
    atExit: count('atExit', outcome),
    afterSixMonths: count('afterSixMonths', outcome),
  }));
};

const participationIn = (people: readonly So[], programmes: ReadonlySet<string>, to: Day, within: Within) => {
  const all = people.flatMap((so, participant) =>
    stays(so).flatMap((stay) =>
      programmes.has(stay.programme) ? [{ ...stay, participant: String(participant) }] : [],
    ),
  );
  const begun = all.filter(({ from }) => from <= to);
  return {
    stockAtEnd: heads(begun.filter((stay) => !stay.to || stay.to > to)),
    distinct: heads(begun.filter((stay) => !stay.to || within(stay.to) || stay.to > to)),
    entries: all.filter(({ from }) => within(from)).length,
    exits: all.filter((stay) => within(stay.to)).length,
  };
};

/** The figures of a final statement, without its receipts and texts. */
export const statementFigures = (testimony: Testimony, grant: string) => {
  const so = testimony.histories.get(`grants/${grant}`)!;
  const { from, to, modules } = grantTermsOn(so, '9999-12-31');
  const within: Within = (day) => day !== undefined && day >= from && day <= to;
  const spent = spentOf(testimony, grant, so).filter(({ on }) => within(on));
  const people = [...cases(testimony).values()];
  const everyTerms = all(so, 'GrantAwarded', 'GrantAmended').map(({ on }) => grantTermsOn(so, on));
  const programmes = new Set(
    everyTerms.flatMap((terms) => terms.modules.flatMap(({ programme }) => (programme ? [programme] : []))),
  );
  const cents = sumOf(spent, (each) => each.cents);
  return {
    totals: {
      approvedCents: sumOf(modules, (each) => each.cents),
      spentCents: cents,
      ownShareCents: part(ownOf(spent), 1, 1000),
      drawnDownCents: sumOf(all(so, 'DrawDownPaid'), ({ data }) => data.cents),
    },
    spent: Object.fromEntries(
      modules.map(({ module }) => [module, sums(spent.filter((each) => each.module === module)).cents]),
    ),
    delivered: deliveredIn(
      spent,
      modules.map(({ module }) => module),
    ),
    participation: participationIn(people, programmes, to, within),
    outcomes: outcomesIn(people, programmes, within),
  };
};
