import type { Day } from '../calendar.js';
import { bodyOf, type Played } from '../player.js';
import type { Step } from '../script/script.js';
import { type Amendment, type Happening, plain, stays, type Terms, type Testimony } from './happenings.js';

/** An entry as the script has it. */
interface Entry {
  readonly on: Day;
  readonly body: Readonly<Record<string, unknown>>;
  /** Id of what it created. */
  readonly own?: string;
  readonly by: string;
  /** Programme of a day. */
  readonly programmeOn: (day: Day) => string | undefined;
}

type Tell = readonly [type: Happening['type'], data?: (entry: Entry) => object];

const BANDS = [
  [18, 'under-18'],
  [25, '18-24'],
  [28, '25-27'],
  [35, '28-34'],
  [51, '35-50'],
  [65, '51-64'],
  [999, '65-plus'],
] as const;

const ageBand = (birthDate: Day, on: Day): string => {
  const birthdays = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const age = on.slice(5) >= birthDate.slice(5) ? birthdays : birthdays - 1;
  return BANDS.find(([below]) => age < below)![1];
};

/** What an entry says to have happened, by the last part of its address; the body is the data unless it says more. */
const TELLS: Readonly<Record<string, Tell>> = {
  journeys: [
    'ParticipantRegistered',
    ({ on, body }) => ({ ...body, ageBand: ageBand(body.birthDate as Day, on) }),
  ],
  'assess-needs': ['NeedsAssessed'],
  'record-certificate': ['CertificateRecorded', ({ body, own }) => ({ ...body, certificate: own })],
  'record-language-skill': ['LanguageSkillRecorded'],
  'assign-case-worker': ['CaseWorkerAssigned'],
  'complete-programme': ['ProgrammeCompleted'],
  'drop-out': ['DroppedOut'],
  'schedule-session': [
    'SessionScheduled',
    ({ body, own, by }) => ({ interpreter: false, ...body, session: own, coach: by }),
  ],
  'hold-session': [
    'SessionHeld',
    ({ on, body, own, by, programmeOn }) => ({
      ...{ interpreter: false, session: own, coach: by, programme: programmeOn(on) },
      ...body,
    }),
  ],
  'miss-session': ['SessionMissed'],
  'cancel-session': ['SessionCancelled'],
  'enrol-in-course': ['CourseEnrolled', ({ body, own }) => ({ ...body, course: own })],
  'start-course': ['CourseStarted'],
  'report-attendance': [
    'CourseAttended',
    ({ on, body, programmeOn }) => ({ absentUnits: 0, ...body, programme: programmeOn(on) }),
  ],
  'report-attendance of nothing': [
    'CourseDayMissed',
    ({ body: { course, absentUnits = 0 } }) => ({ course, absentUnits }),
  ],
  'record-exam': ['ExamTaken'],
  'leave-course': ['CourseLeft'],
  'agree-internship': [
    'InternshipAgreed',
    ({ body, own, programmeOn }) => ({
      ...body,
      internship: own,
      programme: programmeOn(body.plannedFrom as Day),
    }),
  ],
  'start-internship': ['InternshipStarted'],
  'extend-internship': ['InternshipExtended', ({ body: { to, ...body } }) => ({ ...body, plannedTo: to })],
  'end-internship': ['InternshipEnded'],
  'file-recognition': ['RecognitionFiled', ({ body, own }) => ({ ...body, procedure: own })],
  'confirm-receipt': ['RecognitionReceiptConfirmed'],
  'complete-documents': ['RecognitionDocumentsCompleted'],
  'decide-recognition': ['RecognitionDecided'],
  'record-placement': [
    'Placed',
    ({ on, body, own, programmeOn }) => ({ ...body, placement: own, programme: programmeOn(on) }),
  ],
  'confirm-retention': ['Retained'],
  'end-placement': ['PlacementEnded'],
};

const commandOf = ({ path, body }: Step): string =>
  `${path.split('/').at(-1)}${body.units === 0 ? ' of nothing' : ''}`;

/** What the programme's answers mean to a participant. */
const OUTCOMES: Readonly<Record<string, Happening['type']>> = {
  reserved: 'Enrolled',
  waitlisted: 'WaitingListJoined',
  withdrawn: 'WaitingListLeft',
};

/** The first witness: what the entries up to a moment say. Names stand where ids are not known. */
export const told = (
  steps: readonly Step[],
  { names, answers }: Pick<Played, 'names' | 'answers'>,
): Testimony => {
  const idOf = (key: string): string => names.get(key) ?? key;
  const programme = idOf('programme');
  const people = new Map<string, Happening[]>();
  const tell = (key: string, type: Happening['type'], on: Day, data: object): void => {
    const happening = { type, on, data: plain(data) } as Happening;
    people.set(idOf(key), [...(people.get(idOf(key)) ?? []), happening]);
  };
  const [definition, ...changes] = steps.filter(({ subject }) => subject === 'programme');
  for (const step of steps.filter(({ subject, expects }) => subject !== 'programme' && !expects?.refusal)) {
    const { subject, at, path, by, expects = {} } = step;
    const { on = at.slice(0, 10), ...body } = bodyOf(step, names) as { on?: Day };
    if (path.startsWith('programmes/')) tell(subject, OUTCOMES[expects.outcome!]!, on, { programme });
    else {
      const so = people.get(idOf(subject)) ?? [];
      const programmeOn = (day: Day) =>
        stays(so).find(({ from, to }) => from <= day && (to === undefined || day <= to))?.programme;
      const [type, data] = TELLS[commandOf(step)]!;
      const entry = { on, body, own: answers.get(step)?.commandId, by: by.id, programmeOn };
      tell(subject, type, on, data?.(entry) ?? body);
    }
    if (expects.offerTo) tell(expects.offerTo, 'SeatOfferReceived', at.slice(0, 10), { programme });
  }
  return {
    programme,
    terms: definition!.body as unknown as Terms,
    amendments: changes.map(({ body: { on, ...data } }) => ({ on, data }) as Amendment),
    people,
  };
};
