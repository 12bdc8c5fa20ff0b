import { type Day, daysBetween } from '../../calendar.js';
import { all, cases, type Happening, still, type Testimony } from '../happenings.js';
import { caseloadRows } from './caseload.js';
import { expiries } from './desk.js';
import { staff } from './directories.js';
import type { Counting } from './lists.js';
import { isClosed, personLine } from './people.js';

type So = readonly Happening[];

/* What somebody has to do on a day. */

const KINDS = ['appointment', 'task', 'follow-up', 'expiry', 'not-seen'];
/** A paper that ends within so many days is to be thought of. */
const AHEAD = 30;

interface Line {
  readonly kind: string;
  readonly thing: string;
  readonly on: Day;
  /** Whose work it is. */
  readonly who: string | null;
  readonly more?: object;
  readonly detail: string | null;
}

const EMPTY = { at: null, channel: null, language: null, mediator: null, mediatorName: null, what: null };

const appointments = (so: So, day: Day): Line[] =>
  all(so, 'SessionScheduled').flatMap(({ data: { session, plannedFor, at, channel, language, coach } }) => {
    const its = <H extends { readonly data: { readonly session: string } }>(some: readonly H[]) =>
      some.findLast(({ data }) => data.session === session);
    const outcome = its(all(so, 'SessionHeld', 'SessionMissed', 'SessionCancelled'))?.type;
    if (plannedFor !== day || outcome === 'SessionCancelled') return [];
    const mediator = its(all(so, 'MediatorRequested', 'MediatorConfirmed'));
    const confirmed = mediator?.type === 'MediatorConfirmed' ? mediator : undefined;
    const more = {
      ...{ channel, language, at: at ?? null, mediatorName: confirmed?.data.mediator ?? null },
      mediator: mediator ? (confirmed ? 'confirmed' : 'requested') : null,
    };
    const detail = outcome ? outcome.slice('Session'.length).toLowerCase() : 'open';
    return [{ kind: 'appointment', thing: session, on: day, who: coach, more, detail }];
  });

const tasks = (so: So, who: string | null, day: Day): Line[] =>
  still(so, 'TaskSet', ['TaskDone'], ({ task }) => task)
    .filter(({ data }) => data.due <= day)
    .map(({ data: { task, due: on, owner: detail, what } }) => {
      return { kind: 'task', thing: task, on, who, more: { what }, detail };
    });

const everything = (testimony: Testimony, day: Day) => {
  const rows = caseloadRows(testimony, day);
  const papers = expiries.count(testimony, day).rows as unknown as readonly {
    readonly [column in 'id' | 'participant' | 'what' | 'until']: string;
  }[];
  return [...cases(testimony)].flatMap(([id, so]) => {
    const { placement, placementKind, followUpDueOn, contactDays, registeredOn } = rows.get(id)!;
    const { caseWorker: who } = personLine(id, so);
    const seen = contactDays.toSorted().at(-1) ?? registeredOn;
    const open: Line[] = [
      ...tasks(so, who, day),
      ...(followUpDueOn && followUpDueOn <= day
        ? [{ kind: 'follow-up', thing: placement!, on: followUpDueOn, who, detail: placementKind }]
        : []),
      ...papers
        .filter(({ participant, until }) => participant === id && daysBetween(day, until) <= AHEAD)
        .map(({ id: thing, until: on, what: detail }) => ({ kind: 'expiry', thing, on, who, detail })),
      ...(daysBetween(seen, day) > 28 ? [{ kind: 'not-seen', thing: id, on: seen, who, detail: null }] : []),
    ];
    return [...appointments(so, day), ...(isClosed(so) ? [] : open)].map((line) => ({ id, so, line }));
  });
};

/** For whom somebody acts on a day: for another case worker, or in one case. */
const actsFor = (testimony: Testimony, me: string, day: Day) => {
  const directory = staff.count(testimony, day).rows as unknown as readonly {
    readonly account: string;
    readonly deputyships: readonly { readonly [field in 'deputy' | 'from' | 'until']: string }[];
  }[];
  const absent = directory
    .filter(({ deputyships }) =>
      deputyships.some(({ deputy, from, until }) => deputy === me && from <= day && day <= until),
    )
    .map(({ account }) => account);
  return ({ so, line: { who } }: { readonly so: So; readonly line: Line }): boolean =>
    who === me ||
    (who !== null && absent.includes(who)) ||
    all(so, 'DeputyNamed').some(
      ({ on, data: { deputy, until } }) => deputy === me && on <= day && (!until || day <= until),
    );
};

export const myDay = (me: string, day: Day): Counting => ({
  name: 'my-day',
  asked: `caseWorker=${me}&on=${day}`,
  // By these the view sorts and chooses; the documentation knows of none.
  leavesOut: ['rank', 'case', 'who'],
  count: (testimony) => {
    const lines = everything(testimony, day)
      .filter(actsFor(testimony, me, day))
      .map(({ id: participant, so, line: { thing, who, more, ...line } }) => ({
        ...{ ...personLine(participant, so), ...EMPTY, ...line, ...more, id: `${line.kind}/${thing}` },
        ...{ daysPast: daysBetween(line.on, day), deputising: who !== me },
      }));
    const rows = lines
      .map((line) => [`${KINDS.indexOf(line.kind)}${line.at ?? ''} ${line.on}`, line] as const)
      .toSorted(([a, one], [b, other]) => (`${a}\0${one.id}` < `${b}\0${other.id}` ? -1 : 1))
      .map(([, line]) => line);
    const ids = (some: typeof rows) => some.map(({ id }) => id);
    const lists = KINDS.map((kind) => [`kind=${kind}`, ids(rows.filter((row) => row.kind === kind))]);
    return { rows, lists: { '': ids(rows), ...(Object.fromEntries(lists) as Record<string, string[]>) } };
  },
});
