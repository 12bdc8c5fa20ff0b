import { addDays, type Day, isHoliday, workday } from '../calendar.js';
import { courseOf } from '../script/course.js';
import type { Case, Step } from '../script/script.js';
import { asksForSeat, isExcepted, leaves } from '../script/seat.js';
import { type Manner, talk } from '../script/talks.js';
import { trainingOf } from '../script/training.js';
import type { Outline, Stay } from './outlines.js';
import { LAST_ENTRY, type Module, PROGRAMMES } from './region.js';

/* What somebody does in each of the modules. */

const coaching: Manner = {
  channels: (on) =>
    on > '2020-03-15' && on < '2021-05-31' ? ['phone', 'phone', 'online'] : ['office', 'office', 'home'],
  topics: [
    'work',
    'training',
    'application',
    'language',
    'authorities',
    'housing',
    'education',
    'psychosocial',
  ],
  ...{ agreed: 0.4, inMotherTongue: false },
};

/** Every two or three weeks, from a day on. */
export const talks = (of: Case, first: Day, until: Day, since: Day, name: string, every = 15): Step[] => {
  const days: Day[] = [];
  for (
    let day = workday(first);
    day < until;
    day = workday(addDays(day, of.chance.between(every - 3, every + 5)))
  )
    if (!isHoliday(day)) days.push(day);
  return days.flatMap((day, n) => talk(of, coaching, day, since, `${of.key}/${name}-${n + 1}`));
};

const last = ({ to = LAST_ENTRY }: Stay): Day => to;

const work = (of: Case, { from }: Stay, name: string): Step[] => {
  const first = workday(addDays(from, 14));
  const provided = { ofProgramme: PROGRAMMES.work };
  const level = of.chance.of(['A2', 'B1'] as const);
  return [
    ...trainingOf(
      of,
      {
        ...{ ...provided, kind: 'job-accompanying', provider: 'Muster-Bildungswerk', first },
        title: of.chance.of(['Lager und Logistik', 'Pflegehilfe', 'Metall und Elektro', 'Küche und Service']),
        ...{ days: 18, everyDays: 7, unitsADay: 6, because: 'completed' },
      },
      `${of.key}/${name}`,
    ),
    ...courseOf(
      of,
      {
        ...{ ...provided, kind: 'vocational', target: level, provider: 'Muster-Volkshochschule' },
        ...{ first: addDays(first, 3), weekdays: [4], units: 48, unitsADay: 4, because: 'completed' },
        exams: [[level, of.chance.is(0.75) ? 'passed' : 'failed', 2]],
      },
      `${of.key}/${name}-language`,
    ),
  ];
};

const school = (of: Case, { from }: Stay, name: string): Step[] =>
  trainingOf(
    of,
    {
      ...{
        kind: 'school-certificate',
        title: 'Hauptschulabschluss nach Klasse 10',
        provider: 'Muster-Abendschule',
      },
      ...{ ofProgramme: PROGRAMMES.school, first: workday(addDays(from, 14)), days: 28, everyDays: 7 },
      ...{ unitsADay: 5, certificate: 'Hauptschulabschluss', because: 'completed' },
      result: of.chance.is(0.8) ? 'passed' : 'failed',
    },
    `${of.key}/${name}`,
  );

const CONTENT: Readonly<Record<Module, (of: Case, stay: Stay, name: string) => Step[]>> = {
  coaching: (of, stay, name) => talks(of, addDays(stay.from, 2), last(stay), stay.from, `${name}-talk`),
  work,
  school,
  // Told by the lists of the courses.
  courses: () => [],
};

/** A seat, what is learnt, and the end of it. */
export const staysOf = (of: Case, { stays, older }: Outline): Step[] =>
  stays.flatMap((stay, n) => {
    const { module, from, to, because } = stay;
    const programme = PROGRAMMES[module];
    return [
      ...(older
        ? isExcepted(of, from, 'Was 27 when the talks began, and had to wait for a place.', programme)
        : []),
      asksForSeat(of, from, 'reserved', older ? { warnings: ['not-eligible'] } : {}, programme),
      ...CONTENT[module](of, stay, `stay-${n + 1}`),
      ...(to ? [leaves(of, { on: to, late: 0, because, programme })] : []),
    ];
  });
