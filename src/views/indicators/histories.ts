import { addDays } from '../../kernel/local-date.js';
import type { Participant } from './indicators.js';
import { isYear, type Period } from './periods.js';

/* What may happen to a participant in a few quarters: the shortest stories in which each indicator occurs. */

const PROGRAMME = 'some';
const NOTHING: Participant = { participations: [], exits: [], placements: [], levels: [], delivered: [] };
/** So many quarters may lie between the first and the last. */
const QUARTERS = 3;

type Span = readonly [from: Period, to: Period];

const participation = { programme: PROGRAMME, waitingFrom: null, waitingTo: null };

/** Took part, left in one way or the other, placed then, later, or not at all. */
const tookPart = ([from, to]: Span): Participant[] => {
  const [first, last] = [addDays(from.from, 20), addDays(to.to, -20)];
  const levels = (level: string) => [
    { on: first, level: 'A1' },
    { on: last, level },
  ];
  const here = { ...NOTHING, participations: [{ ...participation, from: first, to: last }] };
  const placement = { id: '', programme: PROGRAMME, kind: 'job' };
  const placed = [
    [],
    [{ ...placement, from: last, to: last }],
    [{ ...placement, from: addDays(last, 1), to: null }],
    [{ ...placement, from: last, to: null }],
  ];
  // Nobody leaves without an outcome: whoever knows of two of these figures knows the third.
  const left = ['completed', 'dropped-out'].map((outcome) => ({
    ...here,
    exits: [{ programme: PROGRAMME, on: last, outcome }],
  }));
  return [
    { ...here, participations: [{ ...participation, from: first, to: null }] },
    ...left.flatMap((each) => [
      ...placed.map((placements) => ({ ...each, placements })),
      ...['A1', 'A2'].map((level) => ({ ...each, levels: levels(level) })),
    ]),
  ];
};

const waited = ([from, to]: Span): Participant => ({
  ...NOTHING,
  participations: [
    {
      ...participation,
      waitingFrom: addDays(from.from, 20),
      waitingTo: addDays(to.from, 10),
      from: null,
      to: null,
    },
  ],
});

const inOne = ({ from }: Period): Participant[] => [
  ...['job', 'apprenticeship', 'school'].map((kind) => ({
    ...NOTHING,
    placements: [{ id: '', programme: PROGRAMME, kind, from, to: null }],
  })),
  { ...NOTHING, delivered: [{ programme: PROGRAMME, on: from, sessions: 1, minutes: 0, units: 0 }] },
  { ...NOTHING, delivered: [{ programme: PROGRAMME, on: from, sessions: 0, minutes: 0, units: 1 }] },
];

export const shortStories = (periods: readonly Period[]): readonly Participant[] => {
  const quarters = periods.filter((each) => !isYear(each));
  const spans = quarters.flatMap((from, index) =>
    quarters.slice(index, index + QUARTERS).map((to): Span => [from, to]),
  );
  const years = quarters.filter(({ name }) => name.endsWith('Q2'));
  spans.push(...years.flatMap((from, index) => years.slice(index + 1).map((to): Span => [from, to])));
  return [...spans.flatMap((span) => [...tookPart(span), waited(span)]), ...quarters.flatMap(inOne)];
};
