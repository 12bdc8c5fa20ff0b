import { addDays, type Day, workday } from '../calendar.js';
import { type Case, enters, inOrder, records, type Step } from './script.js';

export interface InternshipPlan {
  readonly kind: 'orientation' | 'trial-work' | 'work-experience';
  readonly employer: string;
  readonly occupation: string;
  readonly first: Day;
  /** Last day as agreed. */
  readonly last: Day;
  /** A later end, agreed on a day. */
  readonly extended?: { readonly on: Day; readonly to: Day; readonly reason?: string };
  /** Called off before it began. */
  readonly cancelled?: { readonly on: Day; readonly reason: string };
  /** What the employer says at the end. */
  readonly feedback?: { readonly wouldEmploy: boolean; readonly feedback: string };
  /** Absent while it goes on. */
  readonly ended?: { readonly on: Day; readonly outcome: 'completed' | 'hired' | 'ended-early' };
}

/** An extension over the cap is tried without its reason first, as it happens at a desk. */
const extension = (
  of: Case,
  internship: string,
  { on, to, reason }: NonNullable<InternshipPlan['extended']>,
): Step[] => {
  const asked = { internship, to };
  if (!reason) return [records(of, on, 'internship/extend-internship', asked, { late: 0 })];
  return [
    records(of, on, 'internship/extend-internship', asked, {
      late: 0,
      expects: { refusal: ['reason-required', 'not-an-extension'] },
    }),
    records(
      of,
      on,
      'internship/extend-internship',
      { ...asked, reason },
      {
        late: 0,
        expects: { warnings: ['over-internship-cap'] },
      },
    ),
  ];
};

export const internshipOf = (of: Case, plan: InternshipPlan, as: string): Step[] => {
  const { kind, employer, occupation, first, last, extended, cancelled, ended, feedback } = plan;
  const internship = `@${as}`;
  const agreed = enters(
    of,
    workday(addDays(first, -of.chance.between(4, 12)), -1),
    'internship/agree-internship',
    { employer, occupation, kind, plannedFrom: first, plannedTo: last },
    { as },
  );
  if (cancelled) {
    const { on, reason } = cancelled;
    return inOrder([agreed, records(of, on, 'internship/cancel-internship', { internship, reason })]);
  }
  return inOrder([
    agreed,
    ...(first <= of.until
      ? [records(of, first, 'internship/start-internship', { internship }, { late: of.chance.between(0, 3) })]
      : []),
    ...(extended ? extension(of, internship, extended) : []),
    ...(ended
      ? [records(of, ended.on, 'internship/end-internship', { internship, outcome: ended.outcome })]
      : []),
    ...(ended && feedback
      ? [records(of, ended.on, 'internship/give-feedback', { internship, ...feedback })]
      : []),
  ]);
};

export interface PlacementPlan {
  readonly on: Day;
  readonly kind: 'job' | 'apprenticeship' | 'school';
  readonly employer: string;
  readonly occupation: string;
  readonly hoursPerWeek?: number;
  /** Days until it is entered. */
  readonly late?: number;
  /** Follow-ups, with the days on which they were made. */
  readonly retained?: Readonly<Partial<Record<'42-days' | '6-months', Day>>>;
  readonly ended?: { readonly on: Day; readonly because: 'employer' | 'own-wish' | 'fixed-term' | 'other' };
}

export const placementOf = (of: Case, plan: PlacementPlan, as: string): Step[] => {
  const { on, late = 2, retained = {}, ended, ...place } = plan;
  const placement = `@${as}`;
  return inOrder([
    records(of, on, 'placement/record-placement', place, { as, late }),
    ...Object.entries(retained).map(([after, found]) =>
      records(of, found, 'placement/confirm-retention', { placement, after }, { late: 0 }),
    ),
    ...(ended
      ? [records(of, ended.on, 'placement/end-placement', { placement, because: ended.because })]
      : []),
  ]);
};
