import { all } from './happenings.js';
import type { Said, Tell } from './telling.js';

/* What an attendance list of a course says. */

interface AttendanceList {
  readonly units: number;
  readonly lines: readonly { participant: string; units: number; excused?: boolean }[];
  readonly reason?: string;
}

/** A line that says something else than the day before is a new one, and the journey has only the last. */
export const attendanceList: Tell = ({ id: course, on, body, so, programmeOn }) => {
  const { units: taught, lines, reason } = body as unknown as AttendanceList;
  return lines.flatMap(({ participant, units, excused = false }): Said[] => {
    const before = all(so, 'CourseAttendanceReported', 'CourseAttendanceRestated').findLast(
      (one) => one.on === on && one.data.participant === participant,
    )?.data;
    const missed = taught - units;
    const now = { units, excusedUnits: excused ? missed : 0, unexcusedUnits: excused ? 0 : missed };
    if (before?.units === units && before.excusedUnits === now.excusedUnits) return [];
    const was = before && {
      ...{ unitsBefore: before.units, excusedUnitsBefore: before.excusedUnits },
      ...{ unexcusedUnitsBefore: before.unexcusedUnits, reason },
    };
    return [
      {
        type: before ? 'CourseAttendanceRestated' : 'CourseAttendanceReported',
        data: { participant, ...now, ...was },
      },
      {
        ...{ to: `journeys/${participant}`, about: `${course}/${on}`, type: 'CourseDayNoted' },
        data: { course, programme: programmeOn(on, participant), ...now },
      },
    ];
  });
};
