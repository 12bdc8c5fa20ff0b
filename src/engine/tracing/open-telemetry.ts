import { isSpanContextValid, ROOT_CONTEXT, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { lru } from '../lru.js';
import { problemOf } from '../problems.js';
import type { Traced, Tracing } from './tracing.js';

const NAME = 'integration-journey';
/** Traces that are remembered until views and policies have done their part. */
const REMEMBERED = 10_000;

/** W3C trace context: version, trace, parent, flags. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** One that cannot be read is none, as the standard has it. */
const contextOf = (traceparent = '') => {
  const [, traceId = '', spanId = '', flags = '00'] = TRACEPARENT.exec(traceparent) ?? [];
  const parent = { traceId, spanId, traceFlags: parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(parent) ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
};

const traceparentOf = (span: Span): string => {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
};

/** Spans to a collector (OTLP over HTTP). The client reads the other settings of the standard, `OTEL_…`, by itself. */
export const openTelemetry = (tracesUrl: string): Tracing => {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': NAME }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: tracesUrl }))],
  });
  const tracer = provider.getTracer(NAME);
  const traces = lru<string>(REMEMBERED);

  const started = (name: string, { correlationId, traceparent }: Traced, more: object, startTime?: number) =>
    tracer.startSpan(
      name,
      { startTime, attributes: { 'correlation.id': correlationId, ...more } },
      contextOf(traceparent ?? traces.get(correlationId)),
    );

  return {
    traced: async (name, by, attributes, work) => {
      const span = started(name, by, attributes);
      const traceparent = traceparentOf(span);
      // What is within another span of it is no news.
      if (!by.traceparent || by.traceparent !== traces.get(by.correlationId))
        traces.set(by.correlationId, traceparent);
      try {
        return await work({ ...by, traceparent });
      } catch (error) {
        // The code alone: a message may repeat what somebody entered.
        span.setStatus({ code: SpanStatusCode.ERROR, message: problemOf(error).code });
        throw error;
      } finally {
        span.end();
      }
    },
    followed: async (name, facts, work) => {
      const startTime = Date.now();
      const result = await work();
      const count = new Map<string, number>();
      for (const { meta } of facts)
        if (traces.get(meta.correlationId))
          count.set(meta.correlationId, (count.get(meta.correlationId) ?? 0) + 1);
      for (const [correlationId, number] of count)
        started(name, { correlationId }, { facts: number }, startTime).end();
      return result;
    },
    close: () => provider.shutdown().catch(() => undefined),
  };
};
