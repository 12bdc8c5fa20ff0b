import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { declared } from '../src/app.module.js';
import { journey } from '../src/contexts/journey/index.js';
import { projectionsOf } from '../src/engine/open.js';
import { stateOf } from '../src/engine/history.js';
import { corrected, effective, placeOf, retraction } from '../src/kernel/correction.js';
import type { Given } from '../src/kernel/decider.js';
import { addDays } from '../src/kernel/local-date.js';
import { type Decision, type Fact, isRefusal, type Recording } from '../src/kernel/messages.js';
import { rowAfter } from '../src/kernel/projection.js';
import { somebody } from '../src/kernel/scenario.js';
import type { TimelineRow } from '../src/views/timeline/timeline.row.js';

/*
 * Whatever entry of a journey is corrected or retracted: state and views are those of a world in which it had been
 * entered right at first, or never. Two such worlds are played side by side, without any I/O.
 */

const TODAY = '2021-03-31';
const STREAM = 'journey-00000000-0000-4000-8000-000000000000';
const VIEWS = [...projectionsOf(declared), ...declared.streamViews!.map(({ fold }) => fold)].filter(
  (view) => view.of === 'journey',
);

/** A timeline names facts and marks corrections, which are others in the two worlds. */
const comparable = (row: object | null): object | null =>
  row && 'marks' in row
    ? {
        bars: (row as TimelineRow).bars.map(({ facts: _, id: __, ...bar }) => bar),
        marks: (row as TimelineRow).marks.flatMap(({ fact: _, ...mark }) =>
          mark.kind === 'corrected' ? [] : [mark],
        ),
      }
    : row;

const PROGRAMME = 'programme 0';

