import { chapter, context } from '../../kernel/context.js';
import { corrections } from '../corrections.js';
import * as commands from '../corrections.dto.js';
import { award } from './award/index.js';
import { claimRuns } from './claim-runs/index.js';
import { costs } from './costs/index.js';
import { drawDowns } from './draw-downs/index.js';
import { repayments } from './repayments/index.js';

/** Entries of a grant that were wrong are retracted, or corrected by the command that made them (Berichtigung). */
const entries = chapter({ name: 'corrections', commands, decider: corrections, history: true });

/**
 * A grant (Zuwendung) is money that a funder has approved for a purpose: the award with its terms, what was promised and
 * paid, what was drawn down and what goes back. What is delivered to participants is not in here: the journeys own the
 * claims on their units, so that each is charged once.
 */
export const grant = context({
  name: 'grant',
  path: 'grants',
  creates: 'AwardGrant',
  legalBasis: 'Art. 6(1)(e) GDPR with § 67c SGB X',
  chapters: [award, costs, drawDowns, repayments, claimRuns, entries],
});
