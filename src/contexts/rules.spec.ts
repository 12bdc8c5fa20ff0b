import { describe, expect, it } from '@jest/globals';
import type { Context } from '../kernel/context.js';
import { refuse } from '../kernel/messages.js';
import { type Happened, story } from '../kernel/scenario.js';
import { applicantFor } from './applicant.js';
import type { CourseFacts } from './course/facts.js';
import { course } from './course/index.js';
import type { JourneyFacts } from './journey/facts.js';
import { journey } from './journey/index.js';
import type { ProgrammeFacts } from './programme/facts.js';
import { programme } from './programme/index.js';

/*
 * Every rule of the domain that refuses or warns, one line each, with its code. The specs of the chapters look at each
 * from more sides; test/api/rules.spec.ts plays the same through the API. Today is 2021-03-15.
 */

type Facts = readonly Happened<JourneyFacts & ProgrammeFacts & CourseFacts>[];
type Rest = readonly [facts: Facts, command: string, body: object, known?: object];
type Case = readonly [code: string, says: string, ...rest: Rest];
type CaseOf = readonly [code: string, says: string, of: Context, ...rest: Rest];

const decide = (of: Context, facts: Facts, command: string, body: object, known: object = {}) =>
  story<JourneyFacts & ProgrammeFacts & CourseFacts, Record<string, object>>(of)
    .given(...facts)
    .when(command, body, { ...known });
const refused = (code: string) => refuse(code, expect.any(String) as never);

const P = '11111111-1111-4111-8111-111111111111';
const person = {
  ...applicantFor().initial,
  registered: true,
  birthDate: { value: '1980-01-01', fact: 'f', since: '2021-01-01' },
  municipalities: [{ value: 'Musterstadt', fact: 'f', since: '2021-01-01' }],
};
const knows = { participant: person };
const defined: Facts[number] = [
  'ProgrammeDefined',
  '2020-12-01',
  { title: 'T', from: '2021-01-01', seats: 1, internshipCapDays: 28, funders: [], rates: [] },
];
const taken: Facts = [defined, ['SeatReserved', '2021-02-01', { participant: 'a' }]];
const offered: Facts = [
  defined,
  ['SeatOffered', '2021-03-01', { participant: 'b', because: 'waiting-order' }],
];
const admission = (data: ProgrammeFacts['AdmissionSet']): Facts[number] => [
  'AdmissionSet',
  '2021-01-01',
  data,
];
const enrolled: Facts = [['Enrolled', '2021-01-10', { programme: P }]];
const place = { employer: 'E', occupation: 'cook', plannedFrom: '2021-02-01' };
const agreed: Facts[number] = [
  'InternshipAgreed',
  '2021-01-20',
  { ...place, kind: 'trial-work', internship: 'i', plannedTo: '2021-02-10' },
];
const filed: Facts = [
  ['RecognitionFiled', '2021-01-04', { procedure: 'r', occupation: 'o', authority: 'a', country: 'SY' }],
];
const joined: Facts = [
  [
    'CourseEnrolled',
    '2021-01-10',
    {
      ...{ course: 'c', provider: 'p', kind: 'integration', targetLevel: 'B1', units: 600 },
      plannedFrom: '2021-02-01',
    },
  ],
];
const started: Facts = [...joined, ['CourseStarted', '2021-02-01', { course: 'c' }]];
const talk = { minutes: 30, channel: 'phone', language: 'ar', topics: [] };
const offer = { title: 'T', provider: 'p', municipality: 'm', from: '2021-04-01' };
const wide = { programme: { days: 366, amended: [] } };

describe('a programme refuses', () => {
  it.each<Case>([
    ['already-has-seat', 'a second seat', taken, 'RequestSeat', { participant: 'a' }, knows],
    ['already-waiting', 'a second request', offered, 'RequestSeat', { participant: 'b' }, knows],
    ['unknown-participant', 'who is not registered', [defined], 'RequestSeat', { participant: 'b' }],
    [
      'programme-not-running',
      'a day outside',
      [defined],
      'RequestSeat',
      { participant: 'b', on: '2020-12-31' },
      knows,
    ],
    [
      'no-seat-then',
      'a seat on a day on which all were taken',
      [...taken, ['SeatReleased', '2021-03-10', { participant: 'a', because: 'completed' }]],
      'RequestSeat',
      { participant: 'b', on: '2021-03-09' },
      knows,
    ],
    ['no-seat-offered', 'an answer to no offer', [defined], 'AcceptSeat', { participant: 'b' }],
    [
      'offer-still-open',
      'a lapse before the deadline',
      [...offered, admission({ offerDays: 14 })],
      'LapseOffer',
      { participant: 'b' },
    ],
    ['no-deadline', 'a lapse without one', offered, 'LapseOffer', { participant: 'b' }],
    ...(
      [
        ['age', { maxAge: 27 }],
        ['residence title', { titles: ['toleration'] }],
        ['municipality', { municipalities: ['Beispielheim'] }],
        ['regime', { regimes: ['sgb-ii'] }],
      ] as const
    ).map(([what, set]): Case => [
      'not-eligible',
      `the wrong ${what}`,
      [defined, admission(set)],
      'RequestSeat',
      { participant: 'b' },
      knows,
    ]),
  ])('%s: %s', (...[code, , facts, command, body, known]) => {
    expect(decide(programme, facts, command, body, known)).toEqual(refused(code));
  });

  it('nobody beyond the last seat, but lets wait', () => {
    expect(decide(programme, taken, 'RequestSeat', { participant: 'b' }, knows)).toMatchObject([
      { type: 'ParticipantWaitlisted' },
    ]);
  });
});

