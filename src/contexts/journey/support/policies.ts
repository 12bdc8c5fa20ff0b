import type { Fact } from '../../../kernel/messages.js';
import { policy, reactor } from '../../../kernel/policy.js';
import { idOf } from '../../../kernel/projection.js';
import type { CourseFacts } from '../../course/facts.js';
import type { GroupEventFacts } from '../../group-event/facts.js';
import type { Reactions } from './decider.js';

const react = reactor<Reactions>();

type Of<Data> = Fact<string, { readonly participant: string } & Data>;

const seat = ({ stream, happenedOn, data: { participant, date } }: Of<{ readonly date: string }>) =>
  react(`journey-${participant}`, 'NoteEventSeat', { event: idOf(stream), date, on: happenedOn });

const was =
  (how: 'attended' | 'missed') =>
  ({ stream, happenedOn, data: { participant, date } }: Of<{ readonly date: string }>) =>
    react(`journey-${participant}`, 'NoteEventAttendance', {
      event: idOf(stream),
      date,
      how,
      on: happenedOn,
    });

/** Who has a seat at a group event, waits for one, or was there, stands in the journey, too. */
export const eventsReachTheJourney = policy<GroupEventFacts>('events-reach-the-journey', {
  EventRegistrationAccepted: seat,
  EventRegistrationPromoted: seat,
  EventRegistrationWaitlisted: ({ stream, happenedOn, data: { participant } }) =>
    react(`journey-${participant}`, 'NoteEventWaiting', { event: idOf(stream), on: happenedOn }),
  EventRegistrationCancelled: ({ stream, happenedOn, data: { participant } }) =>
    react(`journey-${participant}`, 'NoteEventLeft', { event: idOf(stream), on: happenedOn }),
  EventAttended: was('attended'),
  EventMissed: was('missed'),
});

const tell =
  (command: 'ReceiveCoursePlace' | 'AwaitCoursePlace' | 'GiveUpCoursePlace') =>
  ({ stream, happenedOn, data: { participant } }: Of<object>) =>
    react(`journey-${participant}`, command, { course: idOf(stream), on: happenedOn });

const day = ({
  stream,
  happenedOn,
  data: { participant, units, excusedUnits, unexcusedUnits },
}: Of<Omit<Reactions['NoteCourseDay'], 'course' | 'on'>>) =>
  react(`journey-${participant}`, 'NoteCourseDay', {
    ...{ course: idOf(stream), on: happenedOn },
    ...{ units, excusedUnits, unexcusedUnits },
  });

/** What a course decides about its places, and who attended, stands in the journey, too. */
export const coursePlacesReachTheJourney = policy<CourseFacts>('course-places-reach-the-journey', {
  CoursePlaceReserved: tell('ReceiveCoursePlace'),
  CoursePlacePromoted: tell('ReceiveCoursePlace'),
  CoursePlaceWaitlisted: tell('AwaitCoursePlace'),
  CoursePlaceReleased: tell('GiveUpCoursePlace'),
  CourseRequestWithdrawn: tell('GiveUpCoursePlace'),
  CourseAttendanceReported: day,
  CourseAttendanceRestated: day,
});
