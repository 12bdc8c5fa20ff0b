import { addDays, type Day, daysBetween } from '../../calendar.js';
import {
  admissionOn,
  all,
  type Happening,
  histories,
  openOffers,
  still,
  termsOf,
  type Testimony,
  waits,
} from '../happenings.js';
import { waitingListOf } from './group-events.js';
import { type Counting, listsOf } from './lists.js';
import { personLine } from './people.js';

type So = readonly Happening[];

/* Who waits for what, and to whom a seat is offered. */

/** Queues in their order: of the programme, of courses and of group events. */
const queues = (testimony: Testimony) => {
  const people = histories(testimony, 'journeys');
  const ofProgramme = (of: string) =>
    [...people]
      .flatMap(([participant, so]) =>
        waits(so)
          .filter(({ programme, to }) => programme === of && to === undefined)
          .map(({ from: since }) => ({ participant, since })),
      )
      .toSorted((a, b) => (a.since < b.since ? -1 : 1));
  const ofCourse = (so: So) =>
    still(
      so,
      'CoursePlaceWaitlisted',
      ['CoursePlacePromoted', 'CourseRequestWithdrawn'],
      (data) => data.participant,
    ).map(({ on: since, data: { participant } }) => ({ participant, since }));
  return [
    ...testimony.programmes.map((of) => {
      const { title } = termsOf(testimony, of);
      return { waitingFor: 'programme', of, title, queue: ofProgramme(of) };
    }),
    ...[...histories(testimony, 'courses')].map(([of, so]) => {
      return {
        waitingFor: 'course',
        of,
        title: all(so, 'CourseOffered')[0]!.data.title,
        queue: ofCourse(so),
      };
    }),
    ...[...histories(testimony, 'group-events')].map(([of, so]) => {
      const { title } = all(so, 'GroupEventPlanned')[0]!.data;
      return { waitingFor: 'group-event', of, title, queue: waitingListOf(so) };
    }),
  ];
};

/** Whether a seat is kept for somebody who waits, and until when. */
const offerTo = (programme: So, participant: string, today: Day) => {
  const offeredOn = openOffers(programme).find(({ data }) => data.participant === participant)?.on ?? null;
  const days = offeredOn && admissionOn(programme, offeredOn)?.data.offerDays;
  const answerBy = offeredOn && days ? addDays(offeredOn, days) : null;
  const late = answerBy !== null && answerBy < today;
  return { offeredOn, offer: offeredOn && (late ? 'overdue' : 'open'), answerBy };
};

export const waitingLists: Counting = {
  name: 'waiting-lists',
  count: (testimony, today) => {
    const rows = queues(testimony).flatMap(({ waitingFor, of, title, queue }) =>
      queue.map(({ participant, since }, index) => ({
        ...{ id: `${of}/${participant}`, waitingFor, of, title, since, place: index + 1 },
        ...personLine(participant, histories(testimony, 'journeys').get(participant)!),
        days: daysBetween(since, today),
        ...offerTo(histories(testimony, 'programmes').get(of) ?? [], participant, today),
      })),
    );
    type Line = (typeof rows)[number];
    const words = { waitingFor: ({ waitingFor }: Line) => waitingFor, of: ({ of }: Line) => of };
    return { rows, lists: listsOf(rows, { since: ({ since }: Line) => since }, words) };
  },
};
