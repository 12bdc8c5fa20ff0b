import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { MilestoneRow } from './milestone.row.js';

type First = 'firstSessionOn' | 'firstCourseOn' | 'firstInternshipOn';

/** The earliest day counts, in whatever order they were entered. */
const began =
  (first: First) =>
  (row: MilestoneRow, { happenedOn }: { readonly happenedOn: string }): MilestoneRow =>
    happenedOn < (row[first] ?? '9') ? { ...row, [first]: happenedOn } : row;

const answered = (row: MilestoneRow, handOver: string): MilestoneRow => ({
  ...row,
  handOvers: row.handOvers.filter(({ id }) => id !== handOver),
});

export const milestoneProjection = projection<JourneyFacts, MilestoneRow>({
  name: 'milestone',
  version: 1,
  of: 'journey',
  row: MilestoneRow,
  initial: (id) => ({
    id,
    firstSessionOn: null,
    firstCourseOn: null,
    firstInternshipOn: null,
    handOvers: [],
    dropOuts: [],
  }),
  on: {
    // Everybody who was registered is counted, also who has reached nothing yet.
    ParticipantRegistered: (row) => row,
    SessionHeld: began('firstSessionOn'),
    CourseStarted: began('firstCourseOn'),
    CourseAttended: began('firstCourseOn'),
    TrainingStarted: began('firstCourseOn'),
    TrainingAttended: began('firstCourseOn'),
    InternshipStarted: began('firstInternshipOn'),

    HandOverOffered: (row, { data: { handOver, to }, happenedOn }) => ({
      ...row,
      handOvers: [...row.handOvers, { id: handOver, to, on: happenedOn }],
    }),
    HandOverAccepted: (row, { data }) => answered(row, data.handOver),
    HandOverDeclined: (row, { data }) => answered(row, data.handOver),

    DroppedOut: (row, { data: { programme, because }, happenedOn }) => ({
      ...row,
      dropOuts: [...row.dropOuts, { programme, on: happenedOn, because }],
    }),
  },
});
