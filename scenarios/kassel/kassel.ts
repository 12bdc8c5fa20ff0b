import { daysFrom, weekday } from '../calendar.js';
import { chanceOf } from '../chance.js';
import type { Actor } from '../client.js';
import { type Group, person } from '../people.js';
import { type Case, inTime, type Script, type Step } from '../script/script.js';
import { lastTalk } from '../script/talks.js';
import { employers, morning, offers, reconsidered } from './around.js';
import { course } from './course.js';
import { lifeOf } from './life.js';

/*
 * Seventy people with one case worker, from August 2017. Many have lost their certificates; orientation internships
 * of up to four weeks show what they can do, and one of them takes longer than that.
 */

const TITLE = 'Fallmanagement Kassel';
const PEOPLE = 70;
const FROM = '2017-08-01';
const LAST_START = '2017-10-13';
/** The last day on which the office is open, and the end of the year. */
const LAST_ENTRY = '2017-12-29';
const END = '2017-12-31';

const COORDINATOR: Actor = { id: 'coordination-kassel', role: 'coordinator', unit: 'kassel' };
const CASE_WORKER: Actor = { id: 'case-worker-kassel', role: 'case-worker', unit: 'kassel' };
const TEAM_LEAD: Actor = { id: 'team-lead-kassel', role: 'team-lead', unit: 'kassel' };
const GROUP: Group = {
  tongues: ['ar', 'ar', 'prs', 'so', 'ti', 'ti', 'ku'],
  municipalities: ['Kassel', 'Kassel-Bettenhausen', 'Kassel-Nordstadt', 'Kassel-Rothenditmold'],
  ...{ women: 0.25, interpreters: 0.3, office: 'MUSTER-K' },
};

const programme: Step = {
  ...{ subject: 'programme', as: 'programme', by: COORDINATOR },
  ...{ at: '2017-07-20T09:00:00Z', path: 'programmes' },
  body: {
    ...{ title: TITLE, from: FROM, to: '2018-12-31', seats: 80, internshipCapDays: 28 },
    funders: ['Ministerium des Landes', 'Eigenmittel der Stadt Kassel'],
    rates: [
      { unit: 'coaching-session', cents: 38_00 },
      { unit: 'teaching-unit', cents: 3_90 },
    ],
  },
};

export const kassel = (seed = 1): Script => {
  const starts = daysFrom(FROM, LAST_START).filter((day) => weekday(day) <= 5);
  const cases = Array.from({ length: PEOPLE }, (_, index) => {
    const key = `p${String(index + 1).padStart(2, '0')}`;
    const chance = chanceOf(`kassel/${seed}/${key}`);
    const start = starts[Math.floor((index * starts.length) / PEOPLE)]!;
    const of: Case = {
      key,
      chance,
      by: CASE_WORKER,
      until: LAST_ENTRY,
      person: person(chance, index, start, GROUP),
    };
    return { of, index, start };
  });
  const steps = inTime([
    ...[
      programme,
      ...offers(COORDINATOR),
      ...employers(COORDINATOR),
      ...morning(COORDINATOR),
      ...course(COORDINATOR),
      ...reconsidered(COORDINATOR, TEAM_LEAD),
    ],
    ...cases.flatMap(({ of, index, start }) => lifeOf(of, index, start)),
    lastTalk(cases.at(-1)!.of),
  ]);
  return { name: 'kassel', seed, title: TITLE, steps, coaches: [CASE_WORKER.id], checkpoints: [END] };
};