/** What somebody might enter, from two numbers and an earlier entry. */
type Body = (day: string, n: number, ref: string) => object;
const one = <T>(of: readonly T[], n: number): T => of[n % of.length]!;
const LEVELS = ['A1', 'A2', 'B1', 'B2'];
const BODIES: Readonly<Record<string, Body>> = {
  AssessNeeds: (on, n) => ({ on, needs: [one(['work', 'housing', 'childcare'], n)] }),
  RecordCertificate: (on, n) => ({ on, kind: 'school', country: 'SY', status: one(['held', 'lost'], n) }),
  RecordLanguageSkill: (on, n) => ({ on, language: one(['de', 'en'], n), level: one(LEVELS, n) }),
  ChangeDetails: (on, n) => ({ on, municipality: `Town ${n}` }),
  RecordSkill: (on, n) => ({ on, skill: one(['welding', 'cooking'], n), level: one(['basic', 'good'], n) }),
  AssignCaseWorker: (on, n) => ({ on, caseWorker: `coach-${n}` }),
  TransferResponsibility: (on, n) => ({ on, unit: `unit-${n}`, reason: 'moved' }),
  OfferHandOver: (_, n) => ({ to: one([somebody.id, 'coach-2'], n), reason: 'leave' }),
  DeclineHandOver: (_, __, handOver) => ({ handOver, reason: 'no time' }),
  JoinHousehold: (on, n) => ({ on, role: one(['head', 'child'], n) }),
  GiveConsent: (on, n) => ({ on, purpose: one(['mentoring', 'photo'], n), form: 'F 1' }),
  RecordResidenceTitle: (on, n) => ({
    on,
    kind: 'toleration',
    paragraph: '§ 60a',
    validUntil: addDays(on, n * 20),
  }),
  ApplyForTemporaryProtection: (on, n) => ({ on, authority: `Office ${n}` }),
  ApplyForAsylum: (on, n) => ({ on, authority: `Office ${n}` }),
  TakeFingerprints: (on, n) => ({ on, authority: `Office ${n}` }),
  RecordBenefit: (on, n, spell) => ({ on, spell, month: on.slice(0, 7), cents: 44_900 + n }),
  ExpireResidenceTitle: (on, _, title) => ({ on, title }),
  RecordWorkPermission: (on, n) => ({ on, scope: one(['unrestricted', 'not-allowed'], n) }),
  StartRegime: (on, n) => ({ on, regime: one(['asylblg', 'sgb-ii'], n) }),
  EndRegime: (on, _, spell) => ({ on, spell }),
  CheckEligibility: (on, n) => ({ on, programme: `programme ${n % 2}` }),
  GrantException: (on, n) => ({ on, programme: `programme ${n % 2}`, reason: 'so' }),
  AgreePlan: (on, n) => ({ on, goals: [`goal ${n}`] }),
  RevisePlan: (on, n) => ({ on, goals: [`goal ${n}`], reason: 'time' }),
  SetTask: (_, n) => ({ what: 'something', due: addDays(TODAY, n), owner: 'coach' }),
  CompleteTask: (_, __, task) => ({ task }),
  RaiseObstacle: (on, n) => ({ on, kind: one(['childcare', 'housing'], n) }),
  ClearObstacle: (on, _, obstacle) => ({ on, obstacle }),
  ScheduleSession: (_, n) => ({ plannedFor: addDays(TODAY, n), channel: 'phone', language: 'ar' }),
  HoldSession: (on, n) => ({
    on,
    minutes: 30 + n,
    channel: one(['phone', 'home'], n),
    language: 'ar',
    topics: ['work'],
  }),
  CancelSession: (_, n, session) => ({ session, by: one(['coach', 'participant'], n) }),
  EnrolInCourse: (on, n) => ({
    on,
    provider: 'VHS',
    kind: 'integration',
    targetLevel: 'B1',
    units: 100 + n,
    plannedFrom: on,
  }),
  StartCourse: (on, _, course) => ({ on, course }),
  ReportAttendance: (on, n, course) => ({ on, course, units: n % 6, absentUnits: 1 }),
  LeaveCourse: (on, n, course) => ({ on, course, because: one(['gave-up', 'moved'], n) }),
  RecordExam: (on, n) => ({ on, level: one(LEVELS, n), result: one(['passed', 'failed'], n) }),
  AgreeTraining: (on, n) => ({ on, kind: 'course', title: `Course ${n}`, provider: 'VHS', plannedFrom: on }),
  StartTraining: (on, _, training) => ({ on, training }),
  AgreeInternship: (on, n) => ({
    on,
    employer: `Firm ${n}`,
    occupation: 'cook',
    kind: 'orientation',
    plannedFrom: on,
    plannedTo: addDays(on, n),
  }),
  StartInternship: (on, _, internship) => ({ on, internship }),
  EndInternship: (on, n, internship) => ({
    on,
    internship,
    outcome: one(['completed', 'hired'], n),
    reason: 'so',
  }),
  FileRecognition: (on, n) => ({ on, occupation: `Trade ${n}`, authority: 'Chamber', country: 'SY' }),
  ConfirmReceipt: (on, _, procedure) => ({ on, procedure }),
  CompleteDocuments: (on, _, procedure) => ({ on, procedure }),
  DecideRecognition: (on, n, procedure) => ({ on, procedure, result: one(['full', 'partial'], n) }),
  RecordPlacement: (on, n) => ({ on, kind: one(['job', 'school'], n), employer: 'Firm', occupation: 'cook' }),
  RecordExperience: (on, n) => ({ on, occupation: one(['cook', 'smith'], n), years: n, country: 'SY' }),
  RecordExternalNumber: (on, n) => ({ on, kind: one(['file', 'customer'], n), number: `N ${n}` }),
  LeaveHousehold: (on, _, household) => ({ on, household }),
  WithdrawConsent: (on, n) => ({ on, purpose: one(['mentoring', 'photo'], n) }),
  AcceptHandOver: (_, __, handOver) => ({ handOver }),
  NameDeputy: (on, n) => ({ on, deputy: `coach-${n}`, until: addDays(on, n) }),
  AssessProspects: (on, n) => ({ on, prospects: one(['good', 'unclear', 'poor'], n) }),
  ClarifyCourseAccess: (on, n) => ({ on, courses: 'integration-course', open: n % 2 === 0, reason: `r${n}` }),
  RecordAccommodation: (on, n) => ({
    on,
    accommodation: one(['collective', 'own-flat'], n),
    municipality: `Town ${n}`,
  }),
  RecordAsylumDecision: (on, n) => ({ on, decision: one(['asylum', 'refugee'], n) }),
  WithdrawResidenceTitle: (on, _, title) => ({ on, title, reason: 'so' }),
  CompleteProgramme: (on) => ({ on, programme: PROGRAMME }),
  DropOut: (on, n) => ({ on, programme: PROGRAMME, because: one(['health', 'childcare'], n) }),
  ApprovePlan: (on, n) => ({ on, note: `note ${n}` }),
  RequestMediator: (_, n, session) => ({ session, language: one(['ar', 'uk'], n) }),
  ConfirmMediator: (_, n, session) => ({ session, mediator: `M ${n}` }),
  MissSession: (_, n, session) => ({ on: TODAY, session, excused: n % 2 === 0 }),
  AssessSuitability: (on, n) => ({ on, occupation: 'cook', suitability: one(['suited', 'partly'], n) }),
  RecordToolExperience: (on, n) => ({ on, tools: 'crane', experience: one(['none', 'some'], n) }),
  ReportTrainingDay: (on, n, training) => ({ on, training, units: n % 6, absentUnits: 1 }),
  CertifyTraining: (on, n, training) => ({
    on,
    training,
    certificate: `C ${n}`,
    result: one(['passed', 'failed'], n),
  }),
  LeaveTraining: (on, n, training) => ({ on, training, because: one(['gave-up', 'moved'], n) }),
  CancelInternship: (on, _, internship) => ({ on, internship, reason: 'ill' }),
  ExtendInternship: (on, n, internship) => ({ on, internship, to: addDays(on, 20 + n), reason: 'so' }),
  GiveFeedback: (on, n, internship) => ({ on, internship, wouldEmploy: n % 2 === 0, feedback: `f${n}` }),
  AccelerateRecognition: (on, _, procedure) => ({ on, procedure }),
  RequestDocuments: (on, n, procedure) => ({ on, procedure, documents: `d${n}` }),
  SuspendRecognition: (on, n, procedure) => ({ on, procedure, reason: `r${n}` }),
  ResumeRecognition: (on, _, procedure) => ({ on, procedure }),
  ExtendRecognition: (on, n, procedure) => ({ on, procedure, until: addDays(on, 30 + n), reason: 'so' }),
  AppealRecognition: (on, n, procedure) => ({ on, procedure, reason: `r${n}` }),
  StartMeasure: (on, n, procedure) => ({
    on,
    procedure,
    measure: one(['aptitude-test', 'knowledge-test'], n),
  }),
  CompleteMeasure: (on, n, procedure) => ({ on, procedure, passed: n % 2 === 0 }),
  MatchToOpening: (on, n) => ({ on, employer: 'E', opening: `opening ${n % 3}` }),
  RecordApplication: (on, _, match) => ({ on, match }),
  RecordInterview: (on, n, match) => ({ on, match, note: `n${n}` }),
  RecordPlaceOffer: (on, _, match) => ({ on, match }),
  EndMatch: (on, n, match) => ({ on, match, because: one(['placed', 'employer-declined'], n) }),
  ConfirmRetention: (on, _, placement) => ({ on, placement, after: '42-days' }),
  MakeReferral: (on, n) => ({ on, offer: 'offer', need: one(['childcare', 'debt'], n) }),
  AcceptReferral: (on, _, referral) => ({ on, referral }),
  DeclineReferral: (on, n, referral) => ({ on, referral, by: one(['participant', 'provider'], n) }),
  CloseJourney: (on, n) => ({ on, because: one(['completed', 'moved'], n) }),
  ReopenJourney: (on, n) => ({ on, reason: `r${n}` }),
  EndPlacement: (on, n, placement) => ({ on, placement, because: one(['employer', 'other'], n) }),
  ClaimUnit: (_, n) => ({
    entry: `session/${n % 4}`,
    grant: 'G',
    module: 'm',
    line: one(['talks', 'hours'], n),
  }),
  ClaimUnits: (on, n) => ({ grant: 'G', module: 'm', line: one(['talks', 'hours'], n), from: on, to: TODAY }),
  ReleaseClaim: (_, n) => ({ entry: `session/${n % 4}`, reason: `r${n}` }),
};

