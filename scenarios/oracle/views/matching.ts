import type { Day } from '../../calendar.js';
import { all, type Happening, cases, latest, type Testimony } from '../happenings.js';
import { type OpeningLine, openingLines } from './employers.js';
import { inOrder } from './lists.js';
import { holdsOn } from './standing.js';

type So = readonly Happening[];

const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'];

/** What an opening may ask of a participant. */
const candidate = (id: string, so: So, today: Day) => {
  const known = Object.assign(
    {},
    ...all(so, 'ParticipantRegistered', 'DetailsChanged').map(({ data }) => data),
  ) as Record<string, string | undefined>;
  const tongues = all(so, 'ParticipantRegistered', 'DetailsChanged').map(({ data }) => data.motherTongue);
  const levels = [
    ...all(so, 'LanguageSkillRecorded').filter(({ data }) => data.language === 'de'),
    ...all(so, 'ExamTaken').filter(({ data }) => data.result === 'passed'),
  ].map(({ data }) => data.level as string);
  const permissions = all(so, 'WorkPermissionRecorded').map(({ on: from, data: { scope, validUntil } }) => ({
    ...{ scope, from, to: validUntil ?? null },
  }));
  const placed = all(so, 'Placed').at(-1)?.data.placement;
  const end = all(so, 'JourneyClosed', 'JourneyReopened').at(-1);
  return {
    id,
    familyName: known.familyName ?? null,
    givenName: known.givenName ?? null,
    municipality: known.municipality ?? null,
    caseWorker: latest(all(so, 'CaseWorkerAssigned', 'HandOverAccepted'))?.data.caseWorker ?? null,
    skills: all(so, 'SkillRecorded').map(({ data }) => data.skill.toLowerCase()),
    occupations: all(so, 'ExperienceRecorded').map(({ data }) => data.occupation.toLowerCase()),
    german: Math.max(
      -1,
      ...[...levels, ...(tongues.includes('de') ? ['native'] : [])].map((level) => LEVELS.indexOf(level)),
    ),
    foreign: permissions.length > 0 || all(so, 'ResidenceTitleRecorded').length > 0,
    scope: permissions
      .filter(holdsOn(today))
      .toSorted((a, b) => (a.from < b.from ? 1 : -1))
      .at(0)?.scope,
    available:
      placed === undefined || all(so, 'PlacementEnded').some(({ data }) => data.placement === placed),
    closed: end?.type === 'JourneyClosed',
  };
};

type Candidate = ReturnType<typeof candidate>;

/** How far a criterion is met: a part of a whole. */
interface Met {
  readonly criterion: string;
  readonly weight: number;
  readonly part: number;
  readonly whole: number;
  readonly needed: boolean;
}

const PERMITTED: Readonly<Record<string, number>> = { unrestricted: 2, 'with-approval': 1 };

const criteriaOf = (of: Candidate, opening: OpeningLine, demanded: readonly string[]): Met[] => {
  const { languageLevel: level, workPermission, municipality, occupation } = opening;
  const able = demanded.filter((skill) => of.skills.includes(skill)).length;
  const yes = (holds: boolean) => ({ part: holds ? 1 : 0, whole: 1 });
  const all: Met[] = [
    {
      criterion: 'skills',
      weight: demanded.length > 0 ? 40 : 0,
      ...{ part: able, whole: Math.max(1, demanded.length), needed: true },
    },
    {
      criterion: 'language',
      weight: level ? 25 : 0,
      ...{ ...yes(of.german >= LEVELS.indexOf(level ?? '')), needed: true },
    },
    {
      criterion: 'work-permission',
      weight: workPermission && of.foreign ? 20 : 0,
      ...{ part: PERMITTED[of.scope ?? ''] ?? 0, whole: 2, needed: true },
    },
    { criterion: 'available', weight: 20, ...yes(of.available), needed: true },
    { criterion: 'place', weight: 15, ...yes(of.municipality === municipality), needed: false },
    {
      criterion: 'experience',
      weight: 10,
      ...{ ...yes(of.occupations.includes(occupation.toLowerCase())), needed: false },
    },
  ];
  return all.filter(({ weight }) => weight > 0);
};

/** Of whole numbers, halves up. */
const rounded = (part: number, whole: number): number => Math.floor((2 * part + whole) / (2 * whole));

const pair = (of: Candidate, opening: OpeningLine) => {
  const { id, employer, employerName, kind, occupation, municipality, from, freePlaces } = opening;
  const licence = opening.drivingLicence ? ['driving licence'] : [];
  const demanded = [...new Set([...opening.skills.map((skill) => skill.toLowerCase()), ...licence])];
  const criteria = criteriaOf(of, opening, demanded);
  const denominator = criteria.reduce((product, { whole }) => product * whole, 1);
  const reached = criteria.reduce(
    (sum, { weight, part, whole }) => sum + (weight * part * denominator) / whole,
    0,
  );
  const most = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return {
    ...{ participant: of.id, familyName: of.familyName, givenName: of.givenName, caseWorker: of.caseWorker },
    ...{ opening: id, employer, employerName, kind, occupation, municipality, from, freePlaces },
    missingSkills: demanded.filter((skill) => !of.skills.includes(skill)).toSorted(),
    criteria: criteria.map(({ criterion, weight, part, whole }) => ({
      ...{ criterion, weight, points: rounded(weight * part, whole) },
    })),
    score: rounded(100 * reached, most * denominator),
    fits: criteria.every(({ part, needed }) => part > 0 || !needed),
  };
};

export type Pair = ReturnType<typeof pair>;

/** Every open opening with every open case. */
export const pairs = (testimony: Testimony, today: Day): Pair[] => {
  const open = openingLines(testimony, today).filter(({ status }) => status === 'open');
  return [...cases(testimony)]
    .map(([id, so]) => candidate(id, so, today))
    .filter(({ closed }) => !closed)
    .flatMap((of) => open.map((opening) => pair(of, opening)));
};

/** Those of one side, the best first. */
export const bestFirst = (some: readonly Pair[], side: 'opening' | 'participant'): string[] =>
  inOrder(
    some.map((each) => ({ ...each, id: each[side] })),
    ({ score }) => score,
  );
