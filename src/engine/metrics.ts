import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { readParked } from './projections/parking.js';
import type { Reader } from './projections/reader.js';
import type { Runtime } from './runtime.js';
import { measureWebhooks } from './webhooks/metrics.js';

/** Prometheus metrics; no label ever holds an id or anything personal. */
export const metricsOf = (
  runtime: Pick<
    Runtime,
    'pool' | 'journal' | 'projectors' | 'policies' | 'sweeps' | 'acts' | 'readLog' | 'readOnly'
  >,
) => {
  const registry = new Registry();
  const registers = [registry];

  const http = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers,
  });
  const commands = new Counter({
    name: 'commands_total',
    help: 'Commands by name and result: recorded, nothing-new, or the code of the refusal.',
    labelNames: ['command', 'result'],
    registers,
  });
  new Gauge({
    name: 'journal_position',
    help: 'Position of the newest fact.',
    registers,
    collect: async function () {
      this.set(Number(await runtime.journal.head().catch(() => -1n)));
    },
  });
  new Gauge({
    name: 'reader_position',
    help: 'Position up to which a reader of the journal (a view, the policies, or the sweeps) has come.',
    labelNames: ['reader'],
    registers,
    collect: function () {
      for (const reader of readers(runtime)) this.set({ reader: reader.name }, Number(reader.position()));
    },
  });
  new Gauge({
    name: 'reader_in_trouble',
    help: '1 while an error holds a reader up.',
    labelNames: ['reader'],
    registers,
    collect: function () {
      for (const reader of readers(runtime)) this.set({ reader: reader.name }, reader.trouble() ? 1 : 0);
    },
  });
  new Gauge({
    name: 'reader_leads',
    help: '1 in the instance that does the work of a reader.',
    labelNames: ['reader'],
    registers,
    collect: function () {
      for (const reader of readers(runtime)) this.set({ reader: reader.name }, reader.leads() ? 1 : 0);
    },
  });
  new Gauge({
    name: 'reader_parked_streams',
    help: 'Streams that a reader could not digest.',
    labelNames: ['reader'],
    registers,
    collect: async function () {
      for (const { name } of readers(runtime))
        this.set({ reader: name }, (await readParked(runtime.pool, name).catch(() => [])).length);
    },
  });
  new Gauge({
    name: 'read_log_failures',
    help: 'Entries of the read log that could not be written since the start: so many answers were withheld.',
    registers,
    collect: function () {
      this.set(runtime.readLog.failures());
    },
  });
  new Gauge({
    name: 'read_only',
    help: '1 while no command is taken.',
    registers,
    collect: async function () {
      this.set((await runtime.readOnly.state().catch(() => undefined)) ? 1 : 0);
    },
  });
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory of the service.',
    registers,
    collect: function () {
      this.set(process.memoryUsage.rss());
    },
  });
  measureWebhooks(registry, () => runtime.pool);
  return { registry, http, commands };
};

export type Metrics = ReturnType<typeof metricsOf>;

export const readers = ({
  projectors,
  policies,
  sweeps,
  acts,
  erasures,
}: Pick<Runtime, 'projectors' | 'policies' | 'sweeps' | 'acts' | 'erasures'>): readonly Reader[] =>
  [...projectors.values(), policies, sweeps, acts, erasures].filter((reader) => reader !== undefined);
