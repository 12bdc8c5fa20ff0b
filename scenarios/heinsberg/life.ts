import { addDays, type Day, isHoliday, workday } from '../calendar.js';
import { closes } from '../script/closing.js';
import { corrected } from '../script/corrections.js';
import { courseOf } from '../script/course.js';
import { agrees } from '../script/identity.js';
import { assessment, registers } from '../script/intake.js';
import { planOf } from '../script/plan.js';
import { type Case, happened, inOrder, type Step } from '../script/script.js';
import { asksForSeat, leaves } from '../script/seat.js';
import { hasBenefits, isRecognised, waitsForDecision } from '../script/status.js';
import { referred } from '../script/support.js';
import { type Manner, talk } from '../script/talks.js';
import { resources } from '../script/training.js';
import { internshipOf } from '../script/work.js';
import { offerFor, RED_CROSS } from './bodies.js';
import { EMPLOYERS } from './employers.js';
import type { Outline } from './outlines.js';
import { POINTS } from './trades.js';
import { placedAt, triedFor } from './way.js';

/* From the first talk at one of the four points to work, and what comes after it. */

const NEEDS = [
  'work',
  'work',
  'language',
  'housing',
  'childcare',
  'mobility',
  'psychosocial',
  'debt',
  'recognition',
];

const manner: Manner = {
  channels: () => ['office', 'office', 'office', 'phone', 'home', 'online'],
  topics: ['work', 'placement', 'application', 'training', 'language', 'translation', 'authorities'],
  ...{ agreed: 0.35, inMotherTongue: false },
};

/** About every five weeks, until two months after the placement. */
const talks = (of: Case, start: Day, until: Day): Step[] => {
  const days: Day[] = [];
  for (
    let day = workday(addDays(start, of.chance.between(1, 5)));
    day < until;
    day = workday(addDays(day, of.chance.between(28, 42)))
  )
    days.push(day);
  return days
    .filter((day) => !isHoliday(day))
    .flatMap((day, n) => talk(of, manner, day, start, `${of.key}/talk-${n + 1}`));
};

const status = (of: Case, index: number, start: Day): Step[] => {
  if (of.person.motherTongue === 'de') return hasBenefits(of, start);
  return index % 9 === 4
    ? waitsForDecision(of, start, workday(addDays(start, of.chance.between(20, 50))))
    : isRecognised(of, start);
};

const internship = (of: Case, { index, start, branch }: Outline): Step[] => {
  const first = workday(addDays(start, of.chance.between(30, 60)));
  const last = workday(addDays(first, of.chance.between(8, 25)), -1);
  const { title } = EMPLOYERS[index % EMPLOYERS.length]!;
  const plan = {
    kind: 'work-experience',
    employer: title,
    occupation: branch.occupation,
    first,
    last,
  } as const;
  return last < of.until
    ? internshipOf(of, { ...plan, ended: { on: last, outcome: 'completed' } }, `${of.key}/internship`)
    : [];
};

/** Those who went away, or could not be found any more. */
const lost = (of: Case, start: Day): Step[] => {
  const on = workday(addDays(start, 70));
  const [because, ending] = of.chance.of([
    ['moved', 'moved'],
    ['contact-lost', 'contact-lost'],
  ] as const);
  return inOrder([leaves(of, { on, late: 5, because }), ...closes(of, { on, because: ending })]);
};

export const lifeOf = (of: Case, outline: Outline): Step[] => {
  const { index, start, point, branch, german, placed, tried } = outline;
  const { chance, key, person } = of;
  const needs = [...new Set(['work', ...chance.some(NEEDS, chance.between(1, 3))])];
  const need = needs.find((each) => offerFor(each, POINTS[point]!));
  const isLost = index % 21 === 3 && !placed;
  const course = { first: workday(addDays(start, 21)), weekdays: [2, 4], units: 60, unitsADay: 5 };
  const first = workday(addDays(start, chance.between(2, 8)));
  const until = placed ? addDays(placed.on, 60) : isLost ? addDays(start, 60) : '2016-12-20';
  const steps = [
    ...registers(of, start),
    asksForSeat(of, start, 'reserved'),
    ...assessment(of, addDays(start, 1), {
      needs,
      goal: `Wants to work as ${branch.occupation.toLowerCase()}`,
      ...(person.motherTongue !== 'de' && { german }),
    }),
    ...talks(of, start, until),
    ...status(of, index, start),
    ...agrees(of, start, ['sharing-with-partners', ...(placed ? ['sharing-with-employers'] : [])]),
    // Found by the Red Cross, with whom the participant is shared.
    ...resources({ ...of, by: RED_CROSS[point]! }, first, branch),
    ...(index % 3 === 0 ? planOf(of, { agreed: workday(addDays(start, 15)), tasks: 1 }) : []),
    ...(need && chance.is(0.5)
      ? referred(of, workday(addDays(start, 9)), offerFor(need, POINTS[point]!)!, need)
      : []),
    ...(tried ? triedFor(of, tried, workday(addDays(start, 16))) : []),
    ...(placed ? placedAt(of, placed) : []),
    ...(index % 7 === 0 ? internship(of, outline) : []),
    ...(isLost ? lost(of, start) : []),
    ...(index % 8 === 6
      ? courseOf(of, { ...course, target: 'A2', because: 'completed' }, `${key}/course`)
      : []),
  ];
  return corrected(of, happened(steps));
};
