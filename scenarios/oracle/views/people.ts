import type { Day } from '../../calendar.js';
import { all, cases, type Happening, latest, type Testimony } from '../happenings.js';

type So = readonly Happening[];

/** Of whom a line of other views than the caseload speaks. */
export const personLine = (participant: string, so: So) => {
  const known = Object.assign(
    {},
    ...all(so, 'ParticipantRegistered', 'DetailsChanged').map(({ data }) => data),
  ) as Partial<Record<'familyName' | 'givenName' | 'municipality', string>>;
  return {
    participant,
    familyName: known.familyName ?? null,
    givenName: known.givenName ?? null,
    municipality: known.municipality ?? null,
    caseWorker: latest(all(so, 'CaseWorkerAssigned', 'HandOverAccepted'))?.data.caseWorker ?? null,
  };
};

export const isClosed = (so: So): boolean =>
  all(so, 'JourneyClosed', 'JourneyReopened').at(-1)?.type === 'JourneyClosed';

/** Something of each case, as lines about the person. */
export const linesOf = <L extends object>(testimony: Testimony, of: (so: So) => readonly L[]) =>
  [...cases(testimony)].flatMap(([id, so]) => of(so).map((line) => ({ ...personLine(id, so), ...line })));

export const firstOn = (days: readonly Day[]): Day | null => days.toSorted()[0] ?? null;
