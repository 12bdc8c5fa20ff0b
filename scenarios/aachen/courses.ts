import { addDays, type Day, isHoliday } from '../calendar.js';
import { chanceOf } from '../chance.js';
import { expecting, goesOn, opens, takes, type Thing } from '../script/places.js';
import type { Case, Step } from '../script/script.js';
import { type Outline, TERMS, WEEKS } from './outlines.js';
import { COORDINATOR, LAST_ENTRY } from './region.js';

/* Courses that prepare for school, training and work: two a year, a list for each of their days. */

const TAUGHT = 5;

type People = readonly (readonly [Case, Outline])[];

const inTerm = (people: People, term: Day): string[] =>
  people
    .filter(([, { stays }]) =>
      stays.some(({ module, from }) => module === 'courses' && from < term && from >= addDays(term, -14)),
    )
    .map(([{ key }]) => key);

const told = (seed: number, people: People, term: Day): Step[] => {
  const who = inTerm(people, term);
  if (who.length === 0) return [];
  const its: Thing = { kind: 'courses', name: `course-${term}`, by: COORDINATOR };
  const chance = chanceOf(`aachen/${seed}/${its.name}`);
  const line = (key: string) => {
    const luck = chance.next();
    const units = luck < 0.08 ? 0 : luck < 0.18 ? chance.between(2, 4) : TAUGHT;
    return { participant: `@${key}`, units, ...(units < TAUGHT && luck < 0.06 && { excused: true }) };
  };
  const list = (on: Day, entered: Day, lines: object[], more: object = {}): Step =>
    goesOn(its, entered, 'report-course-attendance', { on, units: TAUGHT, lines, ...more }, { reaches: who });
  const days = Array.from({ length: WEEKS }, (_, week) => addDays(term, 7 * week)).filter(
    (day) => !isHoliday(day) && addDays(day, 10) < LAST_ENTRY,
  );
  const [wrong] = days.slice(3);
  return [
    opens(its, addDays(term, -30), {
      ...{
        title: `Vorbereitung ${term.slice(0, 7)}`,
        provider: 'Muster-Volkshochschule',
        kind: 'activation',
      },
      ...{ municipality: 'Eschweiler', seats: 30, units: WEEKS * TAUGHT, orientationUnits: 0, from: term },
    }),
    // On the day after the seat in the programme.
    ...who.map((key, n) =>
      takes(
        its,
        addDays(term, -8),
        key,
        'request-course-place',
        {},
        {
          ...{ at: `${addDays(term, -8)}T10:${String(n % 60).padStart(2, '0')}:00Z` },
          ...expecting('reserved'),
        },
      ),
    ),
    ...days.map((day) => list(day, addDays(day, 3), who.map(line))),
    ...(wrong
      ? [
          list(wrong, addDays(wrong, 9), [{ participant: `@${who[0]}`, units: 1 }], {
            reason: 'Went home after the first lesson, as the teacher found later.',
          }),
        ]
      : []),
  ];
};

export const courses = (seed: number, people: People): Step[] =>
  TERMS.flatMap((term) => told(seed, people, term));
