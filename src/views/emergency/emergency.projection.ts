import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { hoursAfter } from '../../kernel/local-date.js';
import { projection } from '../../kernel/projection.js';
import { changedIn } from '../changes.js';
import { EmergencyRow } from './emergency.row.js';

export const emergencyProjection = projection<JourneyFacts, EmergencyRow>({
  name: 'emergency',
  version: 1,
  of: 'journey',
  row: EmergencyRow,
  initial: (id) => ({ id, openings: [] }),
  on: {
    GlassBroken: (row, { data: { breakGlass, account, reason, hours }, recordedAt }) => ({
      ...row,
      openings: [
        ...row.openings,
        {
          ...{ id: breakGlass, account, reason: reason, hours, openedAt: recordedAt },
          ...{ expires: hoursAfter(recordedAt, hours), acknowledgedOn: null },
        },
      ],
    }),
    BreakGlassAcknowledged: (row, { data: { breakGlass }, happenedOn }) => ({
      ...row,
      openings: changedIn(row.openings, breakGlass, () => ({ acknowledgedOn: happenedOn })),
    }),
  },
});
