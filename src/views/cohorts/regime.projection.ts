import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { KNOWN, UNKNOWN } from '../../rules/known.js';
import { withOne } from '../changes.js';
import { RegimeRow } from './regime.row.js';

/** What is known goes on by the fold that decisions use, too. */
const knowing =
  <Fact>(fold: (known: RegimeRow['known'], fact: Fact) => RegimeRow['known']) =>
  (row: RegimeRow, fact: Fact): RegimeRow => ({ ...row, known: fold(row.known, fact) });

export const regimeProjection = projection<JourneyFacts, RegimeRow>({
  name: 'regime',
  version: 1,
  of: 'journey',
  row: RegimeRow,
  initial: (id) => ({ id, regimes: [], known: UNKNOWN, outcomes: [], paid: [], talks: [] }),
  on: {
    ParticipantRegistered: knowing(KNOWN.ParticipantRegistered),
    DetailsChanged: knowing(KNOWN.DetailsChanged),
    ResidenceTitleRecorded: knowing(KNOWN.ResidenceTitleRecorded),
    ResidenceTitleExpired: knowing(KNOWN.ResidenceTitleExpired),
    ResidenceTitleWithdrawn: knowing(KNOWN.ResidenceTitleWithdrawn),
    FingerprintsTaken: knowing(KNOWN.FingerprintsTaken),
    TemporaryProtectionApplied: knowing(KNOWN.TemporaryProtectionApplied),
    AsylumApplied: knowing(KNOWN.AsylumApplied),
    RegimeStarted: (row, fact) => ({
      ...row,
      known: KNOWN.RegimeStarted(row.known, fact),
      regimes: withOne(row.regimes, fact.data.regime),
      outcomes: row.outcomes.map((each) =>
        each.cohort === fact.data.spell ? { ...each, decidedOn: fact.data.decidedOn } : each,
      ),
    }),
    RegimeEnded: knowing(KNOWN.RegimeEnded),
    CohortOutcomeNoted: (row, fact) => ({
      ...row,
      known: KNOWN.CohortOutcomeNoted(row.known, fact),
      outcomes: [...row.outcomes, fact.data],
    }),
    BenefitPaid: (row, { data }) => ({ ...row, paid: [...row.paid, data] }),
    SessionHeld: (row, { data: { minutes, programme = null }, happenedOn: on }) => ({
      ...row,
      talks: [...row.talks, { on, minutes, programme }],
    }),
  },
});
