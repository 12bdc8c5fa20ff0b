import type { Day } from '../calendar.js';
import { type Case, inOrder, records, type Step } from './script.js';

export interface Ending {
  readonly on: Day;
  readonly because: string;
  readonly portableRecord?: boolean;
  readonly reason?: string;
  readonly reopened?: { readonly on: Day; readonly reason: string };
}

export const closes = (of: Case, { on, reopened, ...ending }: Ending): Step[] =>
  inOrder([
    records(of, on, 'closing/close-journey', ending),
    ...(reopened ? [records(of, reopened.on, 'closing/reopen-journey', { reason: reopened.reason })] : []),
  ]);
