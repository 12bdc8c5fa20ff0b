import type { Day } from '../calendar.js';
import { all, type Happening, type Type } from './happenings.js';
import { creates, type Entry, type Said, says, type Tell } from './telling.js';
import { admitted } from './tells.admission.js';
import { offered } from './tells.others.js';
import { attendanceList } from './tells.attendance.js';
import { registeredAt } from './views/group-events.js';

/* What entries about seats and places say, in the histories of those who give them and of those who get them. */

/** In both histories; the other one says the same of the programme, event or course. */
const both = (type: Type, theirs: Type, of: 'programme' | 'course' | 'event', more: object = {}) =>
  (({ id, body }) => {
    const { participant, ...rest } = { ...more, ...body } as { participant: string };
    const { date } = rest as { date?: string };
    const seat = of === 'event' && theirs === 'GroupEventRegistered' ? { date } : {};
    return [
      { type, data: { participant, ...rest } },
      { to: `journeys/${participant}`, type: theirs, data: { [of]: id, ...seat } },
    ];
  }) satisfies Tell;

const byOutcome =
  (ways: Readonly<Record<string, Tell>>): Tell =>
  (entry) =>
    ways[entry.outcome!]!(entry);

const refuses =
  (type: 'SeatDeclined' | 'SeatOfferLapsed'): Tell =>
  (entry) => [
    ...both(type, 'WaitingListLeft', 'programme')(entry),
    ...entry.moves.flatMap(({ who }) => offered(entry.id, entry.names(who), entry.today)),
  ];

/** Who waited longest gets the place that became free. */
const promoted = ({ id, moves, names, today }: Entry): Said[] =>
  moves.flatMap(({ who }) => [
    { type: 'CoursePlacePromoted', on: today, data: { participant: names(who), because: 'waiting-order' } },
    { to: `journeys/${names(who)}`, type: 'CoursePlaceReceived', on: today, data: { course: id } },
  ]);

const promotedToDate = ({ id, moves, names, today, own }: Entry, because: string): Said[] =>
  moves.flatMap(({ who, date: name }) => {
    const date = name ? names(name) : own;
    return [
      { type: 'EventRegistrationPromoted', on: today, data: { participant: names(who), date, because } },
      { to: `journeys/${names(who)}`, type: 'GroupEventRegistered', on: today, data: { event: id, date } },
    ];
  });

/** The earliest date with a seat, unless one was asked for. */
const registered: Tell = (entry) => {
  const [seat] = entry.moves;
  const date = entry.body.date ?? entry.names(seat!.date!);
  return both('EventRegistrationAccepted', 'GroupEventRegistered', 'event', { date })(entry);
};

const dayOf = (so: readonly Happening[], date: unknown): Day =>
  all(so, 'EventDateAdded', 'EventDateAmended').reduce(
    (day, { data }) => (data.date === date ? (data.plannedFor ?? day) : day),
    '',
  );

const was = (
  { id: event, so }: Entry,
  [type, theirs]: readonly [Type, Type],
  { participant, date, ...more }: { participant: string; date: unknown },
): Said[] => {
  const on = dayOf(so, date);
  return [
    { type, on, data: { participant, date, ...more } },
    { to: `journeys/${participant}`, type: theirs, on, data: { event, date } },
  ];
};

const ATTENDED = ['EventAttended', 'GroupEventAttended'] as const;
const MISSED = ['EventMissed', 'GroupEventMissed'] as const;

const sheet: Tell = (entry) => {
  const { date, attended, missed } = entry.body as Record<string, string[]>;
  return [
    ...attended!.flatMap((participant) => was(entry, ATTENDED, { participant, date })),
    ...missed!.flatMap((participant) => was(entry, MISSED, { participant, date })),
  ];
};

/** Who had a seat gets one of another date, or waits again. */
const dateCancelled: Tell = (entry) => {
  const { id, body, so, moves, names } = entry;
  const moved = moves.map(({ who }) => names(who));
  const waiting = registeredAt(so, body.date).filter((each) => !moved.includes(each));
  return [
    { type: 'EventDateCancelled', data: body },
    ...promotedToDate(entry, 'date-cancelled'),
    ...waiting.flatMap((participant): Said[] => [
      { type: 'EventRegistrationWaitlisted', data: { participant } },
      { to: `journeys/${participant}`, type: 'GroupEventWaitlisted', data: { event: id } },
    ]),
  ];
};

