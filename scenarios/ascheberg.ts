import { OUTLINES } from './ascheberg.cases.js';
import type { Outline } from './ascheberg.plans.js';
import { addDays, type Day, daysFrom, isHoliday, weekday } from './calendar.js';
import { chanceOf } from './chance.js';
import type { Actor } from './client.js';
import { type Group, person } from './people.js';
import { courseOf } from './script/course.js';
import { assessment, registers } from './script/intake.js';
import { type Case, inOrder, inTime, records, type Script, type Step } from './script/script.js';
import { acceptsSeat, asksForSeat, leaves, withdrawsRequest } from './script/seat.js';
import { appointment, type Manner, talk } from './script/talks.js';
import { internshipOf, placementOf, recognitionOf } from './script/work.js';

/*
 * A year of two talks a week in the mother tongue, for fifteen people at a time. The first come in December 2020, in
 * the middle of the pandemic; a sixteenth waits until a seat is free, and on 31 July 2021 another one does.
 */

const TITLE = 'Job-Coaching Ascheberg';
const FROM = '2020-12-01';
const TO = '2021-11-30';
const MIDSUMMER = '2021-07-31';
const END = '2021-12-10';

const COORDINATOR: Actor = { id: 'coordination-ascheberg', role: 'coordinator', unit: 'ascheberg' };
/** Each coach speaks the mother tongues of hers. */
const COACHES: readonly (Actor & { readonly tongues: readonly string[] })[] = [
  { id: 'coach-ascheberg-1', role: 'case-worker', unit: 'ascheberg', tongues: ['ar', 'ar', 'ku'] },
  { id: 'coach-ascheberg-2', role: 'case-worker', unit: 'ascheberg', tongues: ['fa', 'fa', 'ti'] },
];
const GROUP: Omit<Group, 'tongues'> = {
  municipalities: ['Ascheberg', 'Ascheberg', 'Ascheberg-Davensberg', 'Ascheberg-Herbern'],
  ...{ women: 0.4, interpreters: 0, office: 'MUSTER-A' },
};

const manner: Manner = {
  channels: (on) =>
    on < '2021-05-17'
      ? ['phone', 'phone', 'phone', 'phone', 'phone', 'office', 'home']
      : ['phone', 'phone', 'office', 'office', 'office', 'home', 'home'],
  topics: ['authorities', 'recognition', 'housing', 'work', 'language', 'application', 'family', 'mobility'],
  ...{ agreed: 0.3, inMotherTongue: true },
};

const coordination = { subject: 'programme', by: COORDINATOR };

const definition: Step = {
  ...coordination,
  ...{ at: '2020-11-16T09:00:00Z', path: 'programmes', as: 'programme' },
  body: {
    ...{ title: TITLE, from: FROM, to: TO, seats: 15, contactsPerWeek: 2, internshipCapDays: 28 },
    funders: ['Kreis Coesfeld', 'Muster-Stiftung'],
    rates: [
      { unit: 'coaching-session', cents: 46_50 },
      { unit: 'teaching-unit', cents: 4_40 },
    ],
  },
};

/** In the middle of a month, so that one month is paid at two rates. */
const amendment: Step = {
  ...coordination,
  ...{ at: '2021-06-16T09:00:00Z', path: 'programmes/@programme/amend-programme' },
  body: {
    on: '2021-06-16',
    rates: [
      { unit: 'coaching-session', cents: 48_00 },
      { unit: 'teaching-unit', cents: 4_40 },
    ],
    reason: 'More talks at home, with their ways.',
  },
};

/** Two days of each week; once at work, one. */
const talkDays = ({ chance }: Case, from: Day, to: Day, placedOn = '9999'): Day[] =>
  daysFrom(addDays(from, 1 - weekday(from)), to)
    .filter((day) => weekday(day) === 1)
    .flatMap((monday) => {
      const days = chance.some([0, 1, 2, 3, 4], 2).map((offset) => addDays(monday, offset));
      return monday < placedOn ? days : days.slice(0, 1);
    })
    // Illness, appointments elsewhere, holidays.
    .filter((day) => day >= from && day <= to && !isHoliday(day) && !chance.is(0.06))
    .toSorted();

