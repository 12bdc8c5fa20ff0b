import { applyDecorators, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { By } from '../engine/by.js';
import { problems } from '../engine/http/documentation.js';
import { Who } from '../engine/http/who.js';
import { operate } from '../engine/operations.js';
import { Problem } from '../engine/problems.js';
import { RUNTIME, type Runtime } from '../engine/runtime.js';
import { Anchorer } from './anchorer.js';
import { AnchoredAnswer, AnchorsAnswer } from './anchors.dto.js';
import { anchorsBefore } from './store.js';

const PAGE = 50;

/** Signed statements about the journal, for those who keep them elsewhere. */
@ApiTags('operations')
@applyDecorators(...problems)
@Controller('operations/anchors')
export class AnchorsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(Anchorer) private readonly anchorer: Anchorer,
  ) {}

  @ApiOperation({ summary: 'Anchors of the journal: what was signed when, the newest first.' })
  @ApiQuery({ name: 'before', required: false, schema: { type: 'integer', minimum: 1 } })
  @ApiOkResponse({ type: AnchorsAnswer })
  @Get()
  async list(@Query('before') before?: string): Promise<AnchorsAnswer> {
    if (before !== undefined && !/^[1-9]\d{0,14}$/.test(before))
      throw new Problem(400, 'invalid', '`before` is the number of an anchor.');
    const anchors = await anchorsBefore(this.runtime.pool, Number(before ?? Number.MAX_SAFE_INTEGER), PAGE);
    const last = anchors.at(-1)?.statement.number ?? 1;
    return { anchors: anchors as unknown as AnchorsAnswer['anchors'], ...(last > 1 && { next: last }) };
  }

  @ApiOperation({ summary: 'Signs at once what has been recorded since the last anchor.' })
  @ApiOkResponse({ type: AnchoredAnswer })
  @HttpCode(200)
  @Post()
  async anchor(@Who() by: By): Promise<AnchoredAnswer> {
    return operate(this.runtime, by, 'anchor', {}, async () => ({ facts: await this.anchorer.now() }));
  }
}
