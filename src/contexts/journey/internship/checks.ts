import { daysCovered, type LocalDate } from '../../../kernel/local-date.js';
import { reasonIf, refuseIf } from '../../../kernel/messages.js';
import { lastDayBy, type RuleChange } from '../../../rules/in-force.js';
import type { InternshipKind } from '../../../shapes/words.js';
import { find } from '../../by-id.js';

export interface Internship {
  readonly programme?: string;
  readonly kind: InternshipKind;
  readonly plannedFrom: LocalDate;
  readonly plannedTo: LocalDate;
  readonly startedOn?: LocalDate;
  readonly endedOn?: LocalDate;
  readonly cancelledOn?: LocalDate;
}

export const agreed = (internship: Internship | undefined) =>
  refuseIf(
    !internship,
    'unknown-internship',
    'There is no internship with this id in this journey. Record it first with agree-internship.',
  ) ??
  refuseIf(
    !!internship?.cancelledOn,
    'internship-cancelled',
    `This internship was called off on ${internship?.cancelledOn}. Agree a new one with agree-internship.`,
  );

const EMPLOYER_MEASURE = ['employer-measure-cap', 'employer-measure-cap-hardship'] as const;

type Law = 'orientation-internship-cap' | (typeof EMPLOYER_MEASURE)[number];

/** What the law caps beside the programme; the employer measure is longer in hardship, which the reason then tells. */
const LAWS: Readonly<Record<InternshipKind, readonly Law[]>> = {
  orientation: ['orientation-internship-cap'],
  'trial-work': EMPLOYER_MEASURE,
  'work-experience': EMPLOYER_MEASURE,
};

/** The caps that it would exceed, as warnings; what held on the day `on` counts. */
export const overCaps = (
  { kind, from, to }: { readonly kind: InternshipKind; readonly from: LocalDate; readonly to: LocalDate },
  cap: number,
  on: LocalDate,
  rules: readonly RuleChange[],
): readonly string[] => [
  ...(daysCovered(from, to) > cap ? ['over-internship-cap'] : []),
  ...(find<readonly Law[]>(LAWS, kind) ?? [])
    .filter((law) => to > (lastDayBy(law, from, on, rules) ?? to))
    .map((law) => `over-${law}`),
];

export const reasonOverCaps = (over: readonly string[], reason: string | undefined) =>
  reasonIf(
    over.length > 0,
    reason,
    `The internship lasts longer than the programme or the law allows (${over.join(', ')}). Say why.`,
  );