const talks = (of: Case, outline: Outline): Step[] => {
  const { asks, accepts, withdraws, placements, handsOver = '9999' } = outline;
  const first = accepts ?? asks;
  // One talk before the programme, which does not count in it.
  const before = first > asks ? talk(of, manner, addDays(asks, 1), asks, `${of.key}/first-talk`) : [];
  if (withdraws) return talk(of, manner, addDays(asks, 1), asks, `${of.key}/first-talk`);
  const days = talkDays(of, first, outline.leaves!.on, placements?.[0]?.on);
  const since = (day: Day) => (day >= handsOver ? takenOver(of) : of);
  return [
    ...before,
    ...days.flatMap((day, n) => talk(since(day), manner, day, first, `${of.key}/talk-${n + 1}`)),
  ];
};

/** As the other coach goes on with it. */
const takenOver = (of: Case): Case => ({ ...of, by: COACHES.find(({ id }) => id !== of.by.id)! });

/** What changes on the way, without any chapter of its own. */
const changes = (of: Case, { needsLater = [], handsOver }: Outline): Step[] => [
  ...inOrder(
    needsLater.map(({ on, late, needs }) => records(of, on, 'intake/assess-needs', { needs }, { late })),
  ),
  ...(handsOver
    ? [
        records(takenOver(of), handsOver, 'assignment/assign-case-worker', {
          caseWorker: takenOver(of).by.id,
          reason: 'Her coach works half days from September.',
        }),
      ]
    : []),
];

const seat = (of: Case, { asks, accepts, withdraws, leaves: leaving }: Outline): Step[] => [
  asksForSeat(of, asks, accepts || withdraws ? 'waitlisted' : 'reserved'),
  ...(accepts ? [acceptsSeat(of, accepts)] : []),
  ...(withdraws ? [withdrawsRequest(of, withdraws)] : []),
  ...(leaving ? [leaves(of, leaving)] : []),
];

const lifeOf = (of: Case, outline: Outline): Step[] => {
  const { asks, needs, german, course, internship, placements = [], recognitions = [] } = outline;
  return [
    ...registers(of, asks),
    ...seat(of, outline),
    ...assessment(of, addDays(asks, 1), { needs, german, goal: 'Wants to earn a living without help' }),
    ...talks(of, outline),
    ...changes(of, outline),
    ...(course ? courseOf(of, course, `${of.key}/course`) : []),
    ...(internship ? internshipOf(of, internship, `${of.key}/internship`) : []),
    ...placements.flatMap((plan, n) => placementOf(of, plan, `${of.key}/placement-${n + 1}`)),
    ...recognitions.flatMap((plan, n) => recognitionOf(of, plan, `${of.key}/recognition-${n + 1}`)),
    // Those at work are looked after beyond the year.
    ...(placements.length > 0
      ? [appointment(of, manner, '2021-12-06', '2021-12-16', `${of.key}/follow-up`)]
      : []),
  ];
};

const caseOf = (seed: number, { asks }: Outline, index: number): Case => {
  const key = `p${String(index + 1).padStart(2, '0')}`;
  const chance = chanceOf(`ascheberg/${seed}/${key}`);
  const { tongues, ...by } = COACHES[index % COACHES.length]!;
  return { key, chance, by, until: END, person: person(chance, index, asks, { ...GROUP, tongues }) };
};

export const ascheberg = (seed = 1): Script => {
  const cases = OUTLINES.map((outline, index) => ({ of: caseOf(seed, outline, index), outline }));
  const steps = inTime([definition, amendment, ...cases.flatMap(({ of, outline }) => lifeOf(of, outline))]);
  return {
    ...{ name: 'ascheberg', seed, title: TITLE, steps, checkpoints: [MIDSUMMER, END] },
    coaches: COACHES.map(({ id }) => id),
  };
};
