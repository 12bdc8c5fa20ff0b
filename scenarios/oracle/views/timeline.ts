import type { Day } from '../../calendar.js';
import { all, type Happening, type Of, type Type } from '../happenings.js';

type So = readonly Happening[];
type Data = Readonly<Record<string, string>>;

/* One journey as bars and marks. Ids of facts are not known to a script: it says how many make a bar. */

interface Sort {
  readonly begins: Type;
  readonly id: string;
  readonly label: (data: Data) => string;
  /** As it is agreed. */
  readonly planned?: true;
  readonly starts?: Type;
  readonly lasts?: Type;
  /** What ends it, with how it ended. */
  readonly ends: Readonly<Partial<Record<Type, (data: Data) => string | null>>>;
}

const because = ({ because }: Data): string => because!;
const to = (outcome: string | null) => () => outcome;

const SORTS: Readonly<Record<string, Sort>> = {
  mentoring: {
    begins: 'MentorAssigned',
    id: 'mentor',
    label: () => 'mentor',
    ends: { MentorReleased: because },
  },
  obstacle: {
    ...{ begins: 'ObstacleRaised', id: 'obstacle', label: ({ kind }) => kind! },
    ends: { ObstacleCleared: to('cleared') },
  },
  'residence-title': {
    ...{ begins: 'ResidenceTitleRecorded', id: 'title', label: ({ kind }) => kind! },
    ends: { ResidenceTitleExpired: to('expired'), ResidenceTitleWithdrawn: to('withdrawn') },
  },
  'work-permission': {
    ...{ begins: 'WorkPermissionRecorded', id: 'permission', label: ({ scope }) => scope!, ends: {} },
  },
  regime: {
    ...{
      begins: 'RegimeStarted',
      id: 'spell',
      label: ({ regime }) => regime!,
      ends: { RegimeEnded: to(null) },
    },
  },
  waiting: {
    ...{ begins: 'WaitingListJoined', id: 'programme', label: () => 'programme' },
    ends: { WaitingListLeft: to('left'), Enrolled: to('enrolled') },
  },
  enrolment: {
    ...{ begins: 'Enrolled', id: 'programme', label: () => 'programme' },
    ends: { ProgrammeCompleted: to('completed'), DroppedOut: because },
  },
  course: {
    ...{ begins: 'CourseEnrolled', id: 'course', label: ({ provider }) => provider!, planned: true },
    ...{ starts: 'CourseStarted', ends: { CourseLeft: because } },
  },
  training: {
    ...{ begins: 'TrainingAgreed', id: 'training', label: ({ title }) => title!, planned: true },
    ...{ starts: 'TrainingStarted', ends: { TrainingLeft: because } },
  },
  internship: {
    ...{ begins: 'InternshipAgreed', id: 'internship', label: ({ employer }) => employer!, planned: true },
    ...{ starts: 'InternshipStarted', lasts: 'InternshipExtended' },
    ends: { InternshipEnded: ({ outcome }) => outcome! },
  },
  placement: {
    ...{
      begins: 'Placed',
      id: 'placement',
      label: ({ employer }) => employer!,
      ends: { PlacementEnded: because },
    },
  },
  recognition: {
    ...{ begins: 'RecognitionFiled', id: 'procedure', label: ({ occupation }) => occupation! },
    ends: { RecognitionDecided: ({ result }) => result! },
  },
};

const dataOf = ({ data }: Happening) => data as unknown as Data;

/** What is said of a thing after it began, up to where it begins once more. */
const after = (so: So, begun: Happening, { begins, id, starts, lasts, ends }: Sort): So => {
  const name = dataOf(begun)[id];
  const later = so.slice(so.indexOf(begun) + 1).filter((each) => dataOf(each)[id] === name);
  const again = later.findIndex(({ type }) => type === begins);
  const types: readonly unknown[] = [starts, lasts, ...Object.keys(ends)];
  return later.slice(0, again < 0 ? undefined : again).filter(({ type }) => types.includes(type));
};

