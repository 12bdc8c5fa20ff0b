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
import { nextRow } from '../src/kernel/projection.js';
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
  OfferHandOver: (_, n) => ({ to: `coach-${n}`, reason: 'leave' }),
  DeclineHandOver: (_, __, handOver) => ({ handOver, reason: 'no time' }),
  JoinHousehold: (on, n) => ({ on, role: one(['head', 'child'], n) }),
  GiveConsent: (on, n) => ({ on, purpose: one(['mentoring', 'photo'], n), form: 'F 1' }),
  RecordResidenceTitle: (on, n) => ({
    on,
    kind: 'toleration',
    paragraph: '§ 60a',
    validUntil: addDays(on, n * 20),
  }),
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
  EndPlacement: (on, n, placement) => ({ on, placement, because: one(['employer', 'other'], n) }),
};

/** The kind of entry to which another one belongs. */
const REFERS: Readonly<Record<string, string>> = {
  DeclineHandOver: 'OfferHandOver',
  ExpireResidenceTitle: 'RecordResidenceTitle',
  EndRegime: 'StartRegime',
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
};

const PERSON = { sex: 'female', municipality: 'Musterstadt', motherTongue: 'ar', interpreterNeeded: true };

/** What consults would tell; the others tell nothing. */
const TOLD: Readonly<Record<string, unknown>> = {
  admission: { defined: true, terms: [{ from: '2021-01-01', maxAge: 27 }] },
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

const entry = fc.record({
  command: fc.constantFrom(...Object.keys(BODIES)),
  fate: fc.constantFrom('stays', 'is corrected', 'is retracted'),
  wrong: fc.tuple(fc.nat(60), fc.nat(9)),
  right: fc.tuple(fc.nat(60), fc.nat(9)),
  ref: fc.nat(20),
});

/** How often each command was corrected or retracted: a command that never is would not be tested. */
const seen = new Map<string, number>();

describe('state and views after corrections', () => {
  it('are those of a world in which the entries had been right at first', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 20, maxLength: 60, size: 'max' }), (entries) => {
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
        let ideal = real;
        const lasting: { readonly command: string; readonly commandId: string }[] = [];
        const due: (() => void)[] = [];
        entries.forEach(({ command, fate, wrong, right, ref }, index) => {
          const commandId = `command-${index}`;
          const given = { today: TODAY, actor: somebody, commandId };
          const own = lasting.filter((each) => each.command === REFERS[command]);
          const at = ([days, n]: readonly [number, number]) =>
            BODIES[command]!(addDays('2021-01-15', days), n, own[ref % own.length]?.commandId ?? 'none');
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
          const row = (facts: readonly Fact[]) =>
            comparable(facts.reduce<object | null>((before, fact) => nextRow(view, before, fact), null));
          expect([view.name, row(history)]).toEqual([view.name, row(wanted)]);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('were compared for each kind of entry', () => {
    expect(Object.keys(BODIES).filter((command) => !seen.has(command))).toEqual([]);
  });
});
