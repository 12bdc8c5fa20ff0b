import { addDays, type Day, isHoliday, weekday, workday } from '../calendar.js';
import { corrected } from '../script/corrections.js';
import { courseOf } from '../script/course.js';
import { agrees } from '../script/identity.js';
import { assessment, registers } from '../script/intake.js';
import { obstaclesOf, planOf } from '../script/plan.js';
import { recognitionOf, type RecognitionPlan } from '../script/recognition.js';
import { type Case, happened, type Step } from '../script/script.js';
import { asksForSeat } from '../script/seat.js';
import { isRecognised, isTolerated, waitsForDecision } from '../script/status.js';
import { referred } from '../script/support.js';
import { appointment, type Manner, talk } from '../script/talks.js';
import { resources, suits, trainingOf } from '../script/training.js';
import { internshipOf, placementOf } from '../script/work.js';
import { OFFERS } from './around.js';
import { certificates, findings, internship, PLACEMENTS, recognition, TRADES } from './plans.js';

/* A participant's first months. */

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

const status = (of: Case, index: number, start: Day): Step[] => {
  if (index === 8) return isTolerated(of, start, '2017-11-02');
  if (index % 6 === 1) return waitsForDecision(of, start, workday(addDays(start, of.chance.between(20, 45))));
  return isRecognised(of, start);
};

/** What the person brings along; what is missing is made up for where something can be. */
const qualification = (
  of: Case,
  start: Day,
  { decided }: RecognitionPlan | { decided?: undefined },
): Step[] => {
  const trade = of.chance.of(TRADES);
  const missing = decided?.result === 'partial' || decided?.result === 'measure-required';
  const first = decided && workday(addDays(decided.on, 7));
  return [
    ...resources(of, addDays(start, of.chance.between(1, 12)), trade),
    suits(
      of,
      addDays(start, of.chance.between(20, 60)),
      trade.occupation,
      of.chance.of(['suited', 'suited', 'partly', 'not-suited']),
    ),
    ...(missing && first && first < '2017-12-08'
      ? trainingOf(
          of,
          {
            ...{ kind: 'follow-up-qualification', title: trade.occupation, provider: 'Muster-Kammer' },
            ...{ first, days: 8, unitsADay: 8, because: 'completed' },
          },
          `${of.key}/follow-up`,
        )
      : []),
  ];
};

export const lifeOf = (of: Case, index: number, start: Day): Step[] => {
  const { chance, key } = of;
  const placement = PLACEMENTS[index];
  const course = {
    first: addDays(start, 28 + ((8 - weekday(start)) % 7)),
    weekdays: [2],
    units: 40,
    unitsADay: 4,
  };
  const found = findings(of, index);
  const procedure = index % 3 === 1 ? recognition(of, start) : undefined;
  const offer = found.needs.find((need) => need in OFFERS);
  const steps = [
    ...registers(of, start),
    asksForSeat(of, start, 'reserved'),
    ...assessment(of, start, found),
    ...certificates(of, addDays(start, chance.between(0, 3))),
    ...talks(of, start),
    ...(index % 3 === 0 ? internshipOf(of, internship(of, index, start), `${key}/internship`) : []),
    ...(procedure ? recognitionOf(of, procedure, `${key}/recognition`) : []),
    ...(index % 7 === 2
      ? courseOf(of, { ...course, kind: 'vocational', target: 'A2' }, `${key}/course`)
      : []),
    ...(placement ? placementOf(of, placement, `${key}/placement`) : []),
    ...status(of, index, start),
    ...agrees(of, start, ['accompaniment']),
    ...qualification(of, start, procedure ?? {}),
    ...(offer ? referred(of, workday(addDays(start, 10)), OFFERS[offer]!, offer) : []),
    ...obstaclesOf(of, found.needs, addDays(start, 1)),
    ...planOf(of, { agreed: workday(addDays(start, 12)), tasks: 1 }),
  ];
  return corrected(of, happened(steps));
};