/** The kind of entry to which another one belongs. */
const REFERS: Readonly<Record<string, string>> = {
  DeclineHandOver: 'OfferHandOver',
  ExpireResidenceTitle: 'RecordResidenceTitle',
  EndRegime: 'StartRegime',
  RecordBenefit: 'StartRegime',
  CompleteTask: 'SetTask',
  ClearObstacle: 'RaiseObstacle',
  CancelSession: 'ScheduleSession',
  StartCourse: 'EnrolInCourse',
  ReportAttendance: 'EnrolInCourse',
  LeaveCourse: 'EnrolInCourse',
  StartTraining: 'AgreeTraining',
  StartInternship: 'AgreeInternship',
  EndInternship: 'AgreeInternship',
  ConfirmReceipt: 'FileRecognition',
  CompleteDocuments: 'FileRecognition',
  DecideRecognition: 'FileRecognition',
  EndPlacement: 'RecordPlacement',
  LeaveHousehold: 'JoinHousehold',
  AcceptHandOver: 'OfferHandOver',
  WithdrawResidenceTitle: 'RecordResidenceTitle',
  RequestMediator: 'ScheduleSession',
  ConfirmMediator: 'ScheduleSession',
  MissSession: 'ScheduleSession',
  ReportTrainingDay: 'AgreeTraining',
  CertifyTraining: 'AgreeTraining',
  LeaveTraining: 'AgreeTraining',
  CancelInternship: 'AgreeInternship',
  ExtendInternship: 'AgreeInternship',
  GiveFeedback: 'AgreeInternship',
  AccelerateRecognition: 'FileRecognition',
  RequestDocuments: 'FileRecognition',
  SuspendRecognition: 'FileRecognition',
  ResumeRecognition: 'FileRecognition',
  ExtendRecognition: 'FileRecognition',
  AppealRecognition: 'FileRecognition',
  StartMeasure: 'FileRecognition',
  CompleteMeasure: 'FileRecognition',
  RecordApplication: 'MatchToOpening',
  RecordInterview: 'MatchToOpening',
  RecordPlaceOffer: 'MatchToOpening',
  EndMatch: 'MatchToOpening',
  ConfirmRetention: 'RecordPlacement',
  AcceptReferral: 'MakeReferral',
  DeclineReferral: 'MakeReferral',
};

