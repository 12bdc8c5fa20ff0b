import type { CommandsOf, Decider } from '../../kernel/decider.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { recorder, refuse, refuseIf, warnIf } from '../../kernel/messages.js';
import { ruleOn } from '../../rules/in-force.js';
import { find } from '../by-id.js';
import { changesTo, isEmpty } from '../changes.js';
import { known, type Participant } from '../participant.js';
import type { RuleBook } from '../rule-changes.js';
import { notInFuture, rightOrder } from '../rules.js';
import type * as commands from './commands.dto.js';
import type { CourseFacts } from './facts.js';
import {
  amended,
  type Changes,
  type Course,
  freePlaces,
  gone,
  legalUnits,
  newcomer,
  nextInLine,
  NO_COURSE,
  overLegalSize,
  placed,
  reasonOverSize,
  released,
  takesPlace,
} from './places.js';
import { attended, sheet } from './sheet.js';

const record = recorder<CourseFacts>();

/** Free places go to those who wait, on the day of the decision. */
const moveUp = (course: Course, today: LocalDate) =>
  nextInLine(course, today).flatMap((participant) =>
    record('CoursePlacePromoted', today, { participant, because: 'waiting-order' }),
  );

export const decider: Decider<
  'course',
  Course,
  CommandsOf<typeof commands>,
  CourseFacts,
  object,
  { readonly participant: Participant; readonly rules: RuleBook }
> = {
  initial: NO_COURSE,

  decide: {
    OfferCourse: (asked, { course }, { today, rules: { adopted } }) => {
      const { kind, from, to, reason, seats = ruleOn('course-size', today, adopted)! } = asked;
      const legal = legalUnits(kind, from, adopted);
      const { units = legal.units, orientationUnits = legal.orientationUnits ?? 0 } = asked;
      const over = overLegalSize(asked, seats, adopted);
      if (!units)
        return refuse(
          'units-required',
          'No number of units is laid down for this kind of course. Say how many it has.',
        );
      return (
        refuseIf(
          !!course.terms,
          'already-offered',
          'This course is on offer already. Change it with amend-course.',
        ) ??
        rightOrder(from, to) ??
        reasonOverSize(over, reason) ??
        record(
          'CourseOffered',
          today,
          { ...asked, seats, units, orientationUnits },
          warnIf(over, 'over-legal-course-size'),
        )
      );
    },

    AmendCourse: ({ reason, ...wanted }, { course }, { today, rules: { adopted } }) => {
      const changes = changesTo<Changes>(course.terms, wanted);
      const over = overLegalSize({ ...course.terms, ...changes }, changes.seats, adopted);
      if (isEmpty(changes)) return [];
      return (
        refuseIf(!!course.cancelledOn, 'course-cancelled', 'The course was called off. Offer a new one.') ??
        rightOrder(changes.from ?? course.terms?.from, changes.to ?? course.terms?.to) ??
        reasonOverSize(over, reason) ?? [
          ...record('CourseAmended', today, { ...changes, reason }, warnIf(over, 'over-legal-course-size')),
          ...moveUp(amended(course, changes), today),
        ]
      );
    },

    CancelCourse: ({ on, reason }, { course }, given) => {
      const day = on ?? given.today;
      const latest = Object.values(course.places).toSorted().at(-1);
      if (course.cancelledOn) return [];
      return (
        notInFuture(day, given) ??
        rightOrder(latest, day) ?? [
          ...record('CourseCancelled', day, { reason }),
          ...Object.keys(course.places).flatMap((participant) =>
            record('CoursePlaceReleased', day, { participant, because: 'course-cancelled' }),
          ),
          ...course.queue.flatMap((participant) => record('CourseRequestWithdrawn', day, { participant })),
        ]
      );
    },

    RequestCoursePlace: ({ participant, on }, { course }, given) => {
      const from = on ?? given.today;
      const free = freePlaces(course) > course.queue.length;
      return (
        known(given.participant) ??
        newcomer(course, participant) ??
        notInFuture(from, given) ??
        takesPlace(course, from) ??
        (free
          ? record('CoursePlaceReserved', from, { participant })
          : record('CoursePlaceWaitlisted', from, { participant }))
      );
    },

    ReleaseCoursePlace: ({ on, ...released }, { course }, given) => {
      const day = on ?? given.today;
      const since = find(course.places, released.participant);
      return (
        refuseIf(
          !since,
          'no-course-place',
          'The participant has no place in this course. Take a request back with withdraw-course-request.',
        ) ??
        notInFuture(day, given) ??
        rightOrder(since, day) ?? [
          ...record('CoursePlaceReleased', day, released),
          ...moveUp(gone(course, released.participant), given.today),
        ]
      );
    },

    WithdrawCourseRequest: ({ participant, on }, { course }, given) =>
      refuseIf(
        !course.queue.includes(participant),
        'not-waiting',
        'The participant does not wait. Give a place back with release-course-place.',
      ) ??
      notInFuture(on, given) ??
      record('CourseRequestWithdrawn', on ?? given.today, { participant }),

    ReportCourseAttendance: (reported, { course }, given) => sheet(reported, course, given),
  },

  evolve: {
    CourseOffered: (course, { data: { reason: _, ...terms } }) => ({ ...course, terms }),
    CourseAmended: (course, { data: { reason: _, ...changes } }) => amended(course, changes),
    CourseCancelled: (course, { happenedOn }) => ({ ...course, cancelledOn: happenedOn }),
    CoursePlaceReserved: (course, { data: { participant }, happenedOn }) =>
      placed(course, participant, happenedOn),
    CoursePlaceWaitlisted: (course, { data: { participant } }) => ({
      ...course,
      queue: [...course.queue.filter((other) => other !== participant), participant],
    }),
    CoursePlacePromoted: (course, { data: { participant }, happenedOn }) =>
      placed(course, participant, happenedOn),
    CoursePlaceReleased: (course, { data: { participant }, happenedOn }) =>
      released(course, participant, happenedOn),
    CourseRequestWithdrawn: (course, { data: { participant } }) => gone(course, participant),
    CourseAttendanceReported: (course, { data, happenedOn }) => attended(course, data, happenedOn),
    CourseAttendanceRestated: (course, { data, happenedOn }) => attended(course, data, happenedOn),
  },
};