const bar = (so: So, kind: string, sort: Sort, begun: Happening) => {
  const data = dataOf(begun);
  const { starts, lasts, ends } = sort;
  const all = after(so, begun, sort);
  // One waits once: a seat after that is another story.
  const its = kind === 'waiting' ? all.slice(0, 1) : all;
  const started = its.findLast(({ type }) => type === starts);
  const ended = its.findLast(({ type }) => type in ends);
  const last = its.findLast(({ type }) => type in ends || type === lasts);
  const agreedTo = data.validUntil ?? (sort.planned && data.plannedTo) ?? null;
  const settled = !!started || (kind === 'internship' && !!ended);
  return {
    ...{ kind, id: data[sort.id]!, label: sort.label(data) },
    from: started?.on ?? (sort.planned ? data.plannedFrom! : begun.on),
    to: last ? (last.type in ends ? last.on : dataOf(last).plannedTo!) : agreedTo,
    planned: !!sort.planned && !settled,
    outcome: ended ? ends[ended.type]!(dataOf(ended)) : null,
    facts: 1 + its.length,
  };
};

/** Each accompanies until the next one does. */
const accompanied = (so: So, begun: Of<'CaseWorkerAssigned' | 'HandOverAccepted'>) => {
  const line = inOrder(all(so, 'CaseWorkerAssigned', 'HandOverAccepted'), ({ on }) => on);
  return {
    ...{ kind: 'case-worker', id: null, label: begun.data.caseWorker, from: begun.on },
    ...{ to: line[line.indexOf(begun) + 1]?.on ?? null, planned: false, outcome: null, facts: 1 },
  };
};

const MARKS: Readonly<Partial<Record<Type, readonly [kind: string, label?: (data: Data) => string]>>> = {
  ParticipantRegistered: ['registered'],
  SessionHeld: ['session', ({ channel }) => channel!],
  SessionMissed: ['session-missed'],
  PlanAgreed: ['plan', () => 'agreed'],
  PlanRevised: ['plan', () => 'revised'],
  GroupEventAttended: ['group-event', () => 'attended'],
  GroupEventMissed: ['group-event', () => 'missed'],
  ExamTaken: ['exam', ({ level, result }) => `${level} ${result}`],
  TrainingCertified: ['certified', ({ result }) => result!],
  Retained: ['retained', ({ after }) => after!],
  RecognitionReceiptConfirmed: ['receipt'],
  RecognitionDocumentsCompleted: ['documents'],
  RecognitionSuspended: ['suspended'],
  RecognitionResumed: ['resumed'],
  RecognitionAppealed: ['appeal'],
  JourneyClosed: ['closed', because],
  JourneyReopened: ['reopened'],
  EntryCorrected: ['corrected'],
  EntryContested: ['contested'],
};

const inOrder = <T>(list: readonly T[], dayOf: (of: T) => Day): T[] =>
  list.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));

/** What is drawn, each under a name of its own. */
export const drawn = (so: So): Readonly<Record<string, object>> => {
  const calledOff = all(so, 'InternshipCancelled').map(({ data }) => data.internship);
  const bars = so.flatMap((each): { readonly from: Day }[] => {
    if (each.type === 'CaseWorkerAssigned' || each.type === 'HandOverAccepted')
      return [accompanied(so, each)];
    return Object.entries(SORTS).flatMap(([kind, sort]) =>
      each.type === sort.begins && !calledOff.includes(dataOf(each).internship ?? '')
        ? [bar(so, kind, sort, each)]
        : [],
    );
  });
  const marks = so.flatMap((each) => {
    const [kind, label] = MARKS[each.type] ?? [];
    // A correction is marked where it was made.
    const on = each.type === 'EntryCorrected' ? each.recorded : each.on;
    return kind ? [{ kind, on, label: label?.(dataOf(each)) ?? '' }] : [];
  });
  const named = (what: string, all: readonly object[]) =>
    all.map((each, n) => [`${what} ${n + 1}`, each] as const);
  return Object.fromEntries([
    ...named(
      'bar',
      inOrder(bars, ({ from }) => from),
    ),
    ...named(
      'mark',
      inOrder(marks, ({ on }) => on),
    ),
  ]);
};
