import type { Day } from '../../calendar.js';
import {
  all,
  cases,
  type Happening,
  histories,
  latest,
  plain,
  still,
  type Testimony,
} from '../happenings.js';
import { type Counting, listsOf, small } from './lists.js';
import { begunBy, matchesOf } from './matches.js';

type So = readonly Happening[];

/** The openings of an employer, also those of the past. */
const openingsOf = (so: So) =>
  all(so, 'OpeningPublished').map(({ on: publishedOn, data }) => {
    const its = <H extends { data: { opening: string } }>(some: readonly H[]) =>
      some.filter(({ data: { opening } }) => opening === data.opening);
    const changes = its(all(so, 'OpeningAmended')).map(({ data: { reason: _, ...change } }) => change);
    const of = its(all(so, 'OpeningFilled', 'OpeningFreed'));
    const filled = still(of, 'OpeningFilled', ['OpeningFreed'], ({ participant }) => participant);
    return {
      ...{ hoursPerWeek: null, languageLevel: null, until: null },
      ...(Object.assign({}, data, ...changes) as typeof data),
      publishedOn,
      withdrawnOn: its(all(so, 'OpeningWithdrawn'))[0]?.on ?? null,
      filled: filled.map((each) => each.data.participant),
    };
  });

type Opening = ReturnType<typeof openingsOf>[number];

const freePlaces = ({ places, filled }: Opening): number => Math.max(0, places - filled.length);

const status = (its: Opening, today: Day): string => {
  if (its.withdrawnOn) return 'withdrawn';
  if (its.until && its.until < today) return 'expired';
  return freePlaces(its) === 0 ? 'full' : 'open';
};

const STAGES: readonly (readonly [string, (row: Employer, today: Day) => boolean])[] = [
  ['offering', ({ openOpenings }) => openOpenings > 0],
  [
    'willing',
    ({ willingFor, willingUntil }, today) => willingFor.length > 0 && (willingUntil ?? today) >= today,
  ],
  ['enquired', ({ lastEnquiryOn }) => lastEnquiryOn !== null],
  ['contacted', ({ lastContactOn }) => lastContactOn !== null],
  ['registered', () => true],
];

/** How far participants came with each employer, by id; internships and placements name it in words. */
const funnelsOf = (testimony: Testimony, today: Day) => {
  const everybody = [...cases(testimony).values()];
  const [matches, begun] = [
    everybody.map(matchesOf).flat(),
    everybody.map((so) => begunBy(so, today)).flat(),
  ];
  return (id: string, name: string) => {
    const count = <T>(list: readonly T[], holds: (one: T) => boolean) => list.filter(holds).length;
    const its = matches.filter(({ employer }) => employer === id);
    const named = begun.filter(({ employer }) => employer.trim().toLowerCase() === name.trim().toLowerCase());
    return {
      matched: its.length,
      applied: count(its, ({ appliedOn }) => appliedOn !== null),
      interviewed: count(its, ({ interviewedOn }) => interviewedOn !== null),
      offered: count(its, ({ offeredOn }) => offeredOn !== null),
      placed: count(its, ({ because }) => because === 'placed'),
      internships: count(named, ({ kind }) => kind === 'internship'),
      placements: count(named, ({ kind }) => kind === 'placement'),
    };
  };
};

const employer = (id: string, so: So, today: Day) => {
  const [registered] = all(so, 'EmployerRegistered');
  const people = still(so, 'ContactPersonNamed', ['ContactPersonLeft'], ({ person }) => person);
  const contact = latest(all(so, 'EmployerContacted'));
  const word = all(so, 'WillingnessDeclared', 'WillingnessWithdrawn').at(-1);
  const willing = word?.type === 'WillingnessDeclared' ? word : undefined;
  const enquiries = all(so, 'EnquiryReceived');
  const openings = openingsOf(so);
  const inStatus = (wanted: string) => openings.filter((each) => status(each, today) === wanted);
  const open = inStatus('open');
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    id,
    ...registered!.data,
    registeredOn: registered!.on,
    contactPersons: people.map(({ data }) => ({ role: null, phone: null, email: null, ...data })),
    contacts: all(so, 'EmployerContacted').length,
    lastContactOn: contact?.on ?? null,
    lastContactChannel: contact?.data.channel ?? null,
    willingFor: willing?.data.kinds ?? [],
    willingSince: willing?.on ?? null,
    willingUntil: willing?.data.until ?? null,
    enquiries: enquiries.map(({ on, data: { enquiry, kinds, occupation = null, places = null } }) => ({
      ...{ enquiry, on, kinds, occupation, places },
    })),
    openings: plain(openings),
    openOpenings: open.length,
    fullOpenings: inStatus('full').length,
    expiredOpenings: inStatus('expired').length,
    withdrawnOpenings: inStatus('withdrawn').length,
    freePlaces: sum(open.map(freePlaces)),
    filledPlaces: sum(openings.map(({ filled }) => filled.length)),
    lastEnquiryOn: latest(enquiries)?.on ?? null,
  };
};

type Employer = ReturnType<typeof employer>;

const employersOf = (testimony: Testimony, today: Day): Employer[] =>
  [...histories(testimony, 'employers')].map(([id, so]) => employer(id, so, today));

export const employers: Counting = {
  name: 'employers',
  count: (testimony, today) => {
    const funnel = funnelsOf(testimony, today);
    const rows = employersOf(testimony, today).map((row) => ({
      ...row,
      ...funnel(row.id, row.name),
      stage: STAGES.find(([, holds]) => holds(row, today))![0],
    }));
    const sorts = {
      name: ({ name }: Employer) => small(name),
      'last-contact': ({ lastContactOn }: Employer) => lastContactOn ?? '1900-01-01',
      'free-places': (row: Employer) => row.freePlaces,
      applied: ({ applied }: { applied: number }) => applied,
      placements: ({ placements }: { placements: number }) => placements,
    };
    const words = {
      stage: ({ stage }: { stage: string }) => stage,
      municipality: ({ municipality }: Employer) => municipality,
      trade: ({ trade }: Employer) => trade,
      willingFor: ({ willingFor }: Employer) => willingFor,
    };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};

/** Openings as lines of their own. */
export const openingLines = (testimony: Testimony, today: Day) =>
  employersOf(testimony, today).flatMap(({ id: employer, name, openings }) =>
    openings.map(({ opening, ...its }) => ({
      ...{ id: opening, employer, employerName: name, ...its },
      freePlaces: freePlaces({ opening, ...its }),
      status: status({ opening, ...its }, today),
    })),
  );

export type OpeningLine = ReturnType<typeof openingLines>[number];

export const openings: Counting = {
  name: 'openings',
  count: (testimony, today) => {
    const rows = openingLines(testimony, today);
    const sorts = {
      from: ({ from }: OpeningLine) => from,
      published: ({ publishedOn }: OpeningLine) => publishedOn,
      'free-places': (row: OpeningLine) => row.freePlaces,
    };
    const words = {
      kind: ({ kind }: OpeningLine) => kind,
      status: ({ status }: OpeningLine) => status,
      municipality: ({ municipality }: OpeningLine) => municipality,
      occupation: ({ occupation }: OpeningLine) => occupation,
      skill: ({ skills }: OpeningLine) => skills,
    };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};
