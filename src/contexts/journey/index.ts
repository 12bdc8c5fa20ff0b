import { context } from '../../kernel/context.js';
import { belonging } from './belonging.js';
import { assignment } from './assignment/index.js';
import { claims } from './claims/index.js';
import { claimRunsReachTheJourneys } from './claims/sweeps.js';
import { benefits } from './benefits/index.js';
import { closing } from './closing/index.js';
import { coaching } from './coaching/index.js';
import { cohorts } from './cohorts/index.js';
import { cohortsReachTheJourneys } from './cohorts/sweeps.js';
import { corrections } from './corrections/index.js';
import { emergency } from './emergency/index.js';
import { enrolment } from './enrolment/index.js';
import { identity } from './identity/index.js';
import { intake } from './intake/index.js';
import { internship } from './internship/index.js';
import { language } from './language/index.js';
import { notMerged } from './merging/decider.js';
import { merging } from './merging/index.js';
import { mergesReachTheSurvivor } from './merging/policies.js';
import { placement } from './placement/index.js';
import { plan } from './plan/index.js';
import { mentorsReachTheJourney, openingsReachTheJourney } from './placement/policies.js';
import { seatsReachTheJourney } from './policies.js';
import { notBarred } from './privacy/guard.js';
import { privacy } from './privacy/index.js';
import { erasuresReachTheDuplicates } from './privacy/policies.js';
import { protection } from './protection/index.js';
import { participants } from './sheet.js';
import { recognition } from './recognition/index.js';
import { sharing } from './sharing/index.js';
import { status } from './status/index.js';
import { support } from './support/index.js';
import { coursePlacesReachTheJourney, eventsReachTheJourney } from './support/policies.js';
import { training } from './training/index.js';

const chapters = [
  intake,
  identity,
  assignment,
  sharing,
  emergency,
  status,
  protection,
  benefits,
  enrolment,
  plan,
  coaching,
  language,
  training,
  internship,
  recognition,
  placement,
  support,
  claims,
  closing,
  cohorts,
  corrections,
  merging,
  privacy,
] as const;

/** What people can ask, but for what concerns the data as a whole. */
const workedWith = chapters
  .filter(({ name }) => name !== 'privacy')
  .flatMap(({ commands }) => Object.keys(commands));
const kept = notBarred(new Set(workedWith));

/**
 * A journey (Integrationsverlauf) is the way of one participant through the help, and one stream: an auditor replays a
 * person. It opens when the person is registered. Its chapters are folders of the same form: what can be asked
 * (commands.dto.ts), what can have happened (facts.ts) and the rules between them (decider.ts). A chapter may look at
 * what another one knows; most look at enrolment, to say in which programme something counts.
 */
export const journey = context({
  name: 'journey',
  path: 'journeys',
  creates: 'RegisterParticipant',
  legalBasis: 'Art. 6(1)(e) GDPR with § 67a SGB X',
  person: true,
  chapters,
  sheet: participants,
  policies: [
    seatsReachTheJourney,
    openingsReachTheJourney,
    mentorsReachTheJourney,
    eventsReachTheJourney,
    coursePlacesReachTheJourney,
    mergesReachTheSurvivor,
    erasuresReachTheDuplicates,
  ],
  sweeps: [cohortsReachTheJourneys, claimRunsReachTheJourneys],
  guard: (state, command) => kept(state, command) ?? notMerged(state, command),
  belonging,
});
