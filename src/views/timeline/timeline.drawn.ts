import type { Timeline } from './timeline.dto.js';
import type { TimelineRow } from './timeline.row.js';

const inOrder = <Drawn>(drawn: readonly Drawn[], dayOf: (of: Drawn) => string): Drawn[] =>
  drawn.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));

/** What was folded, in order of the days, with what is contested marked. */
export const drawn = ({ id, bars, marks, contested }: TimelineRow): Timeline => {
  const isContested = (...facts: readonly string[]) => facts.some((fact) => contested.includes(fact));
  return {
    id,
    bars: inOrder(bars, ({ from }) => from).map((bar) => ({ ...bar, contested: isContested(...bar.facts) })),
    marks: inOrder(marks, ({ on }) => on).map((each) => ({ ...each, contested: isContested(each.fact) })),
  };
};
