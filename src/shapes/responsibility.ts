import type { Tie } from '../kernel/belonging.js';
import type { LocalDate } from '../kernel/local-date.js';

/** On which ground a case is shared, or data handed on: what the person agreed to, or what a law allows. */
export const SHARING_BASES = ['consent', 'own-task', 'social-benefit-body', 'research', 'court'] as const;
export type SharingBasis = (typeof SHARING_BASES)[number];

/** A case that others may see. */
export interface Share {
  readonly id: string;
  readonly account?: string;
  readonly unit?: string;
  readonly basis: SharingBasis;
  readonly from: LocalDate;
  /** Last day. */
  readonly until?: LocalDate;
}

/** A case that was opened in an emergency. */
export interface Opening {
  readonly id: string;
  readonly account: string;
  readonly expires: string;
}

/** Who has to do with a case. */
export interface Responsibility {
  readonly unit?: string;
  readonly caseWorker?: string;
  readonly deputy?: { readonly account: string; readonly from: LocalDate; readonly until?: LocalDate };
  /** To whom it is offered. */
  readonly offeredTo: readonly string[];
  readonly shares: readonly Share[];
  readonly openings: readonly Opening[];
  /** Whether the person agrees to sharing with partners: without, what was shared on that ground is closed. */
  readonly consents: boolean;
  /** Whether the data is only kept (Art. 18 GDPR). */
  readonly restricted: boolean;
}

const ties = ({
  unit,
  caseWorker,
  deputy,
  offeredTo,
  shares,
  openings,
  consents,
}: Omit<Responsibility, 'restricted'>): readonly Tie[] => [
  ...(unit ? [{ ground: 'unit' as const, unit }] : []),
  ...(caseWorker ? [{ ground: 'assignment' as const, account: caseWorker }] : []),
  ...(unit && !caseWorker ? [{ ground: 'unassigned' as const, unit }] : []),
  ...(deputy ? [{ ground: 'deputy' as const, ...deputy }] : []),
  ...offeredTo.map((account) => ({ ground: 'hand-over' as const, account })),
  ...shares
    .filter(({ basis }) => consents || basis !== 'consent')
    .map(({ id: _, basis: __, ...shared }) => ({ ground: 'sharing' as const, ...shared })),
  ...openings.map(({ account, expires }) => ({ ground: 'break-glass' as const, account, expires })),
];

/** What that ties to the case: the one place where it is said, for decisions and for rows. */
export const tiesOf = ({ restricted, ...responsibility }: Responsibility): readonly Tie[] =>
  ties(responsibility).map((tie) => (restricted ? { ...tie, restricted } : tie));