const SEAT: Readonly<Record<string, Tell>> = {
  reserved: (entry) => [...admitted(entry), ...both('SeatReserved', 'Enrolled', 'programme')(entry)],
  waitlisted: both('ParticipantWaitlisted', 'WaitingListJoined', 'programme'),
};
const PLACE: Readonly<Record<string, Tell>> = {
  reserved: both('CoursePlaceReserved', 'CoursePlaceReceived', 'course'),
  waitlisted: both('CoursePlaceWaitlisted', 'CoursePlaceAwaited', 'course'),
};

/** All who had a place, and then all who waited. */
const courseCancelled: Tell = ({ id, body, so }) => {
  const gone = (participant: string, type: Type, more: object): Said[] => [
    { type, data: { participant, ...more } },
    { to: `journeys/${participant}`, type: 'CoursePlaceGivenUp', data: { course: id } },
  ];
  const placed = all(so, 'CoursePlaceReserved', 'CoursePlacePromoted');
  const over = all(so, 'CoursePlaceReleased', 'CourseRequestWithdrawn').map(({ data }) => data.participant);
  const had = placed.map(({ data }) => data.participant);
  const waited = all(so, 'CoursePlaceWaitlisted').map(({ data }) => data.participant);
  const left = (some: readonly string[]) => some.filter((each) => !over.includes(each));
  return [
    { type: 'CourseCancelled', data: body },
    ...left(had).flatMap((each) => gone(each, 'CoursePlaceReleased', { because: 'course-cancelled' })),
    ...left(waited)
      .filter((each) => !had.includes(each))
      .flatMap((each) => gone(each, 'CourseRequestWithdrawn', {})),
  ];
};

export const PLACES: Readonly<Record<string, Tell>> = {
  programmes: says('ProgrammeDefined'),
  'amend-programme': says('ProgrammeAmended'),
  'set-admission': says('AdmissionSet'),
  'request-seat': byOutcome(SEAT),
  'accept-seat': SEAT.reserved!,
  'decline-seat': refuses('SeatDeclined'),
  'lapse-offer': refuses('SeatOfferLapsed'),
  'withdraw-request': both('RequestWithdrawn', 'WaitingListLeft', 'programme'),

  courses: says('CourseOffered'),
  'amend-course': (entry) => [{ type: 'CourseAmended', data: entry.body }, ...promoted(entry)],
  'cancel-course': courseCancelled,
  'request-course-place': byOutcome(PLACE),
  'release-course-place': (entry) => [
    ...both('CoursePlaceReleased', 'CoursePlaceGivenUp', 'course')(entry),
    ...promoted(entry),
  ],
  'report-course-attendance': attendanceList,
  'withdraw-course-request': both('CourseRequestWithdrawn', 'CoursePlaceGivenUp', 'course'),

  'group-events': ({ own, body: { title, topics, language = 'de', ...first } }) => [
    { type: 'GroupEventPlanned', data: { title, topics, language } },
    { type: 'EventDateAdded', data: { ...first, date: own } },
  ],
  'add-event-date': (entry) => [
    ...creates('EventDateAdded', 'date')(entry),
    ...promotedToDate(entry, 'new-date'),
  ],
  'amend-event-date': (entry) => [
    { type: 'EventDateAmended', data: entry.body },
    ...promotedToDate(entry, 'more-seats'),
  ],
  'cancel-event-date': dateCancelled,
  'register-for-event': byOutcome({
    registered,
    waitlisted: both('EventRegistrationWaitlisted', 'GroupEventWaitlisted', 'event'),
  }),
  'cancel-registration': (entry) => [
    ...both('EventRegistrationCancelled', 'GroupEventLeft', 'event')(entry),
    ...promotedToDate(entry, 'seat-freed'),
  ],
  'report-event-attendance': sheet,
  'admit-to-event': (entry) => was(entry, ATTENDED, entry.body as { participant: string; date: string }),
};
