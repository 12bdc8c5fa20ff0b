import { addDays, type Day } from '../calendar.js';
import type { Actor } from '../client.js';
import { expecting, goesOn, opens, takes, type Thing } from '../script/places.js';
import type { Step } from '../script/script.js';

/* A course in the workshop: the school sends a list after each Thursday, and one of them was wrong. */

const FIRST: Day = '2017-09-07';
const WEEKS = 14;
const TAUGHT = 4;
const PLACES = ['p02', 'p03', 'p05', 'p08'] as const;

/** What somebody was there for; those who do not stand here were there all the time. */
const THERE: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  p02: { 3: 2, 7: 0 },
  p03: { 4: 0, 5: 3 },
  // Since the end of November nobody has seen p08 there.
  p08: { 2: 3, 12: 0, 13: 0 },
};
const EXCUSED = ['p02', 'p05'];

const line = (who: string, units: number): object => ({
  ...{ participant: `@${who}`, units },
  ...(units < TAUGHT && EXCUSED.includes(who) && { excused: true }),
});

export const course = (by: Actor): Step[] => {
  const its: Thing = { kind: 'courses', name: 'course-in-the-workshop', by };
  const dayOf = (week: number): Day => addDays(FIRST, 7 * week);
  const list = (week: number, entered: Day, lines: object[], more: object = {}): Step =>
    goesOn(
      its,
      entered,
      'report-course-attendance',
      { on: dayOf(week), units: TAUGHT, lines, ...more },
      { reaches: PLACES },
    );
  return [
    opens(its, '2017-08-21', {
      ...{ title: 'Deutsch in der Werkstatt', provider: 'Muster-Sprachschule', kind: 'vocational' },
      ...{ level: 'A2', municipality: 'Kassel', seats: 4, units: 80, orientationUnits: 0, from: FIRST },
    }),
    ...PLACES.map((who) => takes(its, '2017-08-28', who, 'request-course-place', {}, expecting('reserved'))),
    takes(its, '2017-08-29', 'p09', 'request-course-place', {}, expecting('waitlisted')),
    ...Array.from({ length: WEEKS }, (_, week) =>
      list(
        week,
        addDays(dayOf(week), 4),
        PLACES.map((who) => line(who, THERE[who]?.[week] ?? TAUGHT)),
      ),
    ),
    // Whom it had missed was there, in the other room.
    list(4, addDays(dayOf(4), 11), [line('p03', 3), line('p05', TAUGHT)], {
      reason: 'The list of the other room was not read.',
    }),
  ];
};
