import type { JournalFact } from '../../kernel/journal.js';
import type { By } from '../by.js';
import type { Config } from '../config.js';

/** What a span says: names and codes of ours, never a value that somebody entered. */
export type Attributes = Readonly<Record<string, string | number>>;

/** Whose doing something is, and to which trace it belongs. */
export type Traced = Pick<By, 'correlationId' | 'traceparent'>;

export interface Tracing {
  /** Does something within a span; what it gives on belongs to that. */
  traced<T>(
    name: string,
    by: Traced,
    attributes: Attributes,
    work: (within: Traced) => Promise<T>,
  ): Promise<T>;
  /** Handles facts, in a span of each trace that one of them came of. */
  followed<T>(name: string, facts: readonly Pick<JournalFact, 'meta'>[], work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export const untraced: Tracing = {
  traced: (_name, by, _attributes, work) => work(by),
  followed: (_name, _facts, work) => work(),
  close: async () => undefined,
};

/** The SDK is loaded only where traces are wanted. */
export const openTracing = async ({ tracesUrl }: Pick<Config, 'tracesUrl'>): Promise<Tracing> =>
  tracesUrl ? (await import('./open-telemetry.js')).openTelemetry(tracesUrl) : untraced;
