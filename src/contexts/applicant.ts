import type { Consult } from '../kernel/context.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { Sealed } from '../kernel/personal.js';
import type { Regime, TitleKind } from '../shapes/status-words.js';
import type { EligibilityRule } from '../shapes/words.js';
import { type ById, changed } from './by-id.js';
import type { JourneyFacts } from './journey/facts.js';
import type { Participant } from './participant.js';

/** What somebody told, with the fact that says so. */
export interface Told<Value> {
  readonly value: Value;
  readonly fact: string;
  readonly since: LocalDate;
}

export interface Spell<Value> extends Told<Value> {
  readonly until?: LocalDate;
}

/** What a journey tells about somebody who wants a seat. */
export interface Applicant extends Participant {
  /** In plain where a decision sees it; null once erased. */
  readonly birthDate?: Told<Sealed | LocalDate | null>;
  /** In order of their days. */
  readonly municipalities: readonly Told<string>[];
  readonly titles: ById<Spell<TitleKind>>;
  readonly regimes: ById<Spell<Regime>>;
  /** By programme, the conditions that need not be met. */
  readonly exceptions: ById<readonly EligibilityRule[]>;
}

interface Entry {
  readonly id: string;
  readonly happenedOn: LocalDate;
}

const told = <Value>(value: Value, { id, happenedOn }: Entry): Told<Value> => ({
  value,
  fact: id,
  since: happenedOn,
});

const moved = (applicant: Applicant, municipality: string, fact: Entry): Applicant => ({
  ...applicant,
  municipalities: [...applicant.municipalities, told(municipality, fact)].toSorted((a, b) =>
    a.since < b.since ? -1 : a.since > b.since ? 1 : 0,
  ),
});

const over = (applicant: Applicant, title: string, until: LocalDate): Applicant => ({
  ...applicant,
  titles: changed(applicant.titles, title, { until }),
});

/** Asks a journey who wants the seat: the one that a command names, or the one that decides itself. */
export const applicantFor = (...commands: readonly string[]): Consult<Applicant, JourneyFacts> => ({
  commands,
  stream: ({ participant }: { readonly participant?: string }, _: object, own: string) =>
    participant ? `journey-${participant}` : own,
  opened: true,
  initial: { registered: false, municipalities: [], titles: {}, regimes: {}, exceptions: {} },
  evolve: {
    ParticipantRegistered: (applicant, { data: { birthDate, municipality }, ...fact }) =>
      moved({ ...applicant, registered: true, birthDate: told(birthDate, fact) }, municipality, fact),
    DetailsChanged: (applicant, { data: { birthDate, municipality }, ...fact }) => {
      const known = birthDate ? { ...applicant, birthDate: told(birthDate, fact) } : applicant;
      return municipality ? moved(known, municipality, fact) : known;
    },
    ResidenceTitleRecorded: (applicant, { data: { title, kind, validUntil }, ...fact }) => ({
      ...applicant,
      titles: { ...applicant.titles, [title]: { ...told(kind, fact), until: validUntil } },
    }),
    ResidenceTitleExpired: (applicant, { data, happenedOn }) => over(applicant, data.title, happenedOn),
    ResidenceTitleWithdrawn: (applicant, { data, happenedOn }) => over(applicant, data.title, happenedOn),
    RegimeStarted: (applicant, { data: { spell, regime }, ...fact }) => ({
      ...applicant,
      regimes: { ...applicant.regimes, [spell]: told(regime, fact) },
    }),
    RegimeEnded: (applicant, { data: { spell }, happenedOn }) => ({
      ...applicant,
      regimes: changed(applicant.regimes, spell, { until: happenedOn }),
    }),
    MergedInto: (applicant, { data: { survivor } }) => ({ ...applicant, mergedInto: survivor }),
    MergeUndone: ({ mergedInto: _, ...applicant }) => applicant,
    ExceptionGranted: (applicant, { data: { programme, rules } }) => ({
      ...applicant,
      exceptions: { ...applicant.exceptions, [programme]: rules },
    }),
  },
});
