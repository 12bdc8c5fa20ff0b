import type { Day } from '../calendar.js';
import { type Case, inOrder, records, type Step } from './script.js';

export interface RecognitionPlan {
  readonly occupation: string;
  readonly authority: string;
  readonly country: string;
  readonly filed: Day;
  readonly receipt?: Day;
  readonly complete?: Day;
  readonly decided?: { readonly on: Day; readonly result: string; readonly differences?: string };
  /** What else happens on the way and after it: a command with what it says, and its day. */
  readonly further?: readonly (readonly [on: Day, command: string, body?: object])[];
}

export const recognitionOf = (of: Case, plan: RecognitionPlan, as: string): Step[] => {
  const { filed, receipt, complete, decided, further = [], ...application } = plan;
  const { on: decidedOn, ...decision } = decided ?? { on: undefined };
  const steps: readonly (readonly [on: Day | undefined, command: string, body?: object])[] = [
    [receipt, 'confirm-receipt'],
    [complete, 'complete-documents'],
    [decidedOn, 'decide-recognition', decision],
    ...further,
  ];
  const inTurn = steps
    .flatMap(([on, ...step]) => (on ? [[on, ...step] as const] : []))
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return inOrder([
    records(of, filed, 'recognition/file-recognition', application, { as }),
    ...inTurn.map(([on, command, body]) =>
      records(of, on, `recognition/${command}`, { procedure: `@${as}`, ...body }),
    ),
  ]);
};
