import type { Day } from '../calendar.js';
import { chanceOf } from '../chance.js';
import { type Group, person } from '../people.js';
import { assessment, registers } from '../script/intake.js';
import { type Case, enters, inOrder, records, type Step } from '../script/script.js';
import { CASE_WORKERS } from './bodies.js';
import { LAST_ENTRY, PEOPLE } from './outlines.js';

/*
 * Where three bodies register people, some are registered twice. One pair proves to be one person, the other one does
 * not after all.
 */

interface Twice {
  readonly start: Day;
  readonly survivor: string;
  readonly merged: Day;
  readonly undone?: Day;
}

const TWICE: readonly Twice[] = [
  { start: '2016-06-06', survivor: 'p011', merged: '2016-06-27' },
  { start: '2016-07-04', survivor: 'p039', merged: '2016-07-18', undone: '2016-08-01' },
];

const lifeOf = (of: Case, { start, survivor, merged, undone }: Twice): Step[] => {
  const talk = (on: Day) =>
    records(of, on, 'coaching/hold-session', {
      ...{ minutes: 40, channel: 'office', language: of.person.motherTongue, topics: ['work'] },
    });
  const into = { survivor: `@${survivor}`, reason: 'The same birth date, and the same way on the map.' };
  return inOrder([
    ...registers(of, start),
    ...assessment(of, start, { needs: ['work', 'language'], german: 'A2' }),
    talk(start),
    enters(of, merged, 'merging/merge-into', into, { reaches: [survivor] }),
    ...(undone
      ? [
          enters(
            of,
            undone,
            'merging/undo-merge',
            { reason: 'A cousin of that name.' },
            { reaches: [survivor] },
          ),
          talk(undone),
        ]
      : []),
  ]);
};

export const duplicates = (seed: number, group: Group): Step[] =>
  TWICE.flatMap((twice, index) => {
    const key = `d${index + 1}`;
    const chance = chanceOf(`heinsberg/${seed}/${key}`);
    const who = person(chance, PEOPLE + index, twice.start, group);
    return lifeOf({ key, chance, by: CASE_WORKERS[index]!, until: LAST_ENTRY, person: who }, twice);
  });
