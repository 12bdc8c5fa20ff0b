import { addDays, type Day, workday } from '../calendar.js';
import { expecting, goesOn, movingUp, opens, takes, type Thing } from '../script/places.js';
import type { Case, Step } from '../script/script.js';
import type { Member } from './families.js';
import { COORDINATOR } from './team.js';

/*
 * What the change of the law means was told on 21 June, with more demand than seats; so there was a second date on
 * 30 June. People are registered by their advisers.
 */

const EVENT: Thing = { kind: 'group-events', name: 'information', by: COORDINATOR };
const FIRST: Day = '2022-06-21';
const SECOND: Day = '2022-06-30';
const SEATS = 32;
const MORE_SEATS = 20;
const NO_SHOW = [3, 11, 19];

type People = readonly (readonly [Case, Member])[];

/** Those who want to come, in the order of their registrations. */
const wanting = (people: People): Case[] =>
  people
    .filter(([of, { start }]) => start <= '2022-06-15' && !of.key.endsWith('7'))
    .map(([of]) => of)
    .slice(0, SEATS + MORE_SEATS + 4);

const registers = ({ key, by }: Case, n: number): Step =>
  takes(
    EVENT,
    n < SEATS ? '2022-06-16' : '2022-06-17',
    key,
    'register-for-event',
    {},
    {
      ...{ at: `${n < SEATS ? '2022-06-16' : '2022-06-17'}T09:${String(n).padStart(2, '0')}:00Z`, by },
      ...(n < SEATS
        ? movingUp('registered', { who: key, date: 'information/command' })
        : expecting('waitlisted')),
    },
  );

const ids = (cases: readonly Case[]): string[] => cases.map(({ key }) => `@${key}`);
const keys = (cases: readonly Case[]): string[] => cases.map(({ key }) => key);

const reported = (date: string, day: Day, there: readonly Case[], missed: readonly Case[]): Step =>
  goesOn(
    EVENT,
    workday(addDays(day, 1)),
    'report-event-attendance',
    { date, attended: ids(there), missed: ids(missed) },
    { reaches: keys([...there, ...missed]) },
  );

export const information = (people: People): Step[] => {
  const all = wanting(people);
  const [seated, waiting] = [all.slice(0, SEATS), all.slice(SEATS)];
  const [ill, instead] = [seated[4], waiting[0]];
  if (!ill || !instead) return [];
  const atFirst = [...seated.filter((each) => each !== ill), instead];
  const moved = waiting.slice(1, 1 + MORE_SEATS);
  const stays = (n: number) => NO_SHOW.includes(n);
  return [
    opens(EVENT, '2022-06-10', {
      ...{
        title: 'Vom Sozialamt zum Jobcenter',
        topics: ['authorities', 'finances', 'work'],
        language: 'uk',
      },
      ...{ plannedFor: FIRST, at: '10:00', place: 'Muster-Werkakademie, Saal', seats: SEATS },
    }),
    ...all.map(registers),
    takes(
      EVENT,
      '2022-06-20',
      ill.key,
      'cancel-registration',
      { reason: 'The child is ill.' },
      {
        ...movingUp('cancelled', { who: instead.key, date: 'information/command' }),
      },
    ),
    reported(
      '@information/command',
      FIRST,
      atFirst.filter((_, n) => !stays(n)),
      atFirst.filter((_, n) => stays(n)),
    ),
    goesOn(
      EVENT,
      '2022-06-23',
      'add-event-date',
      { plannedFor: SECOND, at: '10:00', place: 'Muster-Werkakademie, Saal', seats: MORE_SEATS },
      { as: 'second-date', ...movingUp(undefined, ...moved.map(({ key: who }) => ({ who }))) },
    ),
    reported('@second-date', SECOND, moved.slice(1), moved.slice(0, 1)),
  ];
};
