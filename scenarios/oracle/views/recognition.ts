import { addDays, type Day, daysBetween } from '../../calendar.js';
import { all, type Happening, type Of } from '../happenings.js';
import { timeUp } from './caseload.js';
import { type Counting, listsOf } from './lists.js';
import { linesOf } from './people.js';

type So = readonly Happening[];
type Filed = Of<'RecognitionFiled'>;

/* How far each recognition procedure has come, and by when the authority must have decided. */

const earliest = (days: readonly (Day | null | undefined)[]): Day =>
  days.filter((day) => !!day).toSorted()[0]!;
const lastOf = (days: readonly Day[]): Day | null => days.toSorted().at(-1) ?? null;

/** From each suspension to the resumption that follows it. */
const pausesOf = (its: So) =>
  its.flatMap(({ type, on: from }, index) => {
    if (type !== 'RecognitionSuspended') return [];
    const to = its.slice(index).find((later) => later.type === 'RecognitionResumed')?.on ?? null;
    return [{ from, to }];
  });

const stepsOf = (so: So, { on: filedOn, data: { procedure, ...application } }: Filed, today: Day) => {
  const its = so.filter(({ data }) => (data as { procedure?: string }).procedure === procedure);
  const decision = all(its, 'RecognitionDecided').at(-1);
  const word = all(its, 'RecognitionDecided', 'RecognitionAppealed').at(-1);
  const completeOn = all(its, 'RecognitionDocumentsCompleted').at(-1)?.on ?? null;
  const decidedOn = decision?.on ?? null;
  const [since, until] = [completeOn ?? filedOn, earliest([decidedOn, today])];
  const pauses = pausesOf(its);
  const stoodStill = pauses.map(({ from, to }) =>
    Math.max(0, daysBetween(lastOf([from, since])!, earliest([to, until]))),
  );
  const still = pauses.filter(({ from, to }) => from <= today && (to === null || to > today));
  const measure = all(its, 'RecognitionMeasureStarted', 'RecognitionMeasureCompleted').at(-1);
  return {
    ...{ id: procedure, ...application, filedOn, since, completeOn, decidedOn },
    receiptOn: all(its, 'RecognitionReceiptConfirmed').at(-1)?.on ?? null,
    acceleratedOn: all(its, 'RecognitionAccelerated').at(-1)?.on ?? null,
    requestedOn: lastOf(all(its, 'RecognitionDocumentsRequested').map(({ on }) => on)),
    suspendedOn: decidedOn ? null : (earliest(still.map(({ from }) => from)) ?? null),
    daysSuspended: stoodStill.reduce((sum, days) => sum + days, 0),
    extendedTo: all(its, 'RecognitionExtended').at(-1)?.data.until ?? null,
    result: decision?.data.result ?? null,
    measure: all(its, 'RecognitionMeasureStarted').at(-1)?.data.measure ?? null,
    measurePassed: measure?.type === 'RecognitionMeasureCompleted' ? measure.data.passed : null,
    appealedOn: word?.type === 'RecognitionAppealed' ? word.on : null,
  };
};

type Steps = ReturnType<typeof stepsOf>;

const dueOn = (its: Steps): Day | null => {
  if (its.decidedOn) return null;
  if (its.completeOn)
    return (
      its.extendedTo ?? addDays(timeUp('decision', its.completeOn, its.acceleratedOn), its.daysSuspended)
    );
  return its.receiptOn ? null : timeUp('receipt', its.filedOn, its.acceleratedOn);
};

const clockOf = (its: Steps, due: Day | null, today: Day): string => {
  const late = due !== null && due < today;
  if (its.appealedOn) return 'appealed';
  if (its.decidedOn) return 'decided';
  if (its.suspendedOn) return 'suspended';
  if (its.completeOn) return late ? 'overdue' : 'running';
  if (its.receiptOn) return 'documents-awaited';
  return late ? 'receipt-overdue' : 'receipt-awaited';
};

export const recognitionClocks: Counting = {
  name: 'recognition-clocks',
  count: (testimony, today) => {
    const rows = linesOf(testimony, (so) =>
      all(so, 'RecognitionFiled').map((filed) => {
        const { since, ...its } = stepsOf(so, filed, today);
        const due = dueOn({ since, ...its });
        return {
          ...{ ...its, clock: clockOf({ since, ...its }, due, today), dueOn: due },
          days: daysBetween(since, its.decidedOn ?? today) - its.daysSuspended,
          daysLeft: due && daysBetween(today, due),
        };
      }),
    );
    type Line = (typeof rows)[number];
    const sorts = {
      due: ({ dueOn }: Line) => dueOn ?? '2199-12-31',
      filed: ({ filedOn }: Line) => filedOn,
      days: ({ days }: Line) => days,
    };
    const words = {
      clock: ({ clock }: Line) => clock,
      caseWorker: ({ caseWorker }: Line) => caseWorker ?? [],
      show: ({ clock }: Line) => [
        ...(clock.endsWith('overdue') ? ['overdue'] : []),
        ...(clock === 'decided' ? [] : ['open']),
      ],
    };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};
