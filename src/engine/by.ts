import type { Actor } from '../kernel/messages.js';

/** Who asks, when, and as part of what. */
export interface By {
  readonly actor: Actor;
  /** All roles of the account, the acting one among them. */
  readonly roles?: readonly string[];
  /** When its token ends, in ms. */
  readonly until?: number;
  /** All organisation units of the account, the acting one among them. A dot makes them a tree: `kreis` covers `kreis.stadt`. */
  readonly units: readonly string[];
  /** The service itself, carrying on what a person has set off: it is not asked what it may. */
  readonly service?: true;
  readonly now: Date;
  /** True when a development header set `now`. */
  readonly simulated: boolean;
  readonly commandId: string;
  readonly correlationId: string;
  /** The span of whoever asks (W3C trace context). */
  readonly traceparent?: string;
  readonly causeId?: string;
  /** Overrides the context's usual legal basis. */
  readonly legalBasis?: string;
  /** The client may repeat this command: a retry must have the same body. */
  readonly repeatable?: boolean;
  /** Version that the client saw; another one is 412. */
  readonly ifMatch?: number;
}
