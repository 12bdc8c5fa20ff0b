import { addDays, addMonths, type Day, daysFrom, isHoliday, weekday, workday } from '../calendar.js';
import { closes } from '../script/closing.js';
import { contested, corrected, retracted } from '../script/corrections.js';
import { courseOf } from '../script/course.js';
import { agrees, isKnownAs, livesWith, movesHouse, movesOut, thinksBetter } from '../script/identity.js';
import { assessment, registers } from '../script/intake.js';
import { obstaclesOf, planOf } from '../script/plan.js';
import { recognitionOf } from '../script/recognition.js';
import { type Case, enters, happened, inOrder, records, type Step } from '../script/script.js';
import {
  acceptsSeat,
  asksForSeat,
  declinesSeat,
  doesNotAnswer,
  isExcepted,
  leaves,
  withdrawsRequest,
} from '../script/seat.js';
import { isRecognised } from '../script/status.js';
import { appointment, type Manner, talk } from '../script/talks.js';
import { trainingOf } from '../script/training.js';
import { internshipOf, placementOf } from '../script/work.js';
import { otherCoach } from './coaches.js';
import type { Outline } from './plans.js';

/* A participant's year, as it is outlined. */

const manner: Manner = {
  channels: (on) =>
    on < '2021-05-17'
      ? ['phone', 'phone', 'phone', 'phone', 'phone', 'office', 'home']
      : ['phone', 'phone', 'office', 'office', 'office', 'home', 'home'],
  topics: ['authorities', 'recognition', 'housing', 'work', 'language', 'application', 'family', 'mobility'],
  ...{ agreed: 0.3, inMotherTongue: true },
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
  const { asks, accepts, leaves, placements, handsOver = '9999' } = outline;
  const first = accepts ?? asks;
  const firstTalk = talk(of, manner, addDays(asks, 1), asks, `${of.key}/first-talk`);
  if (!leaves) return firstTalk;
  // One talk before the programme, which does not count in it.
  const before = first > asks ? firstTalk : [];
  const days = talkDays(of, first, leaves.on, placements?.[0]?.on);
  const since = (day: Day) => (day >= handsOver ? takenOver(of) : of);
  return [
    ...before,
    ...days.flatMap((day, n) => talk(since(day), manner, day, first, `${of.key}/talk-${n + 1}`)),
  ];
};

/** As the other coach goes on with it. */
const takenOver = (of: Case): Case => ({ ...of, by: otherCoach(of.by) });

/** The other coach is asked first, or just told. */
const handOver = (of: Case, { handsOver, handOverOffered, handOverDeclined }: Outline): Step[] => {
  const [to, as] = [otherCoach(of.by).id, `${of.key}/hand-over`];
  const offer = (day: Day, reason: string) =>
    enters(of, day, 'assignment/offer-hand-over', { to, reason }, { as });
  const answer = { handOver: `@${as}` };
  if (handOverDeclined) {
    const [offered, declined] = handOverDeclined;
    return inOrder([
      offer(offered, 'Talks about school are easier with a colleague who knows the college.'),
      enters(takenOver(of), declined, 'assignment/decline-hand-over', {
        ...answer,
        reason: 'No time for it.',
      }),
    ]);
  }
  if (!handsOver) return [];
  if (handOverOffered)
    return inOrder([
      offer(handOverOffered, 'Prefers to talk with a woman.'),
      records(takenOver(of), handsOver, 'assignment/accept-hand-over', answer, { late: 0 }),
    ]);
  const reason = 'Her coach works half days from September.';
  return [records(takenOver(of), handsOver, 'assignment/assign-case-worker', { caseWorker: to, reason })];
};