describe('a journey refuses', () => {
  it.each<Case>([
    ['in-the-future', 'a session that lies ahead', [], 'HoldSession', { on: '2021-03-16', ...talk }],
    [
      'course-not-joined',
      'an attendance of a course never joined',
      [],
      'ReportAttendance',
      { course: 'c', on: '2021-03-01', units: 5 },
    ],
    [
      'course-not-started',
      'an attendance before the start',
      joined,
      'ReportAttendance',
      { course: 'c', on: '2021-03-01', units: 5 },
    ],
    [
      'not-enrolled',
      'a talk in a programme without the person',
      [],
      'HoldSession',
      { on: '2021-03-01', programme: P, ...talk },
    ],
    [
      'unknown-internship',
      'the start of an internship never agreed',
      [],
      'StartInternship',
      { internship: 'i', on: '2021-03-01' },
    ],
    [
      'not-an-extension',
      'an earlier end',
      [agreed],
      'ExtendInternship',
      { internship: 'i', to: '2021-02-10' },
    ],
    [
      'decided-too-early',
      'a decision before the receipt',
      [...filed, ['RecognitionReceiptConfirmed', '2021-02-01', { procedure: 'r' }]],
      'DecideRecognition',
      { procedure: 'r', on: '2021-01-31', result: 'full' },
    ],
    [
      'already-suspended',
      'a second suspension',
      [...filed, ['RecognitionSuspended', '2021-02-01', { procedure: 'r', reason: 's' }]],
      'SuspendRecognition',
      { procedure: 'r', on: '2021-02-02', reason: 's' },
    ],
    [
      'not-suspended',
      'an end of no suspension',
      filed,
      'ResumeRecognition',
      { procedure: 'r', on: '2021-02-02' },
    ],
    [
      'is-eligible',
      'an exception that nobody needs',
      enrolled,
      'GrantException',
      { programme: P, reason: 's' },
      { admission: { defined: true, terms: [] } },
    ],
  ])('%s: %s', (...[code, , facts, command, body, known]) => {
    expect(decide(journey, facts, command, body, known)).toEqual(refused(code));
  });
});

describe('for want of a reason is refused, and with one a warning', () => {
  const unmet = {
    admission: { defined: true, terms: [{ from: '2021-01-01', maxAge: 27 }] },
    applicant: person,
  };
  const long = { ...place, kind: 'trial-work' };
  it.each<CaseOf>([
    ['not-eligible', 'an exception', journey, [], 'GrantException', { programme: P }, unmet],
    [
      'over-internship-cap',
      'more than 28 days',
      journey,
      [],
      'AgreeInternship',
      { ...long, plannedTo: '2021-03-01' },
    ],
    [
      'over-employer-measure-cap',
      'more than 6 weeks',
      journey,
      [],
      'AgreeInternship',
      { ...long, plannedTo: '2021-03-15' },
      wide,
    ],
    [
      'over-employer-measure-cap over-employer-measure-cap-hardship',
      'more than 12 weeks',
      ...([journey, [], 'AgreeInternship', { ...long, plannedTo: '2021-04-26' }, wide] as const),
    ],
    [
      'over-orientation-internship-cap',
      'more than 3 months',
      ...([
        journey,
        [],
        'AgreeInternship',
        { ...long, kind: 'orientation', plannedTo: '2021-05-01' },
        wide,
      ] as const),
    ],
    [
      'over-internship-cap',
      'an extension',
      journey,
      [agreed],
      'ExtendInternship',
      { internship: 'i', to: '2021-03-01' },
    ],
    [
      'over-course-units',
      'more units than the course has',
      journey,
      started,
      'ReportAttendance',
      { course: 'c', on: '2021-03-01', units: 601 },
    ],
    [
      'over-legal-course-size',
      'a 26th place',
      course,
      [],
      'OfferCourse',
      { ...offer, kind: 'integration', seats: 26 },
    ],
  ])('%s: %s', (...[warnings, , of, facts, command, body, known]) => {
    expect(decide(of, facts, command, body, known)).toEqual(refused('reason-required'));
    expect(decide(of, facts, command, { ...body, reason: 'so' }, known)).toMatchObject([
      { warnings: warnings.split(' ') },
    ]);
  });
});

describe('warns', () => {
  it.each<CaseOf>([
    [
      'extended-twice',
      'a second extension',
      journey,
      [...filed, ['RecognitionExtended', '2021-02-01', { procedure: 'r', until: '2021-06-01', reason: 's' }]],
      'ExtendRecognition',
      { procedure: 'r', on: '2021-03-01', until: '2021-07-01', reason: 's' },
    ],
    [
      'answered-late',
      'an answer after the deadline',
      programme,
      [...offered, admission({ offerDays: 7 })],
      'AcceptSeat',
      { participant: 'b' },
      knows,
    ],
  ])('%s: %s', (...[code, , of, facts, command, body, known]) => {
    expect(decide(of, facts, command, body, known)).toMatchObject([{ warnings: [code] }]);
  });
});
