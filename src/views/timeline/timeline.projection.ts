import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { TimelineRow } from './timeline.row.js';
import { enrolment, entries, person, status } from './timeline.standing.js';
import { courses, recognition, talks, work } from './timeline.steps.js';

/** Never stored: it is folded from one person's history when somebody asks, at any point of it. */
export const timelineProjection = projection<JourneyFacts, TimelineRow>({
  name: 'timeline',
  version: 1,
  of: 'journey',
  row: TimelineRow,
  initial: (id) => ({ id, bars: [], marks: [], contested: [] }),
  on: {
    ...person,
    ...status,
    ...enrolment,
    ...talks,
    ...courses,
    ...work,
    ...recognition,
    ...entries,
  },
});
