import type { Consult } from '../kernel/context.js';
import { describe, expect, it } from '@jest/globals';
import { evolved } from '../kernel/decider.js';
import { factOf } from '../kernel/scenario.js';
import { journey } from './journey/index.js';
import { programme } from './programme/index.js';

const PERSON = '33333333-3333-4333-8333-333333333333';
const PROGRAMME = '11111111-1111-4111-8111-111111111111';
const on = '2021-03-01';

const reactions = (of: typeof journey, stream: string, type: string, data: object) =>
  of.policies.flatMap((policy) => policy.on[type]?.(factOf([type, on, data], 0, stream) as never) ?? []);
/** Every command that a policy issues must be decided by the context that it goes to. */
const decides = (of: typeof journey, command: string) =>
  of.chapters.some(({ decider }) => Object.hasOwn(decider.decide, command));

describe('what a programme decides about a seat', () => {
  it.each([
    ['SeatReserved', 'TakeSeat'],
    ['ParticipantWaitlisted', 'JoinWaitingList'],
    ['SeatOffered', 'ReceiveSeatOffer'],
    ['SeatDeclined', 'LeaveWaitingList'],
    ['SeatOfferLapsed', 'LeaveWaitingList'],
    ['RequestWithdrawn', 'LeaveWaitingList'],
  ])('%s reaches the journey as %s', (type, command) => {
    expect(reactions(journey, `programme-${PROGRAMME}`, type, { participant: PERSON })).toEqual([
      { stream: `journey-${PERSON}`, command, body: { programme: PROGRAMME, on } },
    ]);
    expect(decides(journey, command)).toBe(true);
  });
});

describe('who leaves a programme', () => {
  it.each([
    ['ProgrammeCompleted', 'completed'],
    ['DroppedOut', 'dropped-out'],
  ])('gives back the seat by %s', (type, because) => {
    expect(reactions(programme, `journey-${PERSON}`, type, { programme: PROGRAMME })).toEqual([
      {
        stream: `programme-${PROGRAMME}`,
        command: 'ReleaseSeat',
        body: { participant: PERSON, on, because },
      },
    ]);
    expect(decides(programme, 'ReleaseSeat')).toBe(true);
  });
});

describe('the programme', () => {
  it('asks the journey whether there is such a participant', () => {
    const { stream, initial, evolve, opened } = programme.chapters[0]!.consults.participant as Consult;
    const asked = (command: object) => stream(command as never, {} as never, 'programme-own');
    expect(asked({ participant: PERSON })).toBe(`journey-${PERSON}`);
    expect(initial).toMatchObject({ registered: false });
    const registered = factOf(['ParticipantRegistered', on, { municipality: 'Musterstadt' }], 0);
    expect(opened).toBe(true);
    expect(evolved(evolve!, initial, registered)).toMatchObject({ registered: true });
  });
});

const THING = '44444444-4444-4444-8444-444444444444';
const OF = '55555555-5555-4555-8555-555555555555';

describe('what another stream decides about a participant reaches the journey', () => {
  const opening = { opening: THING };
  const date = { date: THING };
  const day = { units: 4, excusedUnits: 1, unexcusedUnits: 0 };
  it.each<[stream: string, type: string, data: object, command: string, body: object]>([
    ['employer', 'OpeningFilled', opening, 'SecureOpening', { employer: OF, ...opening }],
    [
      'employer',
      'OpeningFreed',
      { ...opening, because: 'left' },
      'LoseOpening',
      { employer: OF, ...opening, because: 'left' },
    ],
    ['mentor', 'MenteeAssigned', {}, 'AcceptMentor', { mentor: OF }],
    ['mentor', 'MenteeReleased', { because: 'moved' }, 'PartWithMentor', { mentor: OF, because: 'moved' }],
    ['groupEvent', 'EventRegistrationAccepted', date, 'NoteEventSeat', { event: OF, ...date }],
    ['groupEvent', 'EventRegistrationPromoted', date, 'NoteEventSeat', { event: OF, ...date }],
    ['groupEvent', 'EventRegistrationWaitlisted', {}, 'NoteEventWaiting', { event: OF }],
    ['groupEvent', 'EventRegistrationCancelled', {}, 'NoteEventLeft', { event: OF }],
    ['groupEvent', 'EventAttended', date, 'NoteEventAttendance', { event: OF, ...date, how: 'attended' }],
    ['groupEvent', 'EventMissed', date, 'NoteEventAttendance', { event: OF, ...date, how: 'missed' }],
    ['course', 'CoursePlaceReserved', {}, 'ReceiveCoursePlace', { course: OF }],
    ['course', 'CoursePlacePromoted', {}, 'ReceiveCoursePlace', { course: OF }],
    ['course', 'CoursePlaceWaitlisted', {}, 'AwaitCoursePlace', { course: OF }],
    ['course', 'CoursePlaceReleased', {}, 'GiveUpCoursePlace', { course: OF }],
    ['course', 'CourseRequestWithdrawn', {}, 'GiveUpCoursePlace', { course: OF }],
    ['course', 'CourseAttendanceReported', day, 'NoteCourseDay', { course: OF, ...day }],
    [
      'course',
      'CourseAttendanceRestated',
      { ...day, unitsBefore: 5 },
      'NoteCourseDay',
      { course: OF, ...day },
    ],
  ])('%s: %s', (stream, type, data, command, body) => {
    expect(reactions(journey, `${stream}-${OF}`, type, { ...data, participant: PERSON })).toEqual([
      { stream: `journey-${PERSON}`, command, body: { ...body, on } },
    ]);
    expect(decides(journey, command)).toBe(true);
  });
});
