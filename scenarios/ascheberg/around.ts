import type { Actor } from '../client.js';
import { expecting, goesOn, movingUp, opens, takes, type Thing } from '../script/places.js';
import type { Step } from '../script/script.js';

/* Who works for the programme, and what else is on offer for its participants. */

const municipality = 'Ascheberg';

interface Coach extends Actor {
  readonly tongues: readonly string[];
}

/** Coaches with their languages; one stands in for the other in August. */
export const staff = (by: Actor, coaches: readonly Coach[]): Step[] => {
  const things = coaches.map(({ id: name }): Thing => ({ kind: 'staff', name, by }));
  const [one, other] = things;
  const deputy = { deputy: coaches[1]!.id, from: '2021-08-02', until: '2021-08-27' };
  return [
    ...coaches.map(({ id: account, unit, tongues }, n) => {
      const languages = [...new Set([...tongues, 'de'])];
      return opens(things[n]!, '2020-11-17', { account, languages, municipality, unit });
    }),
    goesOn(other!, '2021-05-03', 'amend-staff', { languages: ['fa', 'ti', 'de', 'en'] }),
    goesOn(one!, '2021-07-05', 'agree-deputyship', deputy, { as: 'deputyship' }),
    goesOn(one!, '2021-08-23', 'end-deputyship', { deputyship: '@deputyship', on: '2021-08-20' }),
  ];
};

/** A course in the evening with more demand than places, and one on Saturdays for which there is too little. */
export const courses = (by: Actor): Step[] => {
  const course = (name: string): Thing => ({ kind: 'courses', name, by });
  const [evening, saturday] = [course('course-in-the-evening'), course('course-on-saturdays')];
  const common = { provider: 'Muster-Sprachschule', municipality, orientationUnits: 0 };
  const [asks, withdraws] = ['request-course-place', 'withdraw-course-request'];
  return [
    opens(evening, '2021-01-08', {
      ...{ ...common, title: 'Deutsch am Abend', kind: 'other', level: 'B1' },
      ...{ seats: 4, units: 280, from: '2021-02-02' },
    }),
    takes(evening, '2021-01-11', 'p04', asks, {}, expecting('reserved')),
    takes(evening, '2021-01-12', 'p10', asks, {}, expecting('reserved')),
    takes(evening, '2021-01-13', 'p14', asks, {}, expecting('reserved')),
    takes(evening, '2021-01-14', 'p15', asks, {}, expecting('reserved')),
    takes(evening, '2021-01-25', 'p08', asks, {}, expecting('waitlisted')),
    takes(evening, '2021-03-01', 'p16', asks, {}, expecting('waitlisted')),
    takes(evening, '2021-03-15', 'p08', withdraws, {}, expecting('withdrawn')),
    takes(
      evening,
      '2021-04-09',
      'p04',
      'release-course-place',
      { on: '2021-04-08', because: 'work' },
      movingUp('released', { who: 'p16' }),
    ),
    opens(saturday, '2021-04-12', {
      ...{ ...common, title: 'Lesen und Schreiben am Samstag', kind: 'literacy' },
      ...{ seats: 1, units: 120, from: '2021-05-08', to: '2021-10-30' },
    }),
    takes(saturday, '2021-04-14', 'p13', asks, {}, expecting('reserved')),
    takes(saturday, '2021-04-15', 'p03', asks, {}, expecting('waitlisted')),
    goesOn(saturday, '2021-04-30', 'amend-course', { from: '2021-06-05' }),
    goesOn(
      saturday,
      '2021-05-31',
      'cancel-course',
      { reason: 'Two people are not enough.' },
      { expects: { outcome: 'cancelled' }, reaches: ['p13', 'p03'] },
    ),
  ];
};
