import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Metrics } from '../engine/metrics.js';
import { METRICS, RUNTIME, type Runtime } from '../engine/runtime.js';
import { turns } from '../engine/turns.js';
import { anchorAll, type Anchoring, unseenReads } from './anchoring.js';
import { signingKey } from './keys.js';
import { measureAnchors } from './measures.js';
import { lastAnchor } from './store.js';

const ANCHORS = 'anchors';
/** The first one waits until the service has got going. */
const FIRST = 30_000;
const log = new Logger(ANCHORS);

/** Has one of the instances sign, now and then, what was recorded since. */
@Injectable()
export class Anchorer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly over = new AbortController();
  private readonly inTurn = turns();
  private readonly started = new Date();
  private anchoring?: Anchoring;
  private running?: Promise<void>;
  private trouble?: string;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    const { pool, journal, config } = this.runtime;
    this.anchoring = { pool, journal, key: signingKey(config), folder: config.anchorDir };
    if (config.production && !config.anchorDir)
      log.warn('ANCHOR_DIR is not set: anchors stand in the database only, where they prove little.');
    measureAnchors(this.metrics.registry, {
      behind: () => this.behind().catch(() => -1),
      every: () => config.anchorEvery * 60,
      trouble: () => (this.trouble ? 1 : 0),
    });
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.over.abort();
    await this.running;
  }

  /** Signs all that is not signed yet. @returns how many facts that were; none where another instance does it */
  now(): Promise<number> {
    return this.inTurn(ANCHORS, async () => {
      if (!(await this.runtime.leadership.leads(ANCHORS))) return 0;
      try {
        const facts = await anchorAll(this.anchoring!, this.over.signal);
        this.trouble = undefined;
        return facts;
      } catch (error) {
        const { message } = error as Error;
        if (message !== this.trouble && !this.over.signal.aborted) log.error(message);
        this.trouble = message;
        throw error;
      }
    });
  }

  private async run(): Promise<void> {
    const { signal } = this.over;
    const every = this.runtime.config.anchorEvery * 60_000;
    for (let pause = Math.min(FIRST, every); !signal.aborted; pause = every) {
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) await this.now().catch(() => undefined);
    }
  }

  /** How old the last anchor is, in seconds, where something waits for the next one; else 0. */
  private async behind(): Promise<number> {
    const { pool, journal } = this.runtime;
    const [head, last] = [await journal.head(), await lastAnchor(pool)];
    const { journal: named, position = '0', at = this.started } = last?.statement ?? {};
    const signed = head === 0n || (named === journal.id && BigInt(position) >= head);
    if (signed && (await unseenReads(pool)).length === 0) return 0;
    return Math.max(0, (Date.now() - new Date(at).getTime()) / 1_000);
  }
}
