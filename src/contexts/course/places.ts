import type { LocalDate } from '../../kernel/local-date.js';
import { reasonIf, refuseIf } from '../../kernel/messages.js';
import { type RuleChange, ruleOn } from '../../rules/in-force.js';
import type { OfferedCourseKind } from '../../shapes/services.js';
import { type ById, find, without } from '../by-id.js';
import type { CourseFacts } from './facts.js';

export type Terms = Omit<CourseFacts['CourseOffered'], 'reason'>;
export type Changes = Omit<CourseFacts['CourseAmended'], 'reason'>;

/** Time with a place, first and last day. */
interface Spell {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What was reported of a participant and a day. */
export interface Attendance {
  readonly units: number;
  readonly excusedUnits: number;
  readonly unexcusedUnits: number;
}

export const NO_COURSE: Course = { places: {}, former: {}, attendance: {}, queue: [] };

export interface Course {
  readonly terms?: Terms;
  readonly cancelledOn?: LocalDate;
  /** By participant, since when. */
  readonly places: ById<LocalDate>;
  /** Places that were given back, by participant. */
  readonly former: ById<readonly Spell[]>;
  /** By day and participant. */
  readonly attendance: ById<ById<Attendance>>;
  /** Participants in waiting order. */
  readonly queue: readonly string[];
}

/** Courses whose form the law lays down. */
const LEGAL: ById<'integration-course-units' | 'special-course-units'> = {
  integration: 'integration-course-units',
  'special-integration': 'special-course-units',
};

/** Teaching units by the law of the day on which the course begins. */
export const legalUnits = (
  kind: OfferedCourseKind,
  from: LocalDate,
  rules: readonly RuleChange[],
): Partial<Pick<Terms, 'units' | 'orientationUnits'>> => {
  const its = find(LEGAL, kind);
  return its
    ? { units: ruleOn(its, from, rules), orientationUnits: ruleOn('orientation-course-units', from, rules) }
    : {};
};

/** @param seats as many as are wanted for the course */
export const overLegalSize = (
  { kind, from }: Partial<Pick<Terms, 'kind' | 'from'>>,
  seats: number | undefined,
  rules: readonly RuleChange[],
): boolean => {
  const most = from && find(LEGAL, kind) && ruleOn('integration-course-size', from, rules);
  return !!most && !!seats && seats > most;
};

export const reasonOverSize = (over: boolean, reason: string | undefined) =>
  reasonIf(over, reason, 'The law allows fewer participants in such a course. Say why there are more.');

export const takesPlace = ({ terms, cancelledOn }: Course, on: LocalDate) =>
  refuseIf(!!cancelledOn, 'course-cancelled', `The course was called off on ${cancelledOn}.`) ??
  refuseIf(
    !!terms?.to && on > terms.to,
    'course-ended',
    `The course ended on ${terms?.to}. Check the day, or amend the end with amend-course.`,
  );

export const newcomer = ({ places, queue }: Course, participant: string) =>
  refuseIf(!!find(places, participant), 'already-has-place', 'The participant already has a place.') ??
  refuseIf(queue.includes(participant), 'already-waiting', 'The participant waits already.');

export const freePlaces = ({ terms, places }: Course): number =>
  Math.max(0, (terms?.seats ?? 0) - Object.keys(places).length);

/** Who gets a place now: the first in the queue, as many as there are free ones. */
export const nextInLine = (course: Course, today: LocalDate): readonly string[] =>
  takesPlace(course, today) ? [] : course.queue.slice(0, freePlaces(course));

export const placed = (course: Course, participant: string, since: LocalDate): Course => ({
  ...course,
  places: { ...course.places, [participant]: since },
  queue: course.queue.filter((other) => other !== participant),
});

export const gone = (course: Course, participant: string): Course => ({
  ...course,
  places: without(course.places, participant),
  queue: course.queue.filter((other) => other !== participant),
});

/** Somebody gave the place back; this day was the last with it. */
export const released = (course: Course, participant: string, to: LocalDate): Course => {
  const from = find(course.places, participant);
  const before = find(course.former, participant) ?? [];
  return {
    ...gone(course, participant),
    ...(from && { former: { ...course.former, [participant]: [...before, { from, to }] } }),
  };
};

/** Whether somebody had a place on a day, whoever has it now. */
export const hadPlace = ({ places, former }: Course, participant: string, on: LocalDate): boolean => {
  const since = find(places, participant);
  const earlier = find(former, participant) ?? [];
  return (!!since && since <= on) || earlier.some(({ from, to }) => from <= on && on <= to);
};

export const amended = (course: Course, changes: Changes): Course => ({
  ...course,
  terms: { ...course.terms, ...changes } as Terms,
});
