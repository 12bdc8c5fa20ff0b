import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { admitted } from '../access.js';
import type { By } from '../by.js';
import { type Instance, instancesOf } from '../instances.js';
import { type Metrics, readers } from '../metrics.js';
import { operate, type Operations, operationsOf, replayReader } from '../operations.js';
import { Problem } from '../problems.js';
import { publish } from '../reporting/reporting.js';
import { METRICS, RUNTIME, type Runtime } from '../runtime.js';
import { type SweepStatus, sweepsOf } from '../sweeps/sweeps.js';
import {
  PublishedAnswer,
  HealthAnswer,
  InstancesAnswer,
  ReadOnlyAnswer,
  ReadOnlyOrder,
  OperationsAnswer,
  ReplayAnswer,
  SweepsAnswer,
} from './operations.dto.js';
import { problems } from './documentation.js';
import { Who } from './who.js';

const LONGEST_NAME = 100;

/** For those who run the service: is it alive, is it ready, how does it do. */
@ApiTags('operations')
@applyDecorators(...problems)
@Controller()
export class OperationsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @ApiOperation({ summary: 'The process answers.' })
  @Get('health/live')
  live(): HealthAnswer {
    return { status: 'live' };
  }

  @ApiOperation({ summary: 'Journal and database answer, and no view is held up by errors.' })
  @Get('health/ready')
  async ready(): Promise<HealthAnswer> {
    await this.runtime.journal.head();
    await this.runtime.pool.query('SELECT 1');
    const stuck = readers(this.runtime).filter((reader) => reader.trouble());
    if (stuck.length > 0)
      throw new Problem(503, 'not-ready', `Held up by errors: ${stuck.map(({ name }) => name).join(', ')}.`);
    const readOnly = await this.runtime.readOnly.state();
    return { status: 'ready', ...(readOnly && { readOnly }) };
  }

  @ApiOperation({ summary: 'Metrics for Prometheus.' })
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Get('metrics')
  scrape(): Promise<string> {
    return this.metrics.registry.metrics();
  }

  @ApiOperation({
    summary: 'How far each view, the policies and the sweeps have come, and what they could not digest.',
  })
  @ApiOkResponse({ type: OperationsAnswer })
  @Get('operations/projections')
  async projections(@Who() by: By): Promise<Operations> {
    admitted(this.runtime, by, 'look', 'operation:projections');
    return operationsOf(this.runtime);
  }

  @ApiOperation({ summary: 'Instances of the service on this database, and what each of them leads.' })
  @ApiOkResponse({ type: InstancesAnswer })
  @Get('operations/instances')
  async instances(@Who() by: By): Promise<{ readonly instances: readonly Instance[] }> {
    admitted(this.runtime, by, 'look', 'operation:instances');
    return { instances: await instancesOf(this.runtime) };
  }

  @ApiOperation({
    summary: 'Orders that are carried out in many streams: how far each has come, and with which results.',
  })
  @ApiOkResponse({ type: SweepsAnswer })
  @Get('operations/sweeps')
  async sweeps(@Who() by: By): Promise<{ readonly sweeps: readonly SweepStatus[] }> {
    admitted(this.runtime, by, 'look', 'operation:sweeps');
    return { sweeps: await sweepsOf(this.runtime) };
  }

  @ApiOperation({ summary: 'Takes parked streams of a reader up again, after their cause was mended.' })
  @ApiOkResponse({ type: ReplayAnswer })
  @HttpCode(200)
  @Post('operations/projections/:name/replay')
  async replay(@Param('name') name: string, @Who() by: By): Promise<ReplayAnswer> {
    const replay = async () => ({ replayed: await replayReader(this.runtime, name) });
    return operate(this.runtime, by, 'replay', { reader: name.slice(0, LONGEST_NAME) }, replay);
  }

  @ApiOperation({
    summary: 'Makes the figures for readers outside anew, which otherwise happens every hour.',
  })
  @ApiOkResponse({ type: PublishedAnswer })
  @HttpCode(200)
  @Post('operations/reporting/publish')
  async publish(@Who() by: By): Promise<PublishedAnswer> {
    return operate(this.runtime, by, 'publish', {}, async () => ({ rows: await publish(this.runtime) }));
  }

  @ApiOperation({
    summary: 'Takes no commands any more, in no instance, until it is ended: they answer 503 `read-only`.',
    operationId: 'begin-read-only',
  })
  @ApiOkResponse({ type: ReadOnlyAnswer })
  @HttpCode(200)
  @Post('operations/read-only')
  async beginReadOnly(@Body() { reason, until }: ReadOnlyOrder, @Who() by: By): Promise<ReadOnlyAnswer> {
    const { readOnly } = this.runtime;
    await operate(this.runtime, by, 'read-only', { reason, until }, () =>
      readOnly.begin(reason, until, by.actor.id),
    );
    return { readOnly: await readOnly.state() };
  }

  @ApiOperation({ summary: 'Takes commands again; policies catch up.' })
  @ApiOkResponse({ type: ReadOnlyAnswer })
  @HttpCode(200)
  @Post('operations/read-write')
  async endReadOnly(@Who() by: By): Promise<ReadOnlyAnswer> {
    const { readOnly } = this.runtime;
    await operate(this.runtime, by, 'read-write', {}, () => readOnly.end());
    return { readOnly: await readOnly.state() };
  }
}
