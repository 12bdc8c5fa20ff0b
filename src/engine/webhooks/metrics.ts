import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';

const FIGURES = `SELECT
  (SELECT count(*) FROM engine.webhook_delivery) AS webhook_backlog,
  (SELECT coalesce(extract(epoch FROM now() - min(d.failing_since)), 0) FROM engine.webhook_delivery d
    JOIN engine.webhook w ON w.id = d.webhook AND w.state = 'active') AS webhook_failing_seconds,
  (SELECT count(*) FROM engine.webhook WHERE state = 'disabled') AS webhooks_disabled`;

const HELP = {
  webhook_backlog: 'Facts that were read for other systems and are not delivered yet.',
  webhook_failing_seconds: 'For how long the delivery has failed that has failed longest; 0 when none does.',
  webhooks_disabled: 'Receivers that were given up on until somebody resumes them.',
} as const;

/** Figures of all webhooks together: none has a label of its own. */
export const measureWebhooks = (registry: Registry, pool: () => Pool): void => {
  let asked: Promise<Readonly<Record<string, string>>> | undefined;
  /** Asked once for each scrape. */
  const figures = (): Promise<Readonly<Record<string, string>>> =>
    (asked ??= pool()
      .query<Record<string, string>>(FIGURES)
      .then(({ rows }) => rows[0]!)
      .catch(() => ({}))
      .finally(() => (asked = undefined)));
  for (const [name, help] of Object.entries(HELP))
    new Gauge({
      name,
      help,
      registers: [registry],
      collect: async function () {
        this.set(Number((await figures())[name] ?? -1));
      },
    });
};
