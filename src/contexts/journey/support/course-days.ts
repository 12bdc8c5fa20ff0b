import type { LocalDate } from '../../../kernel/local-date.js';
import { type Fact, recorder } from '../../../kernel/messages.js';
import { type ById, find } from '../../by-id.js';
import { type Enrolment, programmeOn } from '../enrolment/decider.js';
import type { SupportFacts } from './facts.js';

type Noted = Omit<SupportFacts['CourseDayNoted'], 'programme'>;

/** What a course says of a day; no person issues this. */
export type NoteCourseDay = Noted & { on: LocalDate };

/** A day as it stands, and by which fact. */
interface CourseDay extends Noted {
  readonly fact: string;
}

/** By course and day. */
export type CourseDays = ById<CourseDay>;

const record = recorder<SupportFacts>();
const keyOf = (course: string, on: LocalDate): string => `${course}/${on}`;

const same = (one: Noted, other: Noted): boolean =>
  one.units === other.units &&
  one.excusedUnits === other.excusedUnits &&
  one.unexcusedUnits === other.unexcusedUnits;

/** What the course says otherwise later corrects what it said before: all that folds this day restates. */
export const noteCourseDay = ({ on, ...day }: NoteCourseDay, days: CourseDays, enrolment: Enrolment) => {
  const before = find(days, keyOf(day.course, on));
  const { programme } = programmeOn(enrolment, on);
  if (before && same(before, day)) return [];
  const [noted] = record('CourseDayNoted', on, { ...day, programme });
  return [before ? { ...noted, corrects: before.fact } : noted];
};

export const courseDayNoted = (
  days: CourseDays,
  { id, data: { programme: _, ...day }, happenedOn }: Fact<'CourseDayNoted', SupportFacts['CourseDayNoted']>,
): CourseDays => ({ ...days, [keyOf(day.course, happenedOn)]: { ...day, fact: id } });
