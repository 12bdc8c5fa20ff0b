import { addDays, type Day, weekday } from '../calendar.js';
import { expecting, goesOn, movingUp, opens, takes, type Thing } from '../script/places.js';
import type { Case, Step } from '../script/script.js';
import type { Member } from './families.js';
import { COORDINATOR } from './team.js';

/* A week of application training, twice in summer; the trainer sends a list of each day. */

const SEATS = 12;
const WAITING = 3;
const TAUGHT = 5;

interface Training {
  readonly name: string;
  readonly offered: Day;
  readonly first: Day;
  /** Whom it is for: those who came in this time. */
  readonly came: readonly [from: Day, to: Day];
}

const TRAININGS: readonly Training[] = [
  {
    name: 'applying-in-july',
    offered: '2022-07-01',
    first: '2022-07-18',
    came: ['2022-05-23', '2022-06-10'],
  },
  {
    name: 'applying-in-september',
    offered: '2022-08-22',
    first: '2022-09-12',
    came: ['2022-06-20', '2022-07-15'],
  },
];

type People = readonly (readonly [Case, Member])[];

const week = (first: Day): Day[] => [0, 1, 2, 3, 4].map((n) => addDays(first, n + 1 - weekday(first)));

const unitsOf = (n: number, day: number): number => {
  if (n === 4) return day === 2 ? 0 : TAUGHT;
  return n === 7 && day > 2 ? 3 : TAUGHT;
};

const told = ({ name, offered, first, came: [from, to] }: Training, people: People): Step[] => {
  const its: Thing = { kind: 'courses', name, by: COORDINATOR };
  const wanting = people
    .filter(([{ key }, { start }]) => from <= start && start <= to && !key.endsWith('3'))
    .slice(0, SEATS + WAITING)
    .map(([{ key }]) => key);
  const asks = (who: string, n: number): Step =>
    takes(
      its,
      addDays(offered, 3),
      who,
      'request-course-place',
      {},
      {
        ...{ at: `${addDays(offered, 3)}T10:${String(n).padStart(2, '0')}:00Z` },
        ...expecting(n < SEATS ? 'reserved' : 'waitlisted'),
      },
    );
  const [gone, next] = [wanting[1], wanting[SEATS]];
  if (!gone || !next) return [];
  const there = [...wanting.slice(0, SEATS).filter((who) => who !== gone), next];
  const line = (who: string, n: number, day: number) => ({
    ...{ participant: `@${who}`, units: unitsOf(n, day) },
    ...(unitsOf(n, day) < TAUGHT && n === 4 && { excused: true }),
  });
  return [
    opens(its, offered, {
      ...{
        title: 'Bewerben auf Deutsch',
        provider: 'Muster-Werkakademie',
        kind: 'application-training',
        orientationUnits: 0,
      },
      ...{ municipality: 'Bocholt', seats: SEATS, units: 5 * TAUGHT, from: first, to: addDays(first, 4) },
    }),
    ...wanting.map(asks),
    takes(
      its,
      addDays(offered, 10),
      gone,
      'release-course-place',
      { because: 'work' },
      {
        ...movingUp('released', { who: next }),
      },
    ),
    ...week(first).map((on, day) =>
      goesOn(
        its,
        addDays(on, 3),
        'report-course-attendance',
        { on, units: TAUGHT, lines: there.map((who, n) => line(who, n, day)) },
        { reaches: there },
      ),
    ),
    goesOn(
      its,
      addDays(first, 11),
      'report-course-attendance',
      {
        ...{ on: first, units: TAUGHT, lines: [{ participant: `@${there[0]}`, units: 2 }] },
        reason: 'The trainer had mixed up two names.',
      },
      { reaches: there },
    ),
  ];
};

export const trainings = (people: People): Step[] => TRAININGS.flatMap((each) => told(each, people));
