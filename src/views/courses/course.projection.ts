import type { CourseFacts } from '../../contexts/course/facts.js';
import { projection } from '../../kernel/projection.js';
import { without, withOne } from '../changes.js';
import { queued, withoutPlace } from '../queue.js';
import { CourseRow } from './course.row.js';

const placed = (row: CourseRow, participant: string): CourseRow => ({
  ...row,
  participants: withOne(row.participants, participant),
  waitingList: withoutPlace(row.waitingList, participant),
});

const gone = (row: CourseRow, participant: string): CourseRow => ({
  ...row,
  participants: without(row.participants, participant),
  waitingList: withoutPlace(row.waitingList, participant),
});

export const courseProjection = projection<CourseFacts, CourseRow>({
  name: 'course',
  version: 2,
  of: 'course',
  row: CourseRow,
  initial: (id) => ({
    id,
    title: '',
    provider: '',
    kind: 'other',
    level: null,
    municipality: '',
    seats: 0,
    units: 0,
    orientationUnits: 0,
    startsOn: null,
    endsOn: null,
    cancelledOn: null,
    participants: [],
    waitingList: [],
  }),
  on: {
    CourseOffered: (row, { data: { reason: _, from, to = null, level = null, ...terms } }) => ({
      ...row,
      ...terms,
      level,
      startsOn: from,
      endsOn: to,
    }),
    CourseAmended: (row, { data: { reason: _, from, to, ...changes } }) => ({
      ...row,
      ...changes,
      startsOn: from ?? row.startsOn,
      endsOn: to ?? row.endsOn,
    }),
    CourseCancelled: (row, { happenedOn }) => ({ ...row, cancelledOn: happenedOn }),
    CoursePlaceReserved: (row, { data }) => placed(row, data.participant),
    CoursePlacePromoted: (row, { data }) => placed(row, data.participant),
    CoursePlaceWaitlisted: (row, { data: { participant }, happenedOn }) => ({
      ...row,
      waitingList: queued(row.waitingList, { participant, since: happenedOn }),
    }),
    CoursePlaceReleased: (row, { data }) => gone(row, data.participant),
    CourseRequestWithdrawn: (row, { data }) => gone(row, data.participant),
  },
});
