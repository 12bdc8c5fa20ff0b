import { addDays, addMonths, type Day, daysBetween } from '../../calendar.js';
import { contact, internship, language, person, placement, recognition } from './case.js';
import { type Happening, cases, termsOn, type Testimony } from '../happenings.js';
import { standing, standingOn } from './standing.js';

const known = (id: string, so: readonly Happening[]) => ({
  id,
  ...person(so),
  ...contact(so),
  ...language(so),
  ...internship(so),
  ...recognition(so),
  ...placement(so),
  ...standing(so),
});

type Known = ReturnType<typeof known>;

const phase = (its: Known, today: Day): string => {
  if (its.closedOn) return 'closed';
  if (its.placedOn && !its.placementEndedOn) return 'placed';
  if (its.internshipFrom && !its.internshipEnded && its.internshipFrom <= today) return 'internship';
  if (its.programmes.length > 0) return 'in-programme';
  if (its.waitingFor.length > 0) return 'waiting';
  return its.leftProgrammeOn ? 'left' : 'intake';
};

/** Days on which the authority's time stood still, from complete documents, or else from the filing. */
const stoodStill = (its: Known, today: Day): number => {
  const since = its.recognitionCompleteOn ?? its.recognitionFiledOn ?? today;
  const end = [its.recognitionDecidedOn ?? today, today].toSorted()[0]!;
  return its.recognitionPauses
    .map(({ from, to }) => {
      const last = [to ?? end, end].toSorted()[0]!;
      return Math.max(0, daysBetween([from, since].toSorted()[1]!, last));
    })
    .reduce((sum, days) => sum + days, 0);
};

const FASTER_SINCE = '2020-03-01';

/** A month to confirm the receipt, three from complete documents to decide; an accelerated procedure has less. */
export const timeUp = (step: 'receipt' | 'decision', from: Day, accelerated: Day | null): Day => {
  const faster = accelerated !== null && from >= FASTER_SINCE;
  if (step === 'receipt') return faster ? addDays(from, 14) : addMonths(from, 1);
  return addMonths(from, faster ? 2 : 3);
};

const recognitionClock = (its: Known, today: Day): string => {
  const { recognitionFiledOn: filed, recognitionCompleteOn: complete } = its;
  if (!filed) return 'none';
  if (its.recognitionDecidedOn) return 'decided';
  if (its.recognitionPauses.some(({ from, to }) => from <= today && (to === null || to > today)))
    return 'suspended';
  const due =
    its.recognitionExtendedTo ??
    (complete && addDays(timeUp('decision', complete, its.recognitionAcceleratedOn), stoodStill(its, today)));
  if (complete && due) return due < today ? 'overdue' : 'running';
  if (its.recognitionReceiptOn) return 'documents-awaited';
  return timeUp('receipt', filed, its.recognitionAcceleratedOn) < today
    ? 'receipt-overdue'
    : 'receipt-awaited';
};

const followUpDueOn = ({ placedOn, placementEndedOn, retained }: Known): Day | null => {
  if (!placedOn || placementEndedOn || retained.includes('6-months')) return null;
  return addDays(placedOn, retained.includes('42-days') ? 182 : 42);
};

const onThatDay = (its: Known, testimony: Testimony, today: Day) => {
  // In the stories nobody takes part in two programmes at once.
  const [programme] = its.programmes;
  const terms = programme ? termsOn(testimony, programme, '9999-12-31') : undefined;
  const target = terms?.contactsPerWeek;
  const counts = (channel: string) =>
    (terms?.coachingChannels as readonly string[] | undefined)?.includes(channel) ?? true;
  const enrolledFor = programme ? daysBetween(its.programmesSince[0]!, today) + 1 : 0;
  const since = its.recognitionCompleteOn ?? its.recognitionFiledOn;
  const upcoming = its.appointments.map(({ on }) => on).filter((on) => on >= today);
  return {
    phase: phase(its, today),
    contactsInFourWeeks: its.contactDays.filter(
      (day, index) => day > addDays(today, -28) && day <= today && counts(its.contactChannels[index]!),
    ).length,
    contactTargetInFourWeeks:
      target === undefined ? null : Math.floor((target * Math.min(Math.max(enrolledFor, 0), 28)) / 7),
    nextAppointmentOn: upcoming.toSorted()[0] ?? null,
    unitsLeft: its.courseUnits === null ? null : Math.max(0, its.courseUnits - its.unitsAttended),
    internshipDays:
      its.internshipFrom && its.internshipTo ? daysBetween(its.internshipFrom, its.internshipTo) + 1 : null,
    internshipCapDays: terms?.internshipCapDays ?? null,
    recognitionClock: recognitionClock(its, today),
    recognitionDays: since
      ? daysBetween(since, its.recognitionDecidedOn ?? today) - stoodStill(its, today)
      : null,
    followUpDueOn: followUpDueOn(its),
    ...standingOn(its, today, daysBetween),
  };
};

