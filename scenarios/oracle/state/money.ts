import { claimsOf } from '../financing.js';
import { all, type Happening } from '../happenings.js';
import { byId } from './parts.js';

type So = readonly Happening[];

/* What is paid, by whom, and what a change of law makes of it. */

export const claims = (so: So) => ({
  claims: byId(claimsOf(so).map(({ on, data: { entry, grant, module } }) => [entry, { grant, module, on }])),
});

export const benefits = (so: So) => ({
  paid: byId(all(so, 'BenefitPaid').map(({ data: { spell, month, cents } }) => [`${spell}/${month}`, cents])),
});

export const protection = (so: So) => {
  const days = (type: Parameters<typeof all>[1]) => all(so, type).map(({ on }) => on);
  return {
    protectionApplied: days('TemporaryProtectionApplied'),
    asylumApplied: days('AsylumApplied'),
    fingerprints: days('FingerprintsTaken'),
  };
};

/** Of each change of law the outcome that stands. */
export const cohorts = (so: So) => ({ noted: all(so, 'CohortOutcomeNoted').map(({ data }) => data) });
