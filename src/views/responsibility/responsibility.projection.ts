import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { ALL, keysOf } from '../../kernel/belonging.js';
import { hoursAfter } from '../../kernel/local-date.js';
import { projection } from '../../kernel/projection.js';
import { tiesOf } from '../../shapes/responsibility.js';
import { accompanied } from '../changes.js';
import { ResponsibilityRow } from './responsibility.row.js';

/** The row with the keys that follow from it. */
const keyed = (row: ResponsibilityRow): ResponsibilityRow => {
  const keys = keysOf(
    tiesOf({
      unit: row.unit ?? undefined,
      caseWorker: row.caseWorker ?? undefined,
      deputy: row.deputy ?? undefined,
      offeredTo: row.offers.map(({ to }) => to),
      shares: row.shares,
      openings: row.openings,
      consents: row.consents,
      restricted: row.restricted,
    }),
  );
  const isLasting = ({ from, until, expires }: (typeof keys)[number]) => !from && !until && !expires;
  const names = (some: typeof keys) => [...new Set([ALL, ...some.map(({ key }) => key)])];
  return {
    ...row,
    keys: names(keys),
    lasting: names(keys.filter(isLasting)),
    dated: keys.filter((each) => !isLasting(each)),
  };
};

const withoutOffer = (row: ResponsibilityRow, id: string): ResponsibilityRow => ({
  ...row,
  offers: row.offers.filter((offer) => offer.id !== id),
});

const PARTNERS = 'sharing-with-partners';

export const responsibilityProjection = projection<JourneyFacts, ResponsibilityRow>({
  name: 'responsibility',
  version: 3,
  of: 'journey',
  row: ResponsibilityRow,
  indexes: ['USING gin (keys)'],
  initial: (id) => ({
    id,
    unit: null,
    unitSince: null,
    caseWorker: null,
    caseWorkerSince: null,
    deputy: null,
    offers: [],
    shares: [],
    openings: [],
    consents: false,
    restricted: false,
    keys: [ALL],
    lasting: [ALL],
    dated: [],
  }),
  on: {
    ParticipantRegistered: (row, { data: { unit } }) => keyed({ ...row, unit: row.unit ?? unit ?? null }),
    ResponsibilityTransferred: (row, { data: { unit }, happenedOn }) =>
      happenedOn >= (row.unitSince ?? '') ? keyed({ ...row, unit, unitSince: happenedOn }) : row,
    CaseWorkerAssigned: (row, { data, happenedOn }) => keyed(accompanied(row, data.caseWorker, happenedOn)),
    HandOverOffered: (row, { data: { handOver, to } }) =>
      keyed({ ...row, offers: [...row.offers, { id: handOver, to }] }),
    HandOverAccepted: (row, { data: { handOver, caseWorker }, happenedOn }) =>
      keyed(withoutOffer(accompanied(row, caseWorker, happenedOn), handOver)),
    HandOverDeclined: (row, { data: { handOver } }) => keyed(withoutOffer(row, handOver)),
    DeputyNamed: (row, { data: { deputy, until }, happenedOn }) =>
      keyed({ ...row, deputy: { account: deputy, from: happenedOn, ...(until && { until }) } }),
    CaseShared: (row, { data: { sharing, account, unit, basis, until }, happenedOn }) =>
      keyed({
        ...row,
        shares: [
          ...row.shares,
          {
            id: sharing,
            basis,
            from: happenedOn,
            ...(account && { account }),
            ...(unit && { unit }),
            ...(until && { until }),
          },
        ],
      }),
    SharingWithdrawn: (row, { data: { sharing } }) =>
      keyed({ ...row, shares: row.shares.filter(({ id }) => id !== sharing) }),
    ConsentGiven: (row, { data: { purpose } }) =>
      purpose === PARTNERS ? keyed({ ...row, consents: true }) : row,
    ConsentWithdrawn: (row, { data: { purpose } }) =>
      purpose === PARTNERS ? keyed({ ...row, consents: false }) : row,
    GlassBroken: (row, { data: { breakGlass, account, hours }, recordedAt }) =>
      keyed({
        ...row,
        openings: [...row.openings, { id: breakGlass, account, expires: hoursAfter(recordedAt, hours) }],
      }),
    ProcessingRestricted: (row) => keyed({ ...row, restricted: true }),
    RestrictionLifted: (row) => keyed({ ...row, restricted: false }),
    PersonErased: (row) => keyed({ ...row, restricted: false }),
  },
});
