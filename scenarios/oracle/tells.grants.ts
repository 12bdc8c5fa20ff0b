import { lastDayOf } from '../calendar.js';
import { claimsOf, countsIn, delivered, grantLineOn, grantTermsOn, livedIn } from './financing.js';
import { interest } from './money.js';
import { creates, type Entry, says, type Tell } from './telling.js';

/* What entries about money say: in the history of a grant, and in that of a journey whose units are charged to it. */

/** Which units of a time nobody has charged yet and the line pays by a rate. */
const units: Tell = ({ body, so, soOf }: Entry) => {
  const { grant, module, line, from, to } = body as Record<
    'grant' | 'module' | 'line' | 'from' | 'to',
    string
  >;
  const financing = soOf(`grants/${grant}`);
  const claimed = new Set(claimsOf(so).map(({ data }) => data.entry));
  return [...delivered(so)]
    .filter(([entry, { on, pays, programme }]) => {
      const its = grantLineOn(financing, on, module, line);
      const { modules, municipalities } = grantTermsOn(financing, on);
      const required = modules.find((each) => each.module === module)?.programme;
      return (
        from <= on &&
        on <= to &&
        !claimed.has(entry) &&
        its?.kind === 'rate' &&
        pays.includes(its.unit!) &&
        (!required || countsIn(so, required, on, programme)) &&
        municipalities.some(({ name }) => name === livedIn(so, on))
      );
    })
    .map(([entry, { on }]) => ({ key: `${on}/${entry}`, entry, on }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry, on }) => {
      const data = { entry, grant, module, line, municipality: livedIn(so, on) };
      return { type: 'UnitClaimed', on, data };
    });
};

/** Where ids are not known, nothing is known of the unit. */
const oneUnit: Tell = ({ body, so, today }) => {
  const { on } = delivered(so).get(body.entry as string) ?? { on: today };
  return [{ type: 'UnitClaimed', on, data: { ...body, municipality: livedIn(so, on) } }];
};

export const GRANTS: Readonly<Record<string, Tell>> = {
  grants: says('GrantAwarded', ({ body }) => ({ municipalities: [], conditions: [], ...body })),
  'amend-grant': says('GrantAmended', ({ body, today }) => ({ decidedOn: today, ...body })),
  'enter-commitment': creates('CommitmentEntered', 'commitment'),
  'release-commitment': says('CommitmentReleased'),
  'record-cost': creates('CostIncurred', 'cost'),
  'charge-staff-post': ({ body, own }) => [
    { type: 'StaffPostCharged', on: lastDayOf(body.month as string), data: { ...body, cost: own } },
  ],
  'request-draw-down': creates('DrawDownRequested', 'drawDown'),
  'approve-draw-down': says('DrawDownApproved'),
  'reject-draw-down': says('DrawDownRejected'),
  'record-draw-down-payment': says('DrawDownPaid'),
  'demand-repayment': (entry) => {
    const { cents, interestFrom } = entry.body as { cents: number; interestFrom: string };
    const interestCents = interest(cents, interestFrom, entry.on);
    return creates('RepaymentDemanded', 'repayment', { interestCents })(entry);
  },
  'record-repayment': says('RepaymentMade', ({ body }) => ({ interestCents: 0, ...body })),
  'claim-units': units,
  'claim-unit': oneUnit,
  'release-claim': ({ body, so }) => {
    const claim = claimsOf(so).find(({ data }) => data.entry === body.entry);
    return [{ type: 'ClaimReleased', on: claim?.on, data: body }];
  },
};
