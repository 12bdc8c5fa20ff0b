import { addDays, type Day, workday } from '../calendar.js';
import { closes } from '../script/closing.js';
import { corrected } from '../script/corrections.js';
import { courseOf } from '../script/course.js';
import { agrees, isKnownAs, livesWith } from '../script/identity.js';
import { assessment, certificate, registers } from '../script/intake.js';
import { obstaclesOf, planOf } from '../script/plan.js';
import { type Case, happened, inOrder, type Step } from '../script/script.js';
import { asksForSeat, leaves } from '../script/seat.js';
import { referred } from '../script/support.js';
import { type Manner, talk } from '../script/talks.js';
import { placementOf } from '../script/work.js';
import type { Member } from './families.js';
import { standingOf } from './standing.js';
import { MEDIATION, offerFor, ONLINE } from './team.js';

/* A person's summer: talks with a mediator, later some online, and what becomes of the needs found in them. */

const NEEDS = [
  'language',
  'language',
  'psychosocial',
  'recognition',
  'education',
  'housing',
  'mobility',
  'other',
];

const TOPICS = [
  ...['language', 'language', 'language', 'childcare', 'childcare', 'school', 'school', 'psychosocial'],
  ...['translation', 'leisure', 'mobility', 'housing', 'finances', 'authorities', 'application', 'work'],
];

const inOffice: Manner = {
  channels: () => ['office', 'office', 'office', 'phone'],
  ...{ topics: TOPICS, agreed: 0.6, inMotherTongue: false, mediation: MEDIATION },
};

/** At home, so that nobody needs childcare for it. */
const online: Manner = {
  channels: () => ['online'],
  ...{ topics: [...TOPICS, 'application', 'work'], agreed: 0.7, inMotherTongue: true },
};
const ONLINE_SINCE: Day = '2022-07-11';

const every = (of: Case, first: Day, until: Day, [min, max]: readonly [number, number]): Day[] => {
  const days: Day[] = [];
  for (let day = first; day < until; day = workday(addDays(day, of.chance.between(min, max)))) days.push(day);
  return days;
};

const talks = (of: Case, { start, childcare }: Member, until: Day): Step[] => {
  const first = workday(addDays(start, of.chance.between(0, 2)));
  const inUkrainian = childcare && of.person.motherTongue === 'uk';
  const online1 = workday(addDays(start > ONLINE_SINCE ? start : ONLINE_SINCE, of.chance.between(5, 20)));
  const held = (by: Case, manner: Manner, days: readonly Day[], as: string) =>
    days.flatMap((day, n) => talk(by, manner, day, start, `${of.key}/${as}-${n + 1}`));
  return [
    ...held(of, inOffice, every(of, first, until, inUkrainian ? [35, 50] : [20, 32]), 'talk'),
    ...(inUkrainian
      ? held({ ...of, by: ONLINE }, online, every(of, online1, until, [14, 24]), 'online')
      : []),
  ];
};

/** Back to Ukraine, or to relatives elsewhere. */
const goes = (of: Case, { start, index }: Member): Step[] => {
  const on = workday(addDays(start, 45 + (index % 20)));
  const home = index % 2 === 0;
  return inOrder([
    leaves(of, { on, late: 3, because: home ? 'own-wish' : 'moved' }),
    ...closes(of, {
      on,
      because: home ? 'left-the-country' : 'moved',
      ...(home && { portableRecord: true }),
    }),
  ]);
};

const works = (of: Case, { start, index }: Member): Step[] => {
  const on = workday(addDays(start, 60 + (index % 40)));
  return placementOf(
    of,
    {
      ...{ on, kind: 'job', employer: of.chance.of(['Muster-Bäckerei Bocholt', 'Probe-Hotel Bocholt']) },
      ...{ occupation: of.chance.of(['Shop assistant', 'Kitchen help']), hoursPerWeek: 15 },
    },
    `${of.key}/placement`,
  );
};

/** Two afternoons a week. */
const course = (of: Case, { start }: Member): Step[] =>
  courseOf(
    of,
    {
      ...{
        kind: 'integration',
        first: workday(addDays(start, 40)),
        weekdays: [2, 4],
        units: 60,
        unitsADay: 5,
      },
      ...{ target: 'A2', because: 'completed' },
    },
    `${of.key}/course`,
  );

const firstTalk = (of: Case, { start, childcare }: Member, needs: readonly string[]): Step[] => [
  ...assessment(of, start, {
    needs,
    ...(childcare && { goal: 'Wants to learn German as soon as the children are looked after' }),
    german: of.chance.of(['A1', 'A1', 'A1', 'A2']),
  }),
  ...(of.chance.is(0.4)
    ? [certificate(of, start, of.chance.of(['academic', 'vocational']), of.chance.of(['held', 'abroad']))]
    : []),
];

export const lifeOf = (of: Case, member: Member): Step[] => {
  const { index, start, role, head, childcare } = member;
  const { chance } = of;
  const gone = index % 23 === 9;
  const needs = [...(childcare ? ['childcare'] : []), ...chance.some(NEEDS, chance.between(1, 3))];
  const referral = workday(addDays(start, chance.between(18, 40)));
  const need = needs.find((each) => offerFor(each, referral));
  const steps = [
    ...registers(of, start),
    asksForSeat(of, start, 'reserved'),
    livesWith(of, addDays(start, role === 'head' ? 0 : 1), role, head),
    ...(role === 'head' && chance.is(0.3)
      ? [isKnownAs(of, start, 'central-register', `MUSTER-AZR-${index}`)]
      : []),
    ...firstTalk(of, member, needs),
    ...standingOf(of, member),
    ...agrees(of, start, ['accompaniment']),
    ...talks(of, member, gone ? addDays(start, 40) : '2022-10-24'),
    ...obstaclesOf(of, needs, addDays(start, 1)),
    ...(need ? referred(of, referral, offerFor(need, referral)!, need) : []),
    ...(index % 2 === 0 ? planOf(of, { agreed: workday(addDays(start, 14)), tasks: 1 }) : []),
    ...(index % 5 === 2 && !gone ? course(of, member) : []),
    ...(index % 17 === 4 && !gone ? works(of, member) : []),
    ...(gone ? goes(of, member) : []),
  ];
  return corrected(of, happened(steps));
};
