import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { desk, recorded, refused, type Row, settled, TODAY } from '../support/answers.js';
import { startTestService, type TestService } from '../support/service.js';

let test: TestService;
let people: string[];
let programme: string;
let course: string;
const { issue, look } = desk(() => test);

const DAY = '2021-07-12';

beforeAll(async () => {
  test = await startTestService();
  people = await Promise.all(Array.from({ length: 3 }, () => test.person({ on: '2021-01-01' }, TODAY)));
  programme = await test.programme({}, TODAY);
  await issue(`/programmes/${programme}/request-seat`, { participant: people[0], on: '2021-02-01' });
  const offered = await issue('/courses', {
    ...{ title: 'Musterkurs', provider: 'Musterschule', kind: 'vocational', units: 400 },
    ...{ municipality: 'Musterstadt', seats: 2, from: '2021-06-01' },
  });
  course = (offered.body as { id: string }).id;
  for (const participant of people)
    await issue(`/courses/${course}/request-course-place`, { participant, on: '2021-06-01' });
});
afterAll(() => test.stop());

const list = (lines: object[], more: object = {}) =>
  issue(`/courses/${course}/report-course-attendance`, { on: DAY, units: 5, lines, ...more });
const line = (person: number, units: number, more: object = {}) => ({
  participant: people[person],
  units,
  ...more,
});
const notedOf = async (person: number): Promise<Row[]> => {
  const { entries } = (await test.get(`/journeys/${people[person]}/history`, TODAY)).body as {
    entries: Row[];
  };
  return entries.filter(({ read }) => read.type === 'CourseDayNoted');
};
const attendance = async (): Promise<Row[]> =>
  (await look('/courses?municipality=Musterstadt')).rows[0]!.attendance;
const absences = async (person: number) =>
  (await look('/caseload')).rows.find(({ id }) => id === people[person])!.absencesInARow;
const unitsPaid = async () =>
  (await look(`/funding?programme=${programme}&month=2021-07`)).rows.reduce(
    (sum, { units }) => sum + units,
    0,
  );

describe('the attendance list of a course', () => {
  it('with a wrong line is refused as a whole, and every wrong line is named', async () => {
    const answer = await list([line(0, 5), line(2, 5), line(1, 6)]);
    refused(answer, 'list-refused');
    expect(answer.body).toMatchObject({
      errors: [
        { path: 'lines.1.participant', code: 'no-course-place', hint: expect.any(String) },
        { path: 'lines.2.units', code: 'more-than-taught', hint: expect.any(String) },
      ],
    });
    expect(await attendance()).toEqual([]);
  });

  it('reaches every journey once, and counts where it should', async () => {
    const lines = [line(0, 5), line(1, 0, { excused: true })];
    const answer = recorded(await list(lines), 'CourseAttendanceReported', 'CourseAttendanceReported');
    await settled(test, answer);
    expect((await list(lines)).status).toBe(200);
    expect((await notedOf(0)).map(({ read }) => [read.happenedOn, read.data])).toEqual([
      [DAY, { course, programme, units: 5, excusedUnits: 0, unexcusedUnits: 0 }],
    ]);
    expect((await notedOf(1)).map(({ read }) => read.data)).toEqual([
      { course, units: 0, excusedUnits: 5, unexcusedUnits: 0 },
    ]);
    expect(await attendance()).toEqual([
      { participant: people[0], units: 5, excusedUnits: 0, unexcusedUnits: 0 },
      { participant: people[1], units: 0, excusedUnits: 5, unexcusedUnits: 0 },
    ]);
    expect([await absences(0), await absences(1), await unitsPaid()]).toEqual([0, 1, 5]);
  });

  it('is corrected with a reason, and the journeys and views restate', async () => {
    refused(await list([line(0, 3)]), 'list-refused');
    const answer = await list([line(0, 0), line(1, 0, { excused: true })], { reason: 'mixed up' });
    await settled(test, recorded(answer, 'CourseAttendanceRestated'));
    const [first, second, ...others] = await notedOf(0);
    expect(first).toMatchObject({ supersededBy: second!.stored.id, read: { data: { units: 5 } } });
    expect([second!.read.data, others]).toEqual([
      { course, programme, units: 0, excusedUnits: 0, unexcusedUnits: 5 },
      [],
    ]);
    expect(await notedOf(1)).toHaveLength(1);
    expect((await attendance()).find(({ participant }) => participant === people[0])).toMatchObject({
      ...{ units: 0, excusedUnits: 0, unexcusedUnits: 5 },
    });
    expect([await absences(0), await unitsPaid()]).toEqual([1, 0]);
  });

  it('may be reported after somebody left, for a day before', async () => {
    const released = { participant: people[1], because: 'moved', on: '2021-07-20' };
    await issue(`/courses/${course}/release-course-place`, released);
    const later = await list([line(1, 5)], { on: '2021-07-21' });
    expect(later.body).toMatchObject({ errors: [{ code: 'no-course-place' }] });
    recorded(await list([line(1, 5)], { on: '2021-07-19' }), 'CourseAttendanceReported');
  });
});