const PERSON = { sex: 'female', municipality: 'Musterstadt', motherTongue: 'ar', interpreterNeeded: true };

const rate = { kind: 'rate', cents: 4500, minutesPerUnit: 60 };
const GRANT = {
  ...{ from: '2021-01-01', to: '2021-12-31', municipalities: [] },
  modules: [
    {
      module: 'm',
      cents: 1_000_000,
      lines: [
        { ...rate, line: 'talks', unit: 'coaching-session' },
        { ...rate, line: 'hours', unit: 'coaching-hour' },
      ],
    },
  ],
};

/** What consults would tell; the others tell nothing. */
const TOLD: Readonly<Record<string, unknown>> = {
  admission: { defined: true, terms: [{ from: '2021-01-01', maxAge: 27 }] },
  employer: Object.fromEntries([0, 1, 2].map((n) => [`opening ${n}`, { places: 9, filled: {} }])),
  offer: { from: '2020-01-01' },
  grant: { awarded: GRANT, amendments: [] },
  units: {
    units: Object.fromEntries(
      [0, 1, 2, 3].map((n) => [
        `session/${n}`,
        { pays: ['coaching-session', 'coaching-hour'], on: addDays('2021-02-01', 14 * n) },
      ]),
    ),
    homes: [{ municipality: 'Musterstadt', since: '2021-01-01' }],
  },
};

