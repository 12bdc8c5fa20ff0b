import type { Type } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Context } from '../kernel/context.js';
import type { Journal } from '../kernel/journal.js';
import type { Access } from './access.js';
import type { Cuts } from './as-of/cuts.js';
import type { Codec } from './codec.js';
import type { Config } from './config.js';
import type { Folded } from './folded.js';
import type { Guarded } from './guard/guarded.js';
import type { Keyring } from './keyring.js';
import type { View } from './look.js';
import type { Pasts } from './pasts.js';
import type { Building } from './projections/bring-up.js';
import type { Leadership } from './projections/leadership.js';
import type { Reader } from './projections/reader.js';
import type { ReadOnly } from './read-only.js';
import type { ReadLog } from './read-log/read-log.js';
import type { Publication } from './reporting/publication.js';
import type { Registry } from './registry.js';
import type { StreamView } from './tell.js';
import type { Tracing } from './tracing/tracing.js';
import type { InTurn } from './turns.js';
import type { Webhooks } from './webhooks/webhooks.js';

/** What the application is made of; the three handlers take it from Nest under this token. */
export const RUNTIME = Symbol('runtime');
export const METRICS = Symbol('metrics');

export interface Runtime {
  readonly config: Config;
  /** Address of the database in use. */
  readonly url: string;
  readonly source: DataSource;
  /** The connections beneath `source`. */
  readonly pool: Pool;
  readonly journal: Journal;
  /** Rows of views as the database shows them to somebody. */
  readonly guarded: Guarded;
  readonly keyring: Keyring;
  readonly readLog: ReadLog;
  readonly readOnly: ReadOnly;
  readonly codec: Codec;
  readonly folded: Folded;
  readonly pasts: Pasts;
  readonly cuts: Cuts;
  /** Commands on one stream, one after the other. */
  readonly inTurn: InTurn;
  readonly registry: Registry;
  readonly access: Access;
  readonly tracing: Tracing;
  readonly views: readonly View[];
  readonly streamViews: readonly StreamView[];
  readonly leadership: Leadership;
  /** The views that are there, by name of the projection; those in the making are in `building`. */
  readonly projectors: Map<string, Reader>;
  readonly building: Map<string, Building>;
  policies?: Reader;
  sweeps?: Reader;
  acts?: Reader;
  erasures?: Reader;
  webhooks?: Webhooks;
  readonly publication?: Publication;
  /** Settled when figures are made no more. */
  reporting?: Promise<void>;
  /** Settled when nobody asks any more whose keys were destroyed. */
  forgetting?: Promise<void>;
  /** Aborted when the service stops. */
  readonly over: AbortController;
  close(): Promise<void>;
}

/** What the code declares and the engine serves. */
export interface Declared {
  readonly contexts: readonly Context[];
  readonly access: Access;
  readonly views: readonly View[];
  readonly streamViews?: readonly StreamView[];
  /** Figures for readers outside. */
  readonly publication?: Publication;
  /** What else is served and kept running: controllers and providers that take the runtime from Nest. */
  readonly controllers?: readonly Type[];
  readonly providers?: readonly Type[];
}
