import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { ClaimRow, type Unit } from './claim.row.js';

const withoutAt = <T>(list: readonly T[], at: number): T[] => list.toSpliced(at, 1);

/** A unit was delivered, whether it is charged to something yet or not. */
const delivered = (row: ClaimRow, unit: Unit): ClaimRow => {
  const at = row.entries.indexOf(unit.entry);
  return at < 0
    ? { ...row, open: [...row.open.filter(({ entry }) => entry !== unit.entry), unit] }
    : {
        ...row,
        days: row.days.with(at, unit.on),
        minutes: row.minutes.with(at, unit.minutes),
        units: row.units.with(at, unit.units),
      };
};

const unit = (entry: string, on: string, amount: Partial<Unit>): Unit => ({
  ...{ entry, on, minutes: 0, units: 1, programme: null },
  ...amount,
});

const lesson =
  (kind: 'course' | 'training') =>
  (row: ClaimRow, id: string, on: string, units: number, programme: string | undefined): ClaimRow =>
    delivered(row, unit(`${kind}/${id}/${on}`, on, { units, programme: programme ?? null }));
const courseDay = lesson('course');
const trainingDay = lesson('training');

export const claimProjection = projection<JourneyFacts, ClaimRow>({
  name: 'claim',
  version: 1,
  of: 'journey',
  row: ClaimRow,
  initial: (id) => ({
    ...{ id, charges: [], entries: [], days: [], municipalities: [], minutes: [], units: [], cents: [] },
    ...{ receipts: [], open: [] },
  }),
  on: {
    SessionHeld: (row, { data: { session, minutes, programme }, happenedOn }) =>
      delivered(row, unit(`session/${session}`, happenedOn, { minutes, programme: programme ?? null })),
    CourseAttended: (row, { data: { course, units, programme }, happenedOn }) =>
      courseDay(row, course, happenedOn, units, programme),
    CourseDayNoted: (row, { data: { course, units, programme }, happenedOn }) =>
      courseDay(row, course, happenedOn, units, programme),
    TrainingAttended: (row, { data: { training, units, programme }, happenedOn }) =>
      trainingDay(row, training, happenedOn, units, programme),
    ExamTaken: (row, { data: { level }, happenedOn }) =>
      delivered(row, unit(`exam/${level}/${happenedOn}`, happenedOn, {})),
    TrainingCertified: (row, { data: { training }, happenedOn }) =>
      delivered(row, unit(`certificate/${training}/${happenedOn}`, happenedOn, {})),

    UnitClaimed: (row, { data, happenedOn }) => {
      const { entry, grant, module, line, municipality, cost, payee = null } = data;
      if (row.entries.includes(entry)) return row;
      const its = row.open.find((each) => each.entry === entry);
      return {
        ...row,
        charges: [...row.charges, `${grant}/${module}/${line}`],
        entries: [...row.entries, entry],
        days: [...row.days, its?.on ?? happenedOn],
        municipalities: [...row.municipalities, municipality],
        minutes: [...row.minutes, its?.minutes ?? null],
        units: [...row.units, its?.units ?? null],
        cents: [...row.cents, cost?.cents ?? 0],
        receipts: cost ? [...row.receipts, { entry, ...cost.receipt, payee }] : row.receipts,
        open: row.open.filter((each) => each !== its),
      };
    },
    ClaimReleased: (row, { data: { entry } }) => {
      const at = row.entries.indexOf(entry);
      if (at < 0) return row;
      const [on, minutes, units] = [row.days[at]!, row.minutes[at]!, row.units[at]!];
      return {
        ...row,
        charges: withoutAt(row.charges, at),
        entries: withoutAt(row.entries, at),
        days: withoutAt(row.days, at),
        municipalities: withoutAt(row.municipalities, at),
        minutes: withoutAt(row.minutes, at),
        units: withoutAt(row.units, at),
        cents: withoutAt(row.cents, at),
        receipts: row.receipts.filter((each) => each.entry !== entry),
        open: minutes === null ? row.open : [...row.open, unit(entry, on, { minutes, units })],
      };
    },
  },
});
