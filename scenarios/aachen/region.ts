import type { Day } from '../calendar.js';
import type { Actor } from '../client.js';
import { opens } from '../script/places.js';
import type { Step } from '../script/script.js';

/* Nine municipalities, of which seven come a year later; four managers; and the modules, each a programme of its own. */

const FIRST = ['Eschweiler', 'Stolberg'];
const LATER = ['Alsdorf', 'Baesweiler', 'Herzogenrath', 'Monschau', 'Roetgen', 'Simmerath', 'Würselen'];
export const MUNICIPALITIES = [...FIRST, ...LATER];
export const LATER_SINCE: Day = '2019-03-01';

export const FROM: Day = '2018-09-01';
export const FIRST_END: Day = '2022-12-31';
export const END: Day = '2023-06-30';
export const LAST_ENTRY: Day = '2023-06-30';
export const EXTENDED_ON: Day = '2022-11-14';

const UNIT = 'integration-centre';
export const COORDINATOR: Actor = { id: 'coordination-aachen', role: 'coordinator', unit: UNIT };
const manager = (n: number): Actor => ({ id: `manager-aachen-${n}`, role: 'case-worker', unit: UNIT });

/** Who finds needs and offers, with the municipalities that are hers or his. */
export const MANAGERS: readonly (readonly [Actor, readonly string[]])[] = [
  [manager(1), ['Eschweiler', 'Stolberg']],
  [manager(2), ['Alsdorf', 'Baesweiler']],
  [manager(3), ['Herzogenrath', 'Würselen']],
  [manager(4), ['Monschau', 'Roetgen', 'Simmerath']],
];

export const managerOf = (municipality: string): Actor =>
  MANAGERS.find(([, theirs]) => theirs.includes(municipality))![0];

/** Where somebody can come from who comes on a day; the first two are the largest. */
export const open = (day: Day): readonly string[] =>
  day < LATER_SINCE ? FIRST : [...FIRST, ...FIRST, ...LATER];

const NAMES = ['Kim Beispiel', 'Sam Muster', 'Noa Probe', 'Lou Beispiel-Test'];

export const staff = (day: Day): Step[] =>
  MANAGERS.map(([{ id: account, unit }, [municipality]], n) =>
    opens({ kind: 'staff', name: account, by: COORDINATOR }, day, {
      ...{
        account,
        name: NAMES[n],
        municipality,
        unit,
        languages: [
          ['de', 'ar'],
          ['de', 'prs'],
          ['de', 'so'],
          ['de', 'en'],
        ][n],
      },
    }),
  );

export type Module = 'coaching' | 'work' | 'school' | 'courses';

/** What steps call the programme of a module; the one of the coaching stands for the whole. */
export const PROGRAMMES: Readonly<Record<Module, string>> = {
  ...{ coaching: 'programme', work: 'programme-work' },
  ...{ school: 'programme-school', courses: 'programme-courses' },
};

export const TITLE = 'Durchstarten: Coaching';
const TITLES: Readonly<Record<Module, readonly [title: string, seats: number]>> = {
  coaching: [TITLE, 250],
  work: ['Durchstarten: berufsbegleitende Qualifizierung', 120],
  school: ['Durchstarten: Hauptschulabschluss', 120],
  courses: ['Durchstarten: Vorbereitung auf Schule und Ausbildung', 150],
};

const FUNDERS = ['Ministerium des Landes', 'Eigenmittel der Muster-Region'];
/** Who is let in: with a toleration first of all, and young. */
const ADMISSION = {
  ...{ minAge: 18, maxAge: 27, municipalities: MUNICIPALITIES },
  titles: ['toleration', 'training-toleration', 'permission-to-stay-for-asylum'],
};

const ofModule = ([module, subject]: [string, string]): Step[] => {
  const [title, seats] = TITLES[module as Module];
  const step = (at: string, command: string, body: object): Step => ({
    ...{ subject, by: COORDINATOR, at, path: `programmes/@${subject}/${command}`, body: { ...body } },
  });
  return [
    {
      ...{ subject, as: subject, by: COORDINATOR, at: '2018-08-20T08:00:00Z', path: 'programmes' },
      body: { title, seats, from: FROM, to: FIRST_END, funders: FUNDERS, rates: [], internshipCapDays: 28 },
    },
    step('2018-09-01T07:00:00Z', 'set-admission', { on: FROM, ...ADMISSION }),
    step(`${EXTENDED_ON}T10:00:00Z`, 'amend-programme', {
      ...{ on: EXTENDED_ON, to: END, reason: 'The period of the grant was extended.' },
    }),
  ];
};

export const programmes = (): Step[] => Object.entries(PROGRAMMES).flatMap(ofModule);
