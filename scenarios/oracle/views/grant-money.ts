import type { Day } from '../../calendar.js';
import {
  claimsOf,
  delivered,
  type GrantLine,
  grantLineOn,
  type GrantTerms,
  grantTermsOn,
} from '../financing.js';
import { all, cases, type Happening, still, type Testimony } from '../happenings.js';
import { part } from '../money.js';

type So = readonly Happening[];

/* Every sum that counts in a grant, one by one, before anything is added up. */

/** What was delivered or paid. */
export interface Spent {
  readonly module: string;
  readonly line: string;
  readonly municipality: string;
  readonly on: Day;
  readonly cents: number;
  readonly own: GrantTerms['ownShare'];
  /** Of a claim, whose. */
  readonly participant?: string;
  readonly units: number;
  readonly minutes: number;
}

/** An hour is paid for in full, not at all, or in part, talk by talk. */
const ofMinutes = ({ cents = 0, minutesPerUnit = 1, counting }: GrantLine, minutes: number): number => {
  if (counting === 'commenced') return cents * Math.ceil(minutes / minutesPerUnit);
  if (counting === 'completed') return cents * Math.floor(minutes / minutesPerUnit);
  return part(cents, minutes, minutesPerUnit);
};

const worth = (line: GrantLine, cost: number, unit?: { minutes: number; units: number }): number => {
  if (!unit) return 0;
  if (line.kind === 'actual') return Math.min(cost, line.capCents ?? cost);
  if (line.unit === 'teaching-unit') return (line.cents ?? 0) * unit.units;
  return line.unit === 'coaching-hour' ? ofMinutes(line, unit.minutes) : (line.cents ?? 0);
};

/** Claims on a grant with their lines and what was delivered, if it still stands. */
export const claimsOn = (testimony: Testimony, id: string, grant: So) =>
  [...cases(testimony)].flatMap(([participant, so]) => {
    const units = delivered(so);
    return claimsOf(so).flatMap(({ on, data }) => {
      const line = data.grant === id && grantLineOn(grant, on, data.module, data.line);
      return line ? [{ participant, on, data, line, unit: units.get(data.entry) }] : [];
    });
  });

const ofClaims = (testimony: Testimony, id: string, grant: So): Spent[] =>
  claimsOn(testimony, id, grant).map(({ participant, on, data, line, unit }) => ({
    ...{ module: data.module, line: data.line, municipality: data.municipality, on, participant },
    cents: worth(line, data.cost?.cents ?? 0, unit),
    own: grantTermsOn(grant, on).ownShare,
    units: unit ? (line.unit === 'teaching-unit' ? unit.units : 1) : 0,
    minutes: unit?.minutes ?? 0,
  }));

const ofCosts = (grant: So): Spent[] =>
  all(grant, 'CostIncurred', 'StaffPostCharged').flatMap((each) => {
    const { on, data } = each;
    const line = grantLineOn(grant, on, data.module, data.line);
    if (!line) return [];
    const cents =
      each.type === 'CostIncurred'
        ? Math.min(each.data.cents, line.capCents ?? each.data.cents)
        : part(line.monthlyCents ?? 0, each.data.permille, 1000);
    const { module, municipality = '' } = data;
    const own = grantTermsOn(grant, on).ownShare;
    return [{ module, line: data.line, municipality, on, cents, own, units: 0, minutes: 0 }];
  });

export const spentOf = (testimony: Testimony, id: string, grant: So): Spent[] => [
  ...ofClaims(testimony, id, grant),
  ...ofCosts(grant),
];

/** What was promised and neither paid nor given up. */
export const promisedOf = (grant: So) =>
  still(grant, 'CommitmentEntered', ['CommitmentReleased'], ({ commitment }) => commitment).flatMap(
    ({ data: { commitment, module, line, municipality = '', dueOn: on, cents } }) => {
      const paid = all(grant, 'CostIncurred').filter(({ data }) => data.commitment === commitment);
      const sum = paid.reduce((total, { data }) => total + data.cents, 0);
      return paid.some(({ data }) => data.closes)
        ? []
        : [{ module, line, municipality, on, cents: Math.max(0, cents - sum) }];
    },
  );

export const sumOf = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((total, one) => total + of(one), 0);

/** Thousandths of cents that the recipient pays itself. */
export const ownOf = (some: readonly Spent[]): number =>
  sumOf(some, ({ cents, own }) => cents * own.permille);
