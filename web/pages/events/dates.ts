import type { RowOf } from '../../api/rows.js';

export type Event = RowOf<'/group-events'>;

export interface DateOf {
  readonly date: string;
  readonly plannedFor: string;
  readonly at: string | null;
  readonly place: string;
  readonly seats: number;
  readonly cancelled: boolean;
  /** Whoever one may not see stands there without a name. */
  readonly registered: readonly (string | null)[];
}

/** The earliest first. */
export const datesOf = ({ dates }: Event): readonly DateOf[] =>
  (dates as unknown as DateOf[]).toSorted((a, b) => a.plannedFor.localeCompare(b.plannedFor));