const decide = (history: readonly Fact[], command: string, body: object, given: Given): Decision<object> => {
  const { decider, consults } = journey.chapters.find((each) => Object.hasOwn(each.decider.decide, command))!;
  const known = Object.fromEntries(
    Object.entries(consults).map(([name, { initial }]) => [name, TOLD[name] ?? initial]),
  );
  const state = stateOf(journey, effective(history));
  return decider.decide[command]!(body as never, state as never, { ...known, ...given } as never) as never;
};

const recorded = (history: readonly Fact[], recordings: readonly Recording[], commandId: string): Fact[] =>
  recordings.map(({ type, happenedOn, data, warnings: _, ...said }, index) => ({
    ...{ id: `${commandId}/${index}`, type, stream: STREAM, version: history.length + index + 1 },
    ...{ happenedOn, recordedAt: `${TODAY}T12:00:00.000Z`, data },
    meta: { actor: somebody, commandId, correlationId: 'test', legalBasis: 'test', ...said },
  }));

const entryOf = (...commands: readonly string[]) =>
  fc.record({
    command: fc.constantFrom(...commands),
    fate: fc.constantFrom('stays', 'is corrected', 'is retracted'),
    wrong: fc.tuple(fc.nat(60), fc.nat(9)),
    right: fc.tuple(fc.nat(60), fc.nat(9)),
    ref: fc.nat(20),
  });

/** Something begun, and what belongs to it: most of that comes only at the end of a long way. */
const way = fc.constantFrom(...new Set(Object.values(REFERS))).chain((root) => {
  const steps = Object.keys(REFERS).filter((command) => REFERS[command] === root);
  return fc
    .tuple(entryOf(root), fc.array(entryOf(...steps), { minLength: 2, maxLength: 8 }))
    .map(([begun, others]) => [begun, ...others]);
});
const entries = fc
  .array(
    fc.oneof(
      entryOf(...Object.keys(BODIES)).map((one) => [one]),
      way,
    ),
    {
      minLength: 6,
      maxLength: 24,
      size: 'max',
    },
  )
  .map((some) => some.flat());

/** How often each command was corrected or retracted: a command that never is would not be tested. */
const seen = new Map<string, number>();

interface Entry {
  readonly command: string;
  readonly fate: string;
  readonly wrong: readonly [number, number];
  readonly right: readonly [number, number];
  readonly ref: number;
}

