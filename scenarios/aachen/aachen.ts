import { inTime, type Script } from '../script/script.js';
import { lastTalk } from '../script/talks.js';
import { courses } from './courses.js';
import { grant } from './grant.js';
import { lifeOf } from './life.js';
import { outlinesOf, PEOPLE } from './outlines.js';
import { END, MANAGERS, programmes, staff, TITLE } from './region.js';

/*
 * Young people with a toleration, who are let into few other courses, from 2018 until the middle of 2023. Four managers
 * in nine municipalities find out what each needs; four modules follow: coaching, training beside the job with language
 * lessons, the school certificate, and courses that prepare for all that.
 */

export const aachen = (seed = 1, size = PEOPLE): Script => {
  const people = outlinesOf(seed, size);
  const steps = inTime([
    ...[...programmes(), ...grant(), ...staff('2018-08-27'), ...courses(seed, people)],
    ...people.flatMap(([of, outline]) => lifeOf(of, outline)),
    lastTalk(people.at(-1)![0]),
  ]);
  return {
    ...{ name: 'aachen', seed, title: TITLE, steps, checkpoints: [END] },
    coaches: MANAGERS.map(([{ id }]) => id),
  };
};
