import { streamView } from '../../engine/tell.js';
import { Timeline } from './timeline.dto.js';
import { timelineProjection } from './timeline.projection.js';
import type { TimelineRow } from './timeline.row.js';

const inOrder = <Drawn>(drawn: readonly Drawn[], dayOf: (of: Drawn) => string): Drawn[] =>
  drawn.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));

/** What was folded, in order of the days, with what is contested marked. */
const drawn = ({ id, bars, marks, contested }: TimelineRow): Timeline => {
  const isContested = (...facts: readonly string[]) => facts.some((fact) => contested.includes(fact));
  return {
    id,
    bars: inOrder(bars, ({ from }) => from).map((bar) => ({ ...bar, contested: isContested(...bar.facts) })),
    marks: inOrder(marks, ({ on }) => on).map((each) => ({ ...each, contested: isContested(each.fact) })),
  };
};

/** One person's way, fit for drawing. */
export const timeline = streamView<TimelineRow>({
  name: 'timeline',
  summary: 'One journey as bars and marks for drawing: now, or at a point of its history (Zeitstrahl).',
  answer: Timeline,
  fold: timelineProjection,
  tell: drawn,
});
