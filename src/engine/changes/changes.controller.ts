import {
  applyDecorators,
  Controller,
  Get,
  Headers,
  Inject,
  Injectable,
  type OnModuleDestroy,
  Res,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Gauge } from 'prom-client';
import type { By } from '../by.js';
import { problems } from '../http/documentation.js';
import { Who } from '../http/who.js';
import type { Metrics } from '../metrics.js';
import { Problem } from '../problems.js';
import { METRICS, RUNTIME, type Runtime } from '../runtime.js';
import { type Feed, startFeed } from './feed.js';
import { listener, type Listener } from './listener.js';

/** Listeners of one instance, and of one account there. */
const MOST = 2_000;
const MOST_OF_ACCOUNT = 20;
/** How long nobody need listen before the feed ends, in milliseconds. */
const LINGER = 60_000;

const tooMany = (status: 429 | 503): Problem =>
  new Problem(
    status,
    status === 429 ? 'too-many-requests' : 'too-many-listeners',
    'Too many listen already. Close a page, or try later.',
    {
      retryAfter: 30,
    },
  );

/** Those who listen to one feed, which runs while there is somebody. */
@Injectable()
export class Changes implements OnModuleDestroy {
  private readonly listening = new Map<Listener, string>();
  private feed?: Promise<Feed>;
  private leaving?: NodeJS.Timeout;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(METRICS) metrics: Metrics,
  ) {
    const { listening } = this;
    new Gauge({
      name: 'change_listeners',
      help: 'Clients that listen to changes of views.',
      registers: [metrics.registry],
      collect: function () {
        this.set(listening.size);
      },
    });
  }

  async listen({ actor, until }: By, lastEventId: string | undefined): Promise<Listener> {
    const { access, views, streamViews } = this.runtime;
    const mine = [...this.listening.values()].filter((account) => account === actor.id);
    if (mine.length >= MOST_OF_ACCOUNT) throw tooMany(429);
    if (this.listening.size >= MOST) throw tooMany(503);
    const feed = await this.fed();
    const one = listener((view) => access.scope(actor.role, 'look', `view:${view}`).length > 0, until);
    const missed = lastEventId === undefined ? [] : feed.after(lastEventId);
    // Whoever comes back to another instance, or too late, has to look at everything again.
    const all = [...views.filter(({ internal }) => !internal), ...streamViews];
    for (const told of missed ?? all.map(({ name: view }) => ({ event: 'view' as const, view })))
      one.hear(told);
    if (!missed?.length) one.begin(feed.last());
    for (const view of feed.rebuilding()) one.hear({ event: 'rebuilding', view });
    this.listening.set(one, actor.id);
    one.stream.on('close', () => this.left(one));
    return one;
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.leaving);
    for (const one of this.listening.keys()) one.end();
    await (await this.feed?.catch(() => undefined))?.stop();
  }

  private fed(): Promise<Feed> {
    clearTimeout(this.leaving);
    this.feed ??= startFeed(this.runtime, (told) => {
      for (const one of this.listening.keys()) one.hear(told);
    }).catch((error: unknown) => {
      this.feed = undefined;
      throw error;
    });
    return this.feed;
  }

  private left(one: Listener): void {
    this.listening.delete(one);
    if (this.listening.size > 0) return;
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => {
      const feed = this.feed;
      this.feed = undefined;
      void feed?.then((each) => each.stop());
    }, LINGER).unref();
  }
}

/** Which views have moved, as it happens: pages read again what they show of them. */
@ApiTags('pages')
@applyDecorators(...problems)
@Controller('changes')
export class ChangesController {
  constructor(@Inject(Changes) private readonly changes: Changes) {}

  @ApiOperation({
    summary:
      'Changes of views as server-sent events: `view`, `rebuilding` and `rebuilt`; see docs/changes.md.',
    operationId: 'changes',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Resumes after that event.' })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @Get()
  async listen(
    @Who() by: By,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { stream } = await this.changes.listen(by, lastEventId);
    void reply.type('text/event-stream; charset=utf-8').header('X-Accel-Buffering', 'no');
    return stream;
  }
}
