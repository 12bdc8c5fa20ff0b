import { addDays, type Day, daysBetween, monthOf } from '../../calendar.js';
import { all, cases, type Happening, histories, still, type Testimony } from '../happenings.js';
import { caseloadRows } from './caseload.js';
import { type Counting, listsOf, small } from './lists.js';
import { firstOn, isClosed, personLine } from './people.js';

type So = readonly Happening[];

/* What a team lead sees: the load of each case worker, and how long people wait for help. */

const PHASES = {
  ...{ intake: 'intake', waiting: 'waiting', inProgramme: 'in-programme' },
  ...{ internship: 'internship', placed: 'placed', left: 'left' },
};

const openHandOvers = (testimony: Testimony) =>
  [...cases(testimony)]
    .filter(([, so]) => !isClosed(so))
    .flatMap(([id, so]) =>
      still(so, 'HandOverOffered', ['HandOverAccepted', 'HandOverDeclined'], (data) => data.handOver).map(
        ({ data: { to } }) => ({ from: personLine(id, so).caseWorker, to }),
      ),
    );

export const load: Counting = {
  name: 'team-load',
  count: (testimony, today) => {
    const open = [...caseloadRows(testimony, today).values()].filter(({ closedOn }) => closedOn === null);
    const offers = openHandOvers(testimony);
    const directory = [...histories(testimony, 'staff').values()].map((so) => ({
      ...all(so, 'StaffRegistered')[0]!.data,
      ...(Object.assign({}, ...all(so, 'StaffAmended').map(({ data }) => data)) as object),
    }));
    const accounts = [
      ...directory.map(({ account }) => account),
      ...open.flatMap(({ caseWorker }) => caseWorker ?? []),
      ...offers.map(({ to }) => to),
    ];
    const rows = [...new Set(accounts)].map((id) => {
      const known = directory.find(({ account }) => account === id);
      const its = open.filter(({ caseWorker }) => caseWorker === id);
      const count = (holds: (row: (typeof its)[number]) => boolean) => its.filter(holds).length;
      const seen = ({ contactDays, registeredOn }: (typeof its)[number]) =>
        contactDays.at(-1) ?? registeredOn;
      return {
        ...{ id, name: known?.name ?? null, unit: known?.unit ?? null },
        ...{ municipality: known?.municipality ?? null, cases: its.length },
        ...Object.fromEntries(
          Object.entries(PHASES).map(([column, phase]) => [column, count((row) => row.phase === phase)]),
        ),
        contested: count((row) => row.contested.length > 0),
        notSeen: count((row) => seen(row) < addDays(today, -28)),
        handOversOffered: offers.filter(({ from }) => from === id).length,
        handOversToAnswer: offers.filter(({ to }) => to === id).length,
      };
    });
    type Line = (typeof rows)[number];
    const sorts = {
      cases: (row: Line) => row.cases,
      account: ({ id }: Line) => small(id),
      contested: ({ contested }: Line) => contested,
      'not-seen': ({ notSeen }: Line) => notSeen,
    };
    return { rows, lists: listsOf(rows, sorts, { unit: ({ unit }) => unit ?? [] }) };
  },
};

const median = (numbers: readonly number[]): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

const firsts = (so: So) => {
  const days = (...types: Parameters<typeof all>[1][]) => firstOn(all(so, ...types).map(({ on }) => on));
  return {
    registered: all(so, 'ParticipantRegistered')[0]!.on,
    Session: days('SessionHeld'),
    Course: days('CourseStarted', 'CourseAttended', 'TrainingStarted', 'TrainingAttended'),
    Internship: days('InternshipStarted'),
  };
};

const medians = (
  by: string,
  groupOf: (person: ReturnType<typeof personLine>, registered: Day) => string,
  of?: string,
): Counting => ({
  name: 'team-medians',
  asked: (testimony) => `by=${by}&${itsTime(testimony)}${of ? `&caseWorker=${of}` : ''}`,
  count: (testimony) => {
    const people = [...cases(testimony)].flatMap(([id, so]) => {
      const [its, person] = [firsts(so), personLine(id, so)];
      return of && person.caseWorker !== of ? [] : [{ ...its, group: groupOf(person, its.registered) }];
    });
    const rows = [...new Set(people.map(({ group }) => group))].map((id) => {
      const its = people.filter(({ group }) => group === id);
      const reached = (['Session', 'Course', 'Internship'] as const).flatMap((what) => {
        const days = its.flatMap(({ registered, [what]: on }) => (on ? [daysBetween(registered, on)] : []));
        return [
          [`with${what}`, days.length],
          [`daysTo${what}`, median(days)],
        ];
      });
      return { id, people: its.length, ...(Object.fromEntries(reached) as object) };
    });
    return { rows, lists: {} };
  },
});

/** Other stories have other people. */
const itsTime = (testimony: Testimony): string => {
  const days = [...cases(testimony).values()].map((so) => firsts(so).registered).toSorted();
  return `from=${days[0]}&until=${days.at(-1)}`;
};

export const medianViews: readonly Counting[] = [
  medians('case-worker', ({ caseWorker }) => caseWorker ?? 'none'),
  medians('municipality', ({ municipality }) => municipality ?? 'none'),
];

/** Other stories have people of the same months, but none of this case worker. */
export const mediansOf = (caseWorker: string): readonly Counting[] => [
  medians('month', (_, registered) => monthOf(registered), caseWorker),
  medians('overall', () => 'all', caseWorker),
];