/** Plays two worlds: one with entries that are put right in the end, one in which they were right at first. */
const compare = (enrolled: boolean, all: readonly Entry[]): void => {
  const opening = decide(
    [],
    'RegisterParticipant',
    { familyName: 'M', birthDate: '1990-01-01', ...PERSON },
    {
      today: TODAY,
      actor: somebody,
      commandId: 'person',
    },
  ) as readonly Recording[];
  let real = recorded([], opening, 'person');
  if (enrolled) {
    const given = { today: TODAY, actor: somebody, commandId: 'seat' };
    const seat = decide(real, 'TakeSeat', { programme: PROGRAMME, on: '2021-01-14' }, given);
    real = [...real, ...recorded(real, seat as readonly Recording[], 'seat')];
  }
  let ideal = real;
  const lasting: { readonly command: string; readonly commandId: string }[] = [];
  const due: (() => void)[] = [];
  all.forEach(({ command, fate, wrong, right, ref }, index) => {
    const commandId = `command-${index}`;
    const given = { today: TODAY, actor: somebody, commandId };
    const own = lasting.filter((each) => each.command === REFERS[command]);
    // Mostly in the order of their days, and about what was begun last.
    const day = (spread: number) =>
      Math.round((60 * index) / Math.max(1, all.length - 1)) + (spread % 15) - 5;
    const about = own.at(-1 - (ref % Math.min(own.length, 2)))?.commandId ?? 'none';
    const at = ([days, n]: readonly [number, number]) =>
      BODIES[command]!(addDays('2021-01-20', day(days)), n, about);
    const meant = fate === 'is corrected' ? right : wrong;
    const [mine, theirs] = [
      decide(real, command, at(wrong), given),
      decide(ideal, command, at(meant), given),
    ];
    if (isRefusal(mine) || isRefusal(theirs) || mine.length === 0 || theirs.length === 0) return;
    if (fate !== 'is corrected' && JSON.stringify(mine) !== JSON.stringify(theirs)) return;
    real = [...real, ...recorded(real, mine, commandId)];
    if (fate !== 'is retracted') {
      ideal = [...ideal, ...recorded(ideal, theirs, commandId)];
      lasting.push({ command, commandId });
    }
    if (fate === 'stays') return;
    due.push(() => {
      const place = placeOf(real, `${commandId}/0`);
      if (isRefusal(place)) throw new Error(place.refused);
      const decision =
        fate === 'is corrected'
          ? corrected(place, decide(place.before, command, at(right), place.given), 'why')
          : retraction(real, `${commandId}/0`, 'why', TODAY);
      if (isRefusal(decision)) throw new Error(`${command}: ${decision.refused}`);
      real = [...real, ...recorded(real, decision, `correction-${index}`)];
      seen.set(command, (seen.get(command) ?? 0) + 1);
    });
  });
  for (const correct of due) correct();

  const [history, wanted] = [effective(real), effective(ideal)];
  expect(stateOf(journey, history)).toEqual(stateOf(journey, wanted));
  for (const view of VIEWS) {
    const row = (facts: readonly Fact[]) => comparable(rowAfter(view, facts));
    expect([view.name, row(history)]).toEqual([view.name, row(wanted)]);
  }
};

/** What comes only at the end of a way, with the way. */
const WAYS: readonly (readonly [end: string, ...before: string[]])[] = [
  ['WithdrawConsent', 'GiveConsent'],
  ['ApprovePlan', 'AgreePlan'],
  ['RevisePlan', 'AgreePlan'],
  ['MissSession', 'ScheduleSession'],
  ['CompleteMeasure', 'FileRecognition', 'DecideRecognition', 'StartMeasure'],
  ['StartMeasure', 'FileRecognition', 'DecideRecognition'],
  ['AppealRecognition', 'FileRecognition', 'DecideRecognition'],
  ['ResumeRecognition', 'FileRecognition', 'SuspendRecognition'],
  ['ConfirmRetention', 'RecordPlacement'],
  ['ReopenJourney', 'CloseJourney'],
  ['ReleaseClaim', 'ClaimUnits'],
];

describe('state and views after corrections', () => {
  it('are those of a world in which the entries had been right at first', () => {
    fc.assert(fc.property(fc.boolean(), entries, compare), { numRuns: 600 });
  });

  it.each(WAYS)('are so after %s', (...way) => {
    const [end, ...before] = way;
    const made = (command: string, fate: string): Entry => ({
      command,
      fate,
      wrong: [5, 0],
      right: [6, 2],
      ref: 0,
    });
    for (const fate of ['is corrected', 'is retracted'])
      compare(false, [...before.map((command) => made(command, 'stays')), made(end, fate)]);
    expect(seen.get(end)).toBeGreaterThanOrEqual(2);
  });

  it('were compared for each kind of entry that a journey has', () => {
    // The opening itself is corrected in test/api/corrections.spec.ts; what needs the history cannot be corrected.
    const kinds = journey.chapters
      .filter(({ history, final }) => !history && !final)
      .flatMap(({ commands }) => Object.keys(commands))
      .filter((command) => command !== 'RegisterParticipant');
    expect(Object.keys(BODIES).toSorted()).toEqual(kinds.toSorted());
    expect(kinds.filter((command) => !seen.has(command))).toEqual([]);
  });
});
