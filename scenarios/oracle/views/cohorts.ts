import { addDays, daysBetween, lastDayOf, monthOf } from '../../calendar.js';
import { all, cases, type Happening, histories, type Testimony } from '../happenings.js';
import { part } from '../money.js';
import { type Counting, groupsOf, inOrder, listsOf, small } from './lists.js';
import { personLine } from './people.js';

type So = readonly Happening[];

/* Whom a change of law moves, what one office owes the other for it, and under which law people were talked with. */

const eachOutcome = (testimony: Testimony) => {
  const titles = new Map(
    [...histories(testimony, 'cohorts')].map(([id, so]) => [id, all(so, 'CohortDrafted')[0]!.data.title]),
  );
  return [...cases(testimony)].flatMap(([id, so]) =>
    all(so, 'CohortOutcomeNoted').map(({ data }) => {
      const began = all(so, 'RegimeStarted').find(({ data: { spell } }) => spell === data.cohort);
      const decidedOn = began?.data.decidedOn ?? null;
      return { id, so, data, decidedOn, title: titles.get(data.cohort)! };
    }),
  );
};

export const cohortOutcomes: Counting = {
  name: 'cohort-outcomes',
  count: (testimony) => {
    const rows = eachOutcome(testimony).map(({ id, so, data, decidedOn, title }) => {
      const { cohort, outcome, reasons, missing, regime = null, from = null, until = null } = data;
      const what = { cohort, title, outcome, reasons, missing, regime, from, until, decidedOn };
      return { id: `${id}/${cohort}`, ...personLine(id, so), ...what };
    });
    type Line = (typeof rows)[number];
    const words = { outcome: ({ outcome }: Line) => outcome };
    return { rows, lists: listsOf(rows, { name: ({ title }: Line) => small(title) }, words) };
  },
};

export const reimbursements: Counting = {
  name: 'reimbursements',
  count: (testimony) => {
    const rows = eachOutcome(testimony).flatMap(({ id, so, data, decidedOn, title }) =>
      data.ended.flatMap((spell) => {
        const old = all(so, 'RegimeStarted').find((each) => each.data.spell === spell)!.data;
        const { cohort, from, payer: newPayer = null, regime: newRegime } = data;
        if (!from || !decidedOn || decidedOn < from) return [];
        const months = all(so, 'BenefitPaid').filter(
          ({ data: { spell: its, month } }) =>
            its === spell && lastDayOf(month) >= from && `${month}-01` <= decidedOn,
        );
        const cents = months.map(({ data: { month, cents } }) => {
          const last = lastDayOf(month);
          const first = from > `${month}-01` ? from : `${month}-01`;
          return part(cents, daysBetween(first, last) + 1, Number(last.slice(8)));
        });
        return [
          {
            ...{ id: `${id}/${spell}`, ...personLine(id, so), cohort, title, newPayer, newRegime },
            ...{ oldPayer: old.payer ?? null, oldRegime: old.regime, from, until: decidedOn },
            days: daysBetween(from, addDays(decidedOn, 1)),
            ...{ months: months.length, cents: cents.reduce((sum, each) => sum + each, 0) },
          },
        ];
      }),
    );
    type Line = (typeof rows)[number];
    const sorts = { cents: ({ cents }: Line) => cents, from: ({ from }: Line) => from };
    return { rows, lists: listsOf(rows, sorts) };
  },
};

/** Under which law somebody got benefits on a day: what pays first, and began last. */
const regimeOn = (so: So, day: string): string => {
  const spells = all(so, 'RegimeStarted').filter(({ on, data: { spell } }) => {
    const end = all(so, 'RegimeEnded').findLast(({ data }) => data.spell === spell)?.on;
    return on <= day && (end === undefined || day <= end);
  });
  const first = ({ on, data: { rank } }: (typeof spells)[number]) => `${rank === 'primary' ? 1 : 0}${on}`;
  return spells.toSorted((a, b) => (first(a) < first(b) ? 1 : -1))[0]?.data.regime ?? 'not-recorded';
};

/** Talks of a programme, by the law of their day. */
export const regimeContacts = (programme: string): Counting => ({
  name: 'regime-contacts',
  asked: `programme=${programme}`,
  count: (testimony) => {
    const talks = [...cases(testimony)].flatMap(([id, so]) =>
      all(so, 'SessionHeld').flatMap(({ on, data }) =>
        data.programme === programme
          ? [{ id, month: monthOf(on), regime: regimeOn(so, on), minutes: data.minutes }]
          : [],
      ),
    );
    const rows = [...groupsOf(talks, ({ month, regime }) => `${month}/${regime}`)].map(([id, its]) => ({
      ...{ id, regime: its[0]!.regime, month: its[0]!.month, talks: its.length },
      minutes: its.reduce((sum, { minutes }) => sum + minutes, 0),
      people: new Set(its.map((each) => each.id)).size,
    }));
    return { rows, lists: { '': inOrder(rows, ({ id }) => small(id)) } };
  },
});
