import type { LocalDate } from '../kernel/local-date.js';
import { type Homes, withHome } from './homes.js';

/*
 * What a change of law may ask of a journey, with the days on which it holds. Folded from the journey's facts by decider
 * and views alike: payloads are described by what is read of them.
 */

interface Told<Data> {
  readonly happenedOn: LocalDate;
  readonly data: Data;
}

/** A spell of benefits under a law. */
export interface KnownSpell {
  readonly regime: string;
  readonly payer?: string;
  readonly rank: 'primary' | 'secondary';
  readonly from: LocalDate;
  /** Last days in the order of their entries, each with the cohort that set it. */
  readonly ends: readonly { readonly on: LocalDate; readonly by?: string }[];
}

interface KnownTitle {
  readonly kind: string;
  readonly paragraph: string;
  readonly from: LocalDate;
  readonly until?: LocalDate;
}

export interface Known {
  /** By id; a spell that a cohort has begun bears the cohort's. */
  readonly spells: Readonly<Record<string, KnownSpell>>;
  readonly titles: Readonly<Record<string, KnownTitle>>;
  readonly municipalities: Homes;
  /** Sealed at rest; null once erased. */
  readonly birthDate?: unknown;
  readonly country?: unknown;
  readonly fingerprints?: LocalDate;
  readonly protectionApplied?: LocalDate;
  readonly asylumApplied?: LocalDate;
  /** Spells that the outcome noted last ends, and its cohort. */
  readonly ending: Readonly<Record<string, string>>;
}

export const UNKNOWN: Known = { spells: {}, titles: {}, municipalities: [], ending: {} };

const first = (known: LocalDate | undefined, on: LocalDate): LocalDate => (known && known < on ? known : on);

const moved = (known: Known, municipality: string | undefined, since: LocalDate): Known =>
  municipality === undefined
    ? known
    : { ...known, municipalities: withHome(known.municipalities, municipality, since) };

const over = (known: Known, title: string, until: LocalDate): Known =>
  Object.hasOwn(known.titles, title)
    ? { ...known, titles: { ...known.titles, [title]: { ...known.titles[title]!, until } } }
    : known;

interface Registered {
  readonly birthDate?: unknown;
  readonly municipality?: string;
}

const person = (known: Known, { data: { birthDate, municipality }, happenedOn }: Told<Registered>): Known =>
  moved(birthDate === undefined ? known : { ...known, birthDate }, municipality, happenedOn);

/** The fold, by type of the journey's fact. */
export const KNOWN = {
  ParticipantRegistered: person,
  DetailsChanged: person,
  ResidenceTitleRecorded: (
    known: Known,
    {
      data: { title, kind, paragraph, validUntil: until },
      happenedOn: from,
    }: Told<{ title: string; kind: string; paragraph: string; validUntil?: LocalDate }>,
  ): Known => ({
    ...known,
    titles: { ...known.titles, [title]: { kind, paragraph, from, ...(until && { until }) } },
  }),
  ResidenceTitleExpired: (known: Known, { data, happenedOn }: Told<{ title: string }>): Known =>
    over(known, data.title, happenedOn),
  ResidenceTitleWithdrawn: (known: Known, { data, happenedOn }: Told<{ title: string }>): Known =>
    over(known, data.title, happenedOn),
  RegimeStarted: (
    known: Known,
    {
      data: { spell, regime, payer, rank },
      happenedOn: from,
    }: Told<{ spell: string; regime: string; payer?: string; rank: 'primary' | 'secondary' }>,
  ): Known => ({
    ...known,
    spells: { ...known.spells, [spell]: { regime, rank, from, ...(payer && { payer }), ends: [] } },
  }),
  RegimeEnded: (known: Known, { data: { spell }, happenedOn: on }: Told<{ spell: string }>): Known => {
    const { [spell]: by, ...ending } = known.ending;
    const its = known.spells[spell];
    if (!its) return known;
    const ends = [...its.ends, { on, ...(by && { by }) }];
    return { ...known, ending, spells: { ...known.spells, [spell]: { ...its, ends } } };
  },
  CohortOutcomeNoted: (
    known: Known,
    { data: { cohort, ended } }: Told<{ cohort: string; ended: readonly string[] }>,
  ): Known => ({ ...known, ending: Object.fromEntries(ended.map((spell) => [spell, cohort])) }),
  FingerprintsTaken: (known: Known, { happenedOn }: Told<unknown>): Known => ({
    ...known,
    fingerprints: first(known.fingerprints, happenedOn),
  }),
  TemporaryProtectionApplied: (
    known: Known,
    { data: { country }, happenedOn }: Told<{ country?: unknown }>,
  ): Known => ({
    ...known,
    protectionApplied: first(known.protectionApplied, happenedOn),
    ...(country !== undefined && { country }),
  }),
  AsylumApplied: (known: Known, { happenedOn }: Told<unknown>): Known => ({
    ...known,
    asylumApplied: first(known.asylumApplied, happenedOn),
  }),
} as const;

/** Facts that may change how somebody is judged. */
export const TELLING = Object.keys(KNOWN).filter(
  (type): type is Exclude<keyof typeof KNOWN, 'CohortOutcomeNoted'> => type !== 'CohortOutcomeNoted',
);