const more = (one: number | null, other: number | null): boolean =>
  one !== null && other !== null && one > other;

type OnDay = Known & ReturnType<typeof onThatDay>;

const RAISED: Readonly<Record<string, (its: OnDay, today: Day) => boolean>> = {
  childcare: ({ needs, obstacles }) => [...needs, ...obstacles.map(({ kind }) => kind)].includes('childcare'),
  contested: ({ contested }) => contested.length > 0,
  'follow-up-due': ({ followUpDueOn: due }, today) => due !== null && due <= today,
  'internship-over-cap': (its) => more(its.internshipDays, its.internshipCapDays),
  'interpreter-needed': (its) => its.interpreterNeeded,
  'lost-certificate': (its) => its.lostCertificates > 0,
  'no-contact-for-four-weeks': (its, today) =>
    (its.contactDays.at(-1) ?? its.registeredOn) < addDays(today, -28),
  placed: (its) => its.phase === 'placed',
  'plan-due': ({ planRevisedOn }, today) => planRevisedOn !== null && addMonths(planRevisedOn, 6) < today,
  'recognition-overdue': (its) => its.recognitionClock.endsWith('overdue'),
  'task-overdue': ({ tasksOverdue }) => tasksOverdue > 0,
  'title-expiring': ({ titleLight }) => ['amber', 'red', 'expired'].includes(titleLight),
  unassigned: (its) => its.caseWorker === null,
  'under-contact-target': (its) => more(its.contactTargetInFourWeeks, its.contactsInFourWeeks),
  waiting: (its) => its.waitingFor.length > 0,
};

export const FLAGS = Object.keys(RAISED);

export interface CaseloadRow extends OnDay {
  readonly flags: readonly string[];
}

/** The caseload view's rows, counted as of a day, by participant. */
export const caseloadRows = (testimony: Testimony, today: Day): ReadonlyMap<string, CaseloadRow> =>
  new Map(
    [...cases(testimony)].map(([id, so]) => {
      const its = known(id, so);
      const row = { ...its, ...onThatDay(its, testimony, today) };
      return [id, { ...row, flags: FLAGS.filter((flag) => RAISED[flag]!(row, today)) }];
    }),
  );

const SORTS: Readonly<Record<string, (row: CaseloadRow) => Day>> = {
  'last-contact': ({ lastContactOn }) => lastContactOn ?? '0000',
  'next-appointment': ({ nextAppointmentOn }) => nextAppointmentOn ?? '9999',
  registered: ({ registeredOn }) => registeredOn,
};

/** What a coach gets to see, in which order, for each way to ask. */
export const caseloadLists = (
  rows: ReadonlyMap<string, CaseloadRow>,
  coach: string,
): Record<string, string[]> => {
  const mine = [...rows.values()].filter(({ caseWorker }) => caseWorker === coach);
  const list = (sort: string, some = mine) =>
    some
      .map((row) => `${SORTS[sort]!(row)} ${row.id}`)
      .toSorted()
      .map((entry) => entry.split(' ')[1]!);
  const inOrder = Object.keys(SORTS).map((sort) => [`sort=${sort}`, list(sort)] as const);
  const flagged = FLAGS.map((flag) => {
    const some = mine.filter(({ flags }) => flags.includes(flag));
    return [`flag=${flag}`, list('last-contact', some)] as const;
  });
  return Object.fromEntries([...inOrder, ...flagged]);
};
