import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { type Delivered, FundingRow, type Participation } from './funding.row.js';

type Amounts = Partial<Pick<Delivered, 'sessions' | 'minutes' | 'units'>>;

/** More of something delivered in a programme on a day. Lines stand in order of days, and most come as the last. */
const more = (row: FundingRow, programme: string | undefined, on: string, add: Amounts): FundingRow => {
  if (!programme) return row;
  const { sessions = 0, minutes = 0, units = 0 } = add;
  const { delivered } = row;
  let at = delivered.length;
  while (at > 0 && delivered[at - 1]!.on > on) at--;
  let same = at - 1;
  while (same >= 0 && delivered[same]!.on === on && delivered[same]!.programme !== programme) same--;
  const before = delivered[same];
  if (before?.on !== on)
    return { ...row, delivered: delivered.toSpliced(at, 0, { programme, on, sessions, minutes, units }) };
  const after = {
    programme,
    on,
    sessions: before.sessions + sessions,
    minutes: before.minutes + minutes,
    units: before.units + units,
  };
  return { ...row, delivered: delivered.with(same, after) };
};

const isWaiting = ({ waitingFrom, waitingTo, from }: Participation) =>
  waitingFrom !== null && waitingTo === null && from === null;
const isTakingPart = ({ from, to }: Participation) => from !== null && to === null;

/** Changes the participation in a programme that is in a certain phase; begins one if there is none. */
const participation = (
  row: FundingRow,
  programme: string,
  phase: (of: Participation) => boolean,
  change: Partial<Participation>,
): FundingRow => {
  const begun = { programme, waitingFrom: null, waitingTo: null, from: null, to: null };
  const current = row.participations.find((each) => each.programme === programme && phase(each));
  return {
    ...row,
    participations: current
      ? row.participations.map((each) => (each === current ? { ...each, ...change } : each))
      : [...row.participations, { ...begun, ...change }],
  };
};

export const fundingProjection = projection<JourneyFacts, FundingRow>({
  name: 'funding',
  version: 2,
  of: 'journey',
  row: FundingRow,
  initial: (id) => ({ id, participations: [], delivered: [], placements: [] }),
  on: {
    WaitingListJoined: (row, { data: { programme }, happenedOn }) =>
      participation(row, programme, isWaiting, { waitingFrom: happenedOn }),
    WaitingListLeft: (row, { data: { programme }, happenedOn }) =>
      participation(row, programme, isWaiting, { waitingTo: happenedOn }),
    Enrolled: (row, { data: { programme }, happenedOn }) =>
      participation(row, programme, isWaiting, { waitingTo: happenedOn, from: happenedOn }),
    ProgrammeCompleted: (row, { data: { programme }, happenedOn }) =>
      participation(row, programme, isTakingPart, { to: happenedOn }),
    DroppedOut: (row, { data: { programme }, happenedOn }) =>
      participation(row, programme, isTakingPart, { to: happenedOn }),

    SessionHeld: (row, { data: { programme, minutes }, happenedOn }) =>
      more(row, programme, happenedOn, { sessions: 1, minutes }),
    CourseAttended: (row, { data: { programme, units }, happenedOn }) =>
      more(row, programme, happenedOn, { units }),
    CourseDayNoted: (row, { data: { programme, units }, happenedOn }) =>
      more(row, programme, happenedOn, { units }),
    Placed: (row, { data: { programme = null, kind }, happenedOn }) => ({
      ...row,
      placements: [...row.placements, { programme, on: happenedOn, kind }],
    }),
  },
});
