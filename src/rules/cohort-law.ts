import type { LocalDate } from '../kernel/local-date.js';

/** What a cohort stream says: the law as drafted, and as it is applied while it is. */
export interface CohortLaw<Terms> {
  readonly draft?: Terms;
  readonly applied?: Terms & { readonly decidedOn: LocalDate };
}

/** The fold over a cohort's facts, for its own decisions, for those of journeys and for views. */
export const cohortLaw = <Terms extends object>() => ({
  CohortDrafted: (_: CohortLaw<Terms>, { data }: { readonly data: Terms }): CohortLaw<Terms> => ({
    draft: data,
  }),
  CohortAmended: (law: CohortLaw<Terms>, { data }: { readonly data: Partial<Terms> }): CohortLaw<Terms> => ({
    ...law,
    ...(law.draft && { draft: { ...law.draft, ...data } }),
  }),
  CohortApplied: (
    { draft }: CohortLaw<Terms>,
    { data: { decidedOn } }: { readonly data: { readonly decidedOn: LocalDate } },
  ): CohortLaw<Terms> => (draft ? { draft, applied: { ...draft, decidedOn } } : {}),
  CohortRevoked: ({ draft }: CohortLaw<Terms>): CohortLaw<Terms> => (draft ? { draft } : {}),
});
