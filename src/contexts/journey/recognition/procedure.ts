import type { Given } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { refuseIf } from '../../../kernel/messages.js';
import { type RuleChange, ruleOn } from '../../../rules/in-force.js';
import type { RecognitionResult } from '../../../shapes/words.js';
import { notInFuture } from '../../rules.js';

export interface Procedure {
  readonly filedOn: LocalDate;
  readonly receiptOn?: LocalDate;
  readonly documentsOn?: LocalDate;
  readonly decidedOn?: LocalDate;
  readonly result?: RecognitionResult;
  /** Set while the authority's time stands still. */
  readonly suspendedOn?: LocalDate;
  /** The last day for the decision, once it was extended. */
  readonly extendedTo?: LocalDate;
  readonly extensions?: number;
  readonly acceleratedOn?: LocalDate;
  readonly measureOn?: LocalDate;
  readonly appealedOn?: LocalDate;
}

export const filed = (procedure: Procedure | undefined, on: LocalDate) =>
  refuseIf(
    !procedure,
    'unknown-procedure',
    'There is no recognition procedure with this id in this journey. Record it first with file-recognition.',
  ) ??
  refuseIf(
    !!procedure && on < procedure.filedOn,
    'before-filing',
    `The application was filed on ${procedure?.filedOn}; this cannot lie before.`,
  );

export const notAfterDecision = (procedure: Procedure | undefined, on: LocalDate) =>
  refuseIf(
    !!procedure?.decidedOn && on > procedure.decidedOn,
    'already-decided',
    `The authority decided on ${procedure?.decidedOn}. Correct that entry if it is wrong.`,
  );

/** What can only happen while the authority has not decided. */
export const pending = (procedure: Procedure | undefined, on: LocalDate, given: Given) =>
  filed(procedure, on) ?? notInFuture(on, given) ?? notAfterDecision(procedure, on);

export const decided = (procedure: Procedure | undefined, on: LocalDate, given: Given) =>
  filed(procedure, on) ??
  notInFuture(on, given) ??
  refuseIf(
    !procedure?.decidedOn || on < procedure.decidedOn,
    'not-decided',
    'No decision is recorded for that day. Record it first with decide-recognition.',
  );

/** Whether the authority gives itself more time than it may; a letter that repeats the day is no other extension. */
export const extendedTooOften = (
  procedure: Procedure | undefined,
  until: LocalDate,
  on: LocalDate,
  rules: readonly RuleChange[],
): boolean => {
  const most = ruleOn('recognition-extensions', on, rules);
  const { extensions = 0, extendedTo } = procedure ?? {};
  return most !== undefined && extendedTo !== until && extensions >= most;
};
