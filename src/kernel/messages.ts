import type { LocalDate } from './local-date.js';

/** The names in a map of types, such as `{ SessionHeld: {…} }`. */
export type Named<M> = Extract<keyof M, string>;

/** Who acts: an account, its role and its organisation unit. Never a participant. */
export interface Actor {
  /** The account that acted. */
  readonly id: string;
  /** In which role. */
  readonly role: string;
  /** For which organisation unit. */
  readonly unit: string;
}

/** What is known about the recording of a fact besides the fact itself. */
export interface Meta {
  readonly actor: Actor;
  /** The command that recorded it; with the stream it is the ledger of what was already done. */
  readonly commandId: string;
  /** The fact to which a policy reacted, absent when a person acted. */
  readonly causeId?: string;
  /** Ties together everything that one request set off. */
  readonly correlationId: string;
  /** The legal ground on which the data is processed. */
  readonly legalBasis: string;
  /** Codes of the rules that practice broke and that a person overrode with a reason. */
  readonly warnings?: readonly string[];
  /** A fact of the entry that this one replaces (kernel/correction.ts). */
  readonly corrects?: string;
  /** A fact of the entry that this one takes back. */
  readonly retracts?: string;
  /** The entry of another stream that this one carries on (kernel/merge.ts). */
  readonly copies?: Origin;
  /** Whether from here on another stream stands for this one, or no longer. */
  readonly merge?: 'away' | 'back';
  /** Keyed digest of the request, to tell a retry from another request under the same Idempotency-Key. */
  readonly fingerprint?: string;
  /** True when a development header set the clock. */
  readonly simulated?: true;
}

/** Where a fact was recorded first that another stream carries on. */
export interface Origin extends Pick<Meta, 'actor' | 'commandId' | 'causeId'> {
  readonly stream: string;
  readonly recordedAt: string;
}

/** Something that happened, as folds read it: upcast to its present shape, personal fields sealed. */
export interface Fact<Type extends string = string, Data = unknown> {
  readonly id: string;
  readonly type: Type;
  readonly stream: string;
  /** Place in its stream, from 1. */
  readonly version: number;
  /** The day on which it happened or takes effect. */
  readonly happenedOn: LocalDate;
  /** When we recorded it (ISO 8601, UTC, milliseconds); never decreases within a stream. */
  readonly recordedAt: string;
  readonly data: Data;
  readonly meta: Meta;
}

/** A fact that a decision wants recorded. */
export interface Recording<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly happenedOn: LocalDate;
  readonly data: Data;
  readonly warnings?: readonly string[];
  /** See Meta. */
  readonly corrects?: string;
  readonly retracts?: string;
  readonly copies?: Origin;
  readonly merge?: 'away' | 'back';
}

/** A decision against a command. `code` is stable; `hint` tells a case worker what to do. */
export interface Refusal {
  readonly refused: string;
  readonly hint: string;
  /** Of a command with many lines: which of them are wrong, and why. */
  readonly lines?: readonly LineProblem[];
}

/** What is wrong with one line of a command. */
export interface LineProblem {
  /** Where: `lines.3.units`. */
  readonly path: string;
  readonly code: string;
  readonly hint: string;
}

/** What happens when a command meets a state: facts (none if nothing is new), or a refusal. */
export type Decision<Facts> =
  readonly { [T in Named<Facts>]: Recording<T, Facts[T]> }[Named<Facts>][] | Refusal;

export const isRefusal = (decision: object): decision is Refusal => 'refused' in decision;

export const refuse = (code: string, hint: string): Refusal => ({ refused: code, hint });

/** For chains: `refuseIf(…) ?? refuseIf(…) ?? record(…)`. */
export const refuseIf = (wrong: boolean, code: string, hint: string): Refusal | undefined =>
  wrong ? refuse(code, hint) : undefined;

/**
 * Practice may break a rule if somebody says why: without a reason the answer is `reason-required`,
 * with one the fact is recorded and `warnIf` names the rule.
 */
export const reasonIf = (broken: boolean, reason: string | undefined, hint: string): Refusal | undefined =>
  refuseIf(broken && !reason?.trim(), 'reason-required', hint);

export const warnIf = (broken: boolean, code: string): readonly string[] => (broken ? [code] : []);

type Exactly<Data, Given> = Given & { readonly [K in Exclude<keyof Given, keyof Data>]: never };

/** The writer of a chapter's facts. It takes no field that the fact does not declare: one would go in unsealed. */
export const recorder =
  <Facts>() =>
  <T extends Named<Facts>, Given extends Facts[T]>(
    type: T,
    happenedOn: LocalDate,
    data: Exactly<Facts[T], Given>,
    warnings: readonly string[] = [],
  ): [Recording<T, Facts[T]>] => [{ type, happenedOn, data, ...(warnings.length && { warnings }) }];