const seat = (of: Case, { asks, accepts, withdraws, declines, lapses, ...outline }: Outline): Step[] => [
  ...(outline.exception ? isExcepted(of, asks, outline.exception) : []),
  asksForSeat(of, asks, accepts || withdraws || declines || lapses ? 'waitlisted' : 'reserved', {
    ...(outline.exception && { warnings: ['not-eligible'] }),
  }),
  ...(accepts ? [acceptsSeat(of, accepts)] : []),
  ...(declines ? [declinesSeat(of, declines.on, declines.offerTo)] : []),
  ...(withdraws ? [withdrawsRequest(of, withdraws)] : []),
  ...(lapses ? [doesNotAnswer(of, lapses.on, lapses.offerTo)] : []),
  ...(outline.leaves ? [leaves(of, outline.leaves)] : []),
];

/** What is found and agreed beside the help itself. */
const circumstances = (of: Case, { asks, accepts = asks, needs, leaves, household, ...outline }: Outline) => {
  const [role, head] = household ?? [];
  const half = workday(addMonths(accepts, 5));
  return [
    ...isRecognised(of, asks),
    ...agrees(of, asks, ['accompaniment', 'sharing-with-employers']),
    ...(role ? [livesWith(of, addDays(asks, 6), role, head)] : []),
    ...(head ? [movesOut(of, '2021-06-01', head)] : []),
    ...(outline.movesHouse ? movesHouse(of, outline.movesHouse, 'Ascheberg-Herbern') : []),
    ...obstaclesOf(of, needs, addDays(asks, 2)),
    ...(leaves ? planOf(of, { agreed: workday(addDays(accepts, 8)), revised: half, tasks: 4 }) : []),
  ];
};

/** What happens to one of them only. */
const ONLY: Readonly<Record<string, (of: Case) => Step[]>> = {
  p01: (of) => thinksBetter(of, '2020-12-03', '2021-02-11', 'photo'),
  p04: (of) => [
    enters(of, '2021-08-02', 'assignment/name-deputy', {
      ...{ deputy: otherCoach(of.by).id, on: '2021-08-02', until: '2021-08-20' },
    }),
  ],
  p05: (of) => contested(of, 'p05/needs', ['2021-02-09', '2021-02-23']),
  p06: (of) => [
    isKnownAs(of, '2020-12-08', 'benefit-unit', 'MUSTER-BG-0006'),
    ...contested(of, 'p06/needs', ['2021-06-08']),
  ],
  p09: (of) =>
    retracted(
      of,
      records(of, '2021-02-10', 'coaching/hold-session', {
        ...{ minutes: 30, channel: 'phone', language: of.person.motherTongue, topics: ['work'] },
      }),
      'This talk was with somebody else.',
    ),
};

export const lifeOf = (of: Case, outline: Outline): Step[] => {
  const { asks, needs, german, course, internship, placements = [], recognitions = [] } = outline;
  const { cancelledInternship, training } = outline;
  const steps = [
    ...registers(of, asks),
    ...seat(of, outline),
    ...assessment(of, addDays(asks, 1), { needs, german, goal: 'Wants to earn a living without help' }),
    ...talks(of, outline),
    ...inOrder(
      (outline.needsLater ?? []).map(({ on, late, needs: found }) =>
        records(of, on, 'intake/assess-needs', { needs: found }, { late }),
      ),
    ),
    ...handOver(of, outline),
    ...(course ? courseOf(of, course, `${of.key}/course`) : []),
    ...(internship ? internshipOf(of, internship, `${of.key}/internship`) : []),
    ...placements.flatMap((plan, n) => placementOf(of, plan, `${of.key}/placement-${n + 1}`)),
    ...recognitions.flatMap((plan, n) => recognitionOf(of, plan, `${of.key}/recognition-${n + 1}`)),
    // Those at work are looked after beyond the year.
    ...(placements.length > 0
      ? [appointment(of, manner, '2021-12-06', '2021-12-16', `${of.key}/follow-up`)]
      : []),
    ...circumstances(of, outline),
    ...(cancelledInternship ? internshipOf(of, cancelledInternship, `${of.key}/called-off`) : []),
    ...(training ? trainingOf(of, training, `${of.key}/training`) : []),
    ...(outline.closes ? closes(of, outline.closes) : []),
    ...(ONLY[of.key]?.(of) ?? []),
  ];
  return corrected(of, happened(steps));
};
