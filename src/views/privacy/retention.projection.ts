import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { RetentionRow } from './retention.row.js';

const charging = (row: RetentionRow, charged: RetentionRow['charged']): RetentionRow => ({
  ...row,
  charged,
  fundedOn:
    charged
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? null,
});

export const retentionProjection = projection<JourneyFacts, RetentionRow>({
  name: 'retention',
  version: 1,
  of: 'journey',
  row: RetentionRow,
  initial: (id) => ({
    id,
    closedOn: null,
    charged: [],
    fundedOn: null,
    holds: [],
    restrictedOn: null,
    erasedOn: null,
  }),
  on: {
    JourneyClosed: (row, { happenedOn }) => ({ ...row, closedOn: happenedOn }),
    JourneyReopened: (row) => ({ ...row, closedOn: null }),
    UnitClaimed: (row, { data: { entry }, happenedOn }) =>
      row.charged.some((each) => each.entry === entry)
        ? row
        : charging(row, [...row.charged, { entry, on: happenedOn }]),
    ClaimReleased: (row, { data: { entry } }) =>
      charging(
        row,
        row.charged.filter((each) => each.entry !== entry),
      ),
    LegalHoldPlaced: (row, { data: { hold }, happenedOn }) => ({
      ...row,
      holds: [...row.holds, { hold, on: happenedOn }],
    }),
    LegalHoldLifted: (row, { data: { hold } }) => ({
      ...row,
      holds: row.holds.filter((each) => each.hold !== hold),
    }),
    ProcessingRestricted: (row, { happenedOn }) => ({ ...row, restrictedOn: happenedOn }),
    RestrictionLifted: (row) => ({ ...row, restrictedOn: null }),
    PersonErased: (row, { happenedOn }) => ({ ...row, restrictedOn: null, erasedOn: happenedOn }),
  },
});
