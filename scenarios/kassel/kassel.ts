import { addDays, type Day, daysFrom, isHoliday, weekday, workday } from '../calendar.js';
import { chanceOf } from '../chance.js';
import type { Actor } from '../client.js';
import { certificates, findings, internship, PLACEMENTS, recognition } from './plans.js';
import { type Group, person } from '../people.js';
import { courseOf } from '../script/course.js';
import { assessment, registers } from '../script/intake.js';
import { type Case, inTime, records, type Script, type Step } from '../script/script.js';
import { asksForSeat } from '../script/seat.js';
import { appointment, type Manner, talk } from '../script/talks.js';
import { recognitionOf } from '../script/recognition.js';
import { internshipOf, placementOf } from '../script/work.js';

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
const GROUP: Group = {
  tongues: ['ar', 'ar', 'prs', 'so', 'ti', 'ti', 'ku'],
  municipalities: ['Kassel', 'Kassel-Bettenhausen', 'Kassel-Nordstadt', 'Kassel-Rothenditmold'],
  ...{ women: 0.25, interpreters: 0.3, office: 'MUSTER-K' },
};

const manner: Manner = {
  channels: () => ['office', 'office', 'office', 'office', 'phone', 'home'],
  topics: [
    'work',
    'recognition',
    'training',
    'language',
    'authorities',
    'education',
    'housing',
    'translation',
  ],
  ...{ agreed: 0.4, inMotherTongue: false },
};

const programme: Step = {
  ...{ subject: 'programme', as: 'programme', by: COORDINATOR },
  ...{ at: '2017-07-20T09:00:00Z', path: 'programmes' },
  body: {
    ...{ title: TITLE, from: FROM, to: '2018-12-31', seats: 80, internshipCapDays: 28 },
    funders: ['Ministerium des Landes', 'Eigenmittel der Stadt Kassel'],
    rates: [{ unit: 'coaching-session', cents: 38_00 }],
  },
};

/** About every four weeks. */
const talkDays = (of: Case, first: Day): Day[] => {
  const next = workday(addDays(first, of.chance.between(24, 31)));
  return first > '2017-12-20' ? [] : [first, ...talkDays(of, next)];
};

const talks = (of: Case, start: Day): Step[] => {
  const days = talkDays(of, workday(addDays(start, of.chance.between(1, 4)))).filter(
    (day) => !isHoliday(day),
  );
  const held = days.flatMap((day, n) => talk(of, manner, day, start, `${of.key}/talk-${n + 1}`));
  if (of.chance.is(0.25)) return held;
  const inJanuary = workday(addDays('2018-01-08', of.chance.between(0, 17)));
  return [...held, appointment(of, manner, '2017-12-21', inJanuary, `${of.key}/talk-in-january`)];
};

const lifeOf = (of: Case, index: number, start: Day): Step[] => {
  const { chance, key } = of;
  const placement = PLACEMENTS[index];
  const course = {
    first: addDays(start, 28 + ((8 - weekday(start)) % 7)),
    weekdays: [2],
    units: 40,
    unitsADay: 4,
  };
  return [
    ...registers(of, start),
    asksForSeat(of, start, 'reserved'),
    ...assessment(of, start, findings(of, index)),
    ...certificates(of, addDays(start, chance.between(0, 3))),
    ...talks(of, start),
    ...(index % 3 === 0 ? internshipOf(of, internship(of, index, start), `${key}/internship`) : []),
    ...(index % 3 === 1 ? recognitionOf(of, recognition(of, start), `${key}/recognition`) : []),
    ...(index % 7 === 2
      ? courseOf(of, { ...course, kind: 'vocational', target: 'A2' }, `${key}/course`)
      : []),
    ...(placement ? placementOf(of, placement, `${key}/placement`) : []),
  ];
};

/** The last entry of all. */
const lastTalk = (of: Case): Step =>
  records(
    of,
    addDays(LAST_ENTRY, -1),
    'coaching/hold-session',
    { minutes: 30, channel: 'phone', language: 'de', topics: ['work'] },
    { at: `${LAST_ENTRY}T16:30:00Z`, alone: true },
  );

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
    programme,
    ...cases.flatMap(({ of, index, start }) => lifeOf(of, index, start)),
    lastTalk(cases.at(-1)!.of),
  ]);
  return { name: 'kassel', seed, title: TITLE, steps, coaches: [CASE_WORKER.id], checkpoints: [END] };
};
