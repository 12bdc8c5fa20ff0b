import { streamView } from '../../engine/tell.js';
import { drawn } from './timeline.drawn.js';
import { Timeline } from './timeline.dto.js';
import { timelineProjection } from './timeline.projection.js';
import type { TimelineRow } from './timeline.row.js';

/** One person's way, fit for drawing. */
export const timeline = streamView<TimelineRow>({
  name: 'timeline',
  summary: 'One journey as bars and marks for drawing: now, or at a point of its history (Zeitstrahl).',
  answer: Timeline,
  fold: timelineProjection,
  tell: drawn,
});
