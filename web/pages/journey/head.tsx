import { Text } from '@mantine/core';
import { Light } from '../../parts/light.js';
import { Worker } from '../../parts/worker.js';
import { useSpeech } from '../../words/words.js';
import type { State } from './state.js';

type Phase = 'closed' | 'placed' | 'internship' | 'programme' | 'waiting' | 'intake';

const some = (of: object | undefined, holds: (each: Readonly<Record<string, unknown>>) => boolean): boolean =>
  Object.values(of ?? {}).some((each) => holds(each as Readonly<Record<string, unknown>>));

/** How far somebody has come, as the caseload tells it; the first that holds. */
const PHASES: readonly (readonly [Phase, (state: State) => boolean])[] = [
  ['closed', ({ closing }) => closing?.closed !== undefined],
  ['placed', ({ placement }) => some(placement?.placements, ({ endedOn }) => endedOn === undefined)],
  [
    'internship',
    ({ internship }) =>
      some(
        internship?.internships,
        ({ startedOn, endedOn }) => startedOn !== undefined && endedOn === undefined,
      ),
  ],
  ['programme', ({ enrolment }) => some(enrolment?.episodes, ({ to }) => to === undefined)],
  ['waiting', ({ enrolment }) => Object.keys(enrolment?.waiting ?? {}).length > 0],
  ['intake', () => true],
];

/** Who it is and how things stand, with what has to be known before anything else. */
export const Head = ({ state }: { readonly state: State }) => {
  const { t, day } = useSpeech();
  const words = t.journey.head;
  const { intake, assignment, corrections, privacy, sharing, merging } = state;
  const person = intake?.participant;
  const [phase] = PHASES.find(([, holds]) => holds(state))!;
  const marks = [
    [words.restricted, 'red', privacy?.restricted !== undefined],
    [words.erased, 'gray', privacy?.erased !== undefined],
    [words.contested, 'amber', Object.keys(corrections?.contested ?? {}).length > 0],
    [words.held, 'amber', Object.keys(privacy?.holds ?? {}).length > 0],
    [words.shared, 'gray', Object.keys(sharing?.shares ?? {}).length > 0],
    [words.merged, 'gray', merging?.into !== undefined],
  ] as const;
  return (
    <div className="row">
      {assignment && <Text>{`${words.phase}: ${t.journey.phases[phase]}`}</Text>}
      {assignment && (
        <Text>
          {words.caseWorker}:{' '}
          {assignment.caseWorker ? <Worker account={assignment.caseWorker.value} /> : words.nobody}
        </Text>
      )}
      {person?.birthDate && <Text>{`${words.born} ${day(person.birthDate)}`}</Text>}
      {person?.municipality && <Text>{person.municipality}</Text>}
      {marks
        .filter(([, , holds]) => holds)
        .map(([word, colour]) => (
          <Light key={word} colour={colour}>
            {word}
          </Light>
        ))}
    </div>
  );
};
