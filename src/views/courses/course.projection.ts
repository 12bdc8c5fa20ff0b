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

type Attendance = CourseRow['attendance'][number];

/** Adds to what stands of a participant. */
const more = (
  row: CourseRow,
  { participant, units, excusedUnits, unexcusedUnits }: Attendance,
): CourseRow => {
  const before = row.attendance.find((each) => each.participant === participant);
  return {
    ...row,
    attendance: [
      ...row.attendance.filter((each) => each !== before),
      {
        participant,
        units: units + (before?.units ?? 0),
        excusedUnits: excusedUnits + (before?.excusedUnits ?? 0),
        unexcusedUnits: unexcusedUnits + (before?.unexcusedUnits ?? 0),
      },
    ],
  };
};

export const courseProjection = projection<CourseFacts, CourseRow>({
  name: 'course',
  version: 3,
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
    lastReportedOn: null,
    attendance: [],
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
    CourseAttendanceReported: (row, { data, happenedOn }) => ({
      ...more(row, data),
      lastReportedOn: row.lastReportedOn && row.lastReportedOn > happenedOn ? row.lastReportedOn : happenedOn,
    }),
    CourseAttendanceRestated: (row, { data: { participant, ...now } }) =>
      more(row, {
        participant,
        units: now.units - now.unitsBefore,
        excusedUnits: now.excusedUnits - now.excusedUnitsBefore,
        unexcusedUnits: now.unexcusedUnits - now.unexcusedUnitsBefore,
      }),
  },
});
