import { ageOn, earliest, latest, type LocalDate } from '../kernel/local-date.js';
import { refuseIf } from '../kernel/messages.js';
import type { EligibilityRule, Verdict } from '../shapes/words.js';
import type { Applicant, Spell, Told } from './applicant.js';
import { type ById, find } from './by-id.js';
import type { ProgrammeFacts } from './programme/facts.js';

/** Who may take part, and how long an offered seat is kept, from a day on. */
export interface Admission extends Omit<ProgrammeFacts['AdmissionSet'], 'reason'> {
  readonly from: LocalDate;
}

/** @param admissions in order of their days */
export const admissionOn = (admissions: readonly Admission[], on: LocalDate): Admission | undefined =>
  admissions.findLast(({ from }) => from <= on);

export const withAdmission = (admissions: readonly Admission[], next: Admission): readonly Admission[] => [
  ...admissions.filter(({ from }) => from <= next.from),
  next,
  ...admissions.filter(({ from }) => from > next.from),
];

/** One condition, and by which fact it is met or not. */
export interface Judged {
  readonly rule: EligibilityRule;
  readonly verdict: Verdict;
  readonly fact?: string;
  readonly factOn?: LocalDate;
  /** In words that repeat nothing personal. */
  readonly says: string;
}

const judged = (
  rule: EligibilityRule,
  asks: string,
  missing: string,
  by: Told<unknown> | undefined,
  met: boolean,
): Judged =>
  by
    ? {
        rule,
        verdict: met ? 'met' : 'not-met',
        fact: by.fact,
        factOn: by.since,
        says: `${asks}: ${met ? 'met' : 'not met'}.`,
      }
    : { rule, verdict: 'unknown', says: `${asks}: unknown, since ${missing}.` };

/** Of what holds on a day that which is wanted, or else anything. */
const holding = <Value>(spells: ById<Spell<Value>>, on: LocalDate, wanted: readonly Value[]) => {
  const present = Object.values(spells).filter(
    ({ since, until }) => since <= on && (until === undefined || on <= until),
  );
  return present.find(({ value }) => wanted.includes(value)) ?? present[0];
};

const ages = ({ minAge, maxAge }: Admission): string =>
  minAge === undefined
    ? `at most ${maxAge}`
    : maxAge === undefined
      ? `at least ${minAge}`
      : `${minAge} to ${maxAge}`;

const age = (admission: Admission, { birthDate }: Applicant, on: LocalDate): Judged => {
  const { minAge = 0, maxAge = Infinity } = admission;
  const born = typeof birthDate?.value === 'string' ? birthDate.value : undefined;
  // Of a birth date that is known in part, the first and the last day must agree.
  const [first, last] = [earliest, latest]
    .map((end) => (born === undefined ? NaN : ageOn(end(born), on)))
    .map((years) => minAge <= years && years <= maxAge);
  return judged(
    'age',
    `Age on ${on}, ${ages(admission)} years`,
    born === undefined ? 'no birth date is known' : 'too little of the birth date is known',
    born === undefined || first !== last ? undefined : birthDate,
    !!first,
  );
};

const livesIn = ({ municipalities }: Applicant, on: LocalDate) =>
  municipalities.findLast(({ since }) => since <= on) ?? municipalities[0];

/** Each condition of a programme on the first day with the seat; none where everybody may take part. */
export const judge = (
  admission: Admission | undefined,
  applicant: Applicant,
  on: LocalDate,
): readonly Judged[] => {
  const { minAge, maxAge, titles, municipalities, regimes } = admission ?? {};
  const among = <Value>(
    rule: EligibilityRule,
    what: string,
    wanted: readonly Value[],
    by: Told<Value> | undefined,
  ) => {
    const asks = `${what} on ${on}, one of ${wanted.join(', ')}`;
    return judged(rule, asks, 'none is recorded', by, !!by && wanted.includes(by.value));
  };
  return [
    admission && (minAge ?? maxAge) !== undefined && age(admission, applicant, on),
    titles && among('residence-title', 'Residence title', titles, holding(applicant.titles, on, titles)),
    municipalities && among('municipality', 'Municipality', municipalities, livesIn(applicant, on)),
    regimes && among('regime', 'Law of benefits', regimes, holding(applicant.regimes, on, regimes)),
  ].filter((each) => !!each);
};

/** The conditions that are not shown to be met. */
export const unmet = (all: readonly Judged[]): readonly Judged[] =>
  all.filter(({ verdict }) => verdict !== 'met');

/** Refused, unless there is an exception from every condition that is not met. */
export const eligible = (
  all: readonly Judged[],
  { exceptions }: Applicant,
  programme: string | undefined,
) => {
  const excepted = find(exceptions, programme) ?? [];
  const open = unmet(all).filter(({ rule }) => !excepted.includes(rule));
  return refuseIf(
    open.length > 0,
    'not-eligible',
    `${open.map(({ rule, says }) => `[${rule}] ${says}`).join(' ')} Record what is missing, or give a reason for an exception with grant-exception in the journey.`,
  );
};
