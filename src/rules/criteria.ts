import { ageOn, earliest, isLocalDate, latest, type LocalDate } from '../kernel/local-date.js';
import { homeOn } from './homes.js';
import type { Known } from './known.js';

/** What a law asks of a person; what is absent is no condition, and all that is there must hold. */
export interface Criteria {
  /** Kinds of residence titles, one of which is held on `titlesOn`, or else on the first day or later. */
  readonly titles?: readonly string[];
  readonly paragraphs?: readonly string[];
  readonly titlesOn?: LocalDate;
  /** Full years on the first day. */
  readonly minAge?: number;
  readonly maxAge?: number;
  /** One of these on the first day. */
  readonly municipalities?: readonly string[];
  /** From where the person was displaced: ISO 3166 codes. */
  readonly countries?: readonly string[];
  /** Whether fingerprints were taken, and by when. */
  readonly fingerprints?: boolean;
  readonly fingerprintsBy?: LocalDate;
  /** Whether temporary protection, or asylum, was applied for. */
  readonly protectionApplied?: boolean;
  readonly asylumApplied?: boolean;
}

export type Held = 'met' | 'not-met' | 'unknown';
type Test = (criteria: Criteria, known: Known, from: LocalDate) => Held | undefined;

const held = (met: boolean): Held => (met ? 'met' : 'not-met');

const title: Test = ({ titles, paragraphs, titlesOn }, known, from) => {
  if (!titles && !paragraphs) return undefined;
  const [first, last] = titlesOn ? [titlesOn, titlesOn] : [from, undefined];
  const present = Object.values(known.titles).filter(
    (each) => (each.until === undefined || each.until >= first) && (last === undefined || each.from <= last),
  );
  if (present.length === 0) return 'unknown';
  return held(
    present.some(
      ({ kind, paragraph }) =>
        (!titles || titles.includes(kind)) && (!paragraphs || paragraphs.includes(paragraph)),
    ),
  );
};

const age: Test = ({ minAge, maxAge = Infinity }, { birthDate }, from) => {
  if (minAge === undefined && maxAge === Infinity) return undefined;
  if (typeof birthDate !== 'string') return 'unknown';
  // Of a birth date that is known in part, the first and the last day must agree.
  const [youngest, oldest] = [earliest, latest].map((end) => {
    const born = end(birthDate);
    const years = isLocalDate(born) ? ageOn(born, from) : NaN;
    return (minAge ?? 0) <= years && years <= maxAge;
  });
  return youngest === oldest ? held(!!youngest) : 'unknown';
};

const municipality: Test = ({ municipalities }, known, from) => {
  if (!municipalities) return undefined;
  const its = homeOn(known.municipalities, from);
  return its === undefined ? 'unknown' : held(municipalities.includes(its));
};

const country: Test = ({ countries }, known) => {
  if (!countries) return undefined;
  return typeof known.country === 'string' ? held(countries.includes(known.country)) : 'unknown';
};

/** What may have been done and not been entered yet: that it is missing does not say that it was not done. */
const fingerprints: Test = ({ fingerprints: asked, fingerprintsBy: by }, known) => {
  if (asked === undefined && by === undefined) return undefined;
  if (known.fingerprints === undefined) return asked === false ? 'met' : 'unknown';
  return held((by === undefined || known.fingerprints <= by) === (asked ?? true));
};

/** An application is known where it was made. */
const applied =
  (which: 'protectionApplied' | 'asylumApplied'): Test =>
  (criteria, known) =>
    criteria[which] === undefined ? undefined : held((known[which] !== undefined) === criteria[which]);

/** By what a judgement calls it when it is missing or not met. */
export const CRITERIA = {
  'residence-title': title,
  age,
  municipality,
  country,
  fingerprints,
  'protection-application': applied('protectionApplied'),
  'asylum-application': applied('asylumApplied'),
} satisfies Readonly<Record<string, Test>>;

/** All criteria at once: one that is not met decides, else one that is unknown. */
export interface Answer {
  readonly held: Held;
  readonly missing: readonly string[];
  readonly unmet: readonly string[];
}

export const ask = (criteria: Criteria, known: Known, from: LocalDate): Answer => {
  const answers = Object.entries(CRITERIA).map(
    ([name, test]) => [name, test(criteria, known, from)] as const,
  );
  const of = (wanted: Held) => answers.filter(([, each]) => each === wanted).map(([name]) => name);
  const [missing, unmet] = [of('unknown'), of('not-met')];
  return { held: unmet.length > 0 ? 'not-met' : missing.length > 0 ? 'unknown' : 'met', missing, unmet };
};
