import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Metrics, readers } from '../metrics.js';
import { Problem } from '../problems.js';
import { METRICS, RUNTIME, type Runtime } from '../runtime.js';

/** For those who run the service: is it alive, is it ready, how does it do. */
@ApiTags('operations')
@Controller()
export class OperationsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @ApiOperation({ summary: 'The process answers.' })
  @Get('health/live')
  live(): { status: string } {
    return { status: 'live' };
  }

  @ApiOperation({ summary: 'The journal answers, and every view and the policies follow it.' })
  @Get('health/ready')
  async ready(): Promise<{ status: string; journal: string; readers: Record<string, string> }> {
    const head = await this.runtime.journal.head();
    const stuck = readers(this.runtime).filter((reader) => reader.trouble());
    if (stuck.length > 0)
      throw new Problem(503, 'not-ready', `Held up by errors: ${stuck.map(({ name }) => name).join(', ')}.`);
    return {
      status: 'ready',
      journal: head.toString(),
      readers: Object.fromEntries(
        readers(this.runtime).map((reader) => [reader.name, reader.position().toString()]),
      ),
    };
  }

  @ApiOperation({ summary: 'Metrics for Prometheus.' })
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Get('metrics')
  scrape(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
