import type { CourseFacts } from '../../contexts/course/facts.js';
import { projection } from '../../kernel/projection.js';
import { CourseRow } from './course.row.js';

const without = (list: readonly string[], gone: string): string[] => list.filter((each) => each !== gone);

const placed = (row: CourseRow, participant: string): CourseRow => ({
  ...row,
  participants: [...without(row.participants, participant), participant],
  waitingList: without(row.waitingList, participant),
});

const gone = (row: CourseRow, participant: string): CourseRow => ({
  ...row,
  participants: without(row.participants, participant),
  waitingList: without(row.waitingList, participant),
});

export const courseProjection = projection<CourseFacts, CourseRow>({
  name: 'course',
  version: 1,
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
    CoursePlaceWaitlisted: (row, { data: { participant } }) => ({
      ...row,
      waitingList: [...without(row.waitingList, participant), participant],
    }),
    CoursePlaceReleased: (row, { data }) => gone(row, data.participant),
    CourseRequestWithdrawn: (row, { data }) => gone(row, data.participant),
  },
});
