import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestService, type TestService } from '../support/service.js';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
  readonly status: { readonly message?: string };
}
interface Sent {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
}

const TRACE = 'abcdefabcdefabcdefabcdefabcdef12';
const PARENT = '1234567890abcdef';
const SECRET = 'Musterfrau-Verborgen';

let collector: Server;
let service: TestService;
let received = '';
const spans: Span[] = [];

/** All that was sent to the collector until the service ended. */
beforeAll(async () => {
  collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        const text = Buffer.concat(parts).toString();
        received += text;
        spans.push(
          ...(JSON.parse(text) as Sent).resourceSpans.flatMap(({ scopeSpans }) =>
            scopeSpans.flatMap((scope) => scope.spans),
          ),
        );
        response.setHeader('content-type', 'application/json').end('{}');
      });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => collector.once('listening', resolve));
  const { port } = collector.address() as AddressInfo;
  service = await startTestService({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/` });

  const traced = { traceparent: `00-${TRACE}-${PARENT}-01`, 'correlation-id': 'one-request' };
  const person = await service.person({ familyName: SECRET }, traced);
  const caseload = service.service.runtime.projectors.get('caseload')!;
  expect(await caseload.reached(await service.service.runtime.journal.head(), 10_000)).toBe(true);
  const refused = { on: '2099-01-01', minutes: 30, channel: 'phone', language: 'ar', interpreter: false };
  await service
    .issue(
      `/journeys/${person}/coaching/hold-session`,
      { ...refused, topics: ['work'], note: SECRET },
      { traceparent: 'not-a-trace', 'correlation-id': 'refused' },
    )
    .expect((answer) => expect(answer.status).toBeGreaterThanOrEqual(400));
  await service.stop();
  await new Promise((resolve) => collector.close(resolve));
}, 60_000);
afterAll(() => void collector.closeAllConnections());

const attributesOf = (span: Span) =>
  Object.fromEntries(span.attributes.map(({ key, value }) => [key, Object.values(value)[0] as unknown]));

describe('a trace', () => {
  it('leads from who asks over command and append to the views', () => {
    const mine = spans.filter(({ traceId }) => traceId === TRACE);
    const command = mine.find(({ name }) => name === 'issue RegisterParticipant')!;
    expect(command.parentSpanId).toBe(PARENT);
    expect(attributesOf(command)).toEqual({
      'correlation.id': 'one-request',
      context: 'journey',
      command: 'RegisterParticipant',
    });
    const append = mine.find(({ name }) => name === 'append')!;
    expect(append.parentSpanId).toBe(command.spanId);
    const view = mine.find(({ name }) => name === 'project caseload')!;
    expect(view.parentSpanId).toBe(command.spanId);
    expect(attributesOf(view)).toEqual({ 'correlation.id': 'one-request', facts: expect.anything() });
  });

  it('of a refused command has its code, and is one of its own where the header cannot be read', () => {
    const [span] = spans.filter(({ name }) => name === 'issue HoldSession');
    expect(span!.status.message).toMatch(/^[a-z-]+$/);
    expect(span!.parentSpanId ?? '').toBe('');
    expect(span!.traceId).not.toBe(TRACE);
  });

  it('holds nothing about anybody', () => {
    expect(received).not.toContain(SECRET);
    expect(received).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/);
    const names = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...names].sort()).toEqual(['command', 'context', 'correlation.id', 'facts']);
  });
});
