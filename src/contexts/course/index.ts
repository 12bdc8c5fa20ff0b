import { chapter, context } from '../../kernel/context.js';
import { participantFor } from '../participant.js';
import { ruleBookFor } from '../rule-changes.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * A course (Kurs) is a language course or a training as somebody offers it: provider, kind, level, units, period, and
 * places for so many people. It owns its places: who asks gets one or waits, and a place that becomes free goes to who
 * has waited longest. It takes attendance lists, whole or not at all. Policies carry all of it to the journeys, where exams
 * are recorded.
 */
export const course = context({
  name: 'course',
  path: 'courses',
  creates: 'OfferCourse',
  flat: true,
  legalBasis: 'Art. 6(1)(e) GDPR with § 67a SGB X',
  chapters: [
    chapter({
      name: 'course',
      commands,
      decider,
      consults: {
        participant: participantFor('RequestCoursePlace'),
        rules: ruleBookFor('OfferCourse', 'AmendCourse'),
      },
      outcomes: {
        CourseCancelled: 'cancelled',
        CoursePlaceReserved: 'reserved',
        CoursePlaceWaitlisted: 'waitlisted',
        CoursePlaceReleased: 'released',
        CourseRequestWithdrawn: 'withdrawn',
      },
    }),
  ],
});
