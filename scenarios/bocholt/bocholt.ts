import type { Day } from '../calendar.js';
import { inTime, type Script, type Step } from '../script/script.js';
import { lastTalk } from '../script/talks.js';
import { information } from './events.js';
import { FAMILIES, membersOf } from './families.js';
import { changeOfLaw } from './law.js';
import { lifeOf } from './life.js';
import { ADVISERS, COORDINATOR, offers, ONLINE, staff } from './team.js';
import { trainings } from './training.js';

/*
 * The summer of 2022: on 1 June people displaced from Ukraine move from asylum seekers' benefits to the Jobcenter. The
 * talks begin before that, with language mediators; what they are about leads to offers, to group events and to talks
 * online in Ukrainian, in which parents can take part who have nobody for their children.
 */

const TITLE = 'Werkakademie Bocholt';
const OPENED: Day = '2022-05-16';
const END: Day = '2022-10-31';

const programme: Step = {
  ...{ subject: 'programme', as: 'programme', by: COORDINATOR },
  ...{ at: `${OPENED}T09:00:00Z`, path: 'programmes' },
  body: {
    ...{ title: TITLE, from: '2022-05-23', to: '2023-05-31', seats: 200, internshipCapDays: 42 },
    funders: ['Muster-Jobcenter Borken'],
    rates: [],
  },
};

export const bocholt = (seed = 1, families = FAMILIES): Script => {
  const people = membersOf(seed, families);
  const steps = inTime([
    ...[
      programme,
      ...changeOfLaw(),
      ...staff(OPENED),
      ...offers(),
      ...information(people),
      ...trainings(people),
    ],
    ...people.flatMap(([of, member]) => lifeOf(of, member)),
    lastTalk(people.at(-1)![0]),
  ]);
  return {
    ...{ name: 'bocholt', seed, title: TITLE, steps, checkpoints: [END] },
    coaches: [...ADVISERS, ONLINE].map(({ id }) => id),
  };
};
