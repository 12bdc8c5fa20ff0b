import { applyDecorators, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { admitted } from '../engine/access.js';
import type { By } from '../engine/by.js';
import { problems } from '../engine/http/documentation.js';
import { Who } from '../engine/http/who.js';
import { operate } from '../engine/operations.js';
import { RUNTIME, type Runtime } from '../engine/runtime.js';
import { Anchorer } from './anchorer.js';
import { AnchoredAnswer, AnchorsAnswer, AnchorsQuery } from './anchors.dto.js';
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
  @ApiOkResponse({ type: AnchorsAnswer })
  @Get()
  async list(
    @Who() by: By,
    @Query() { before = Number.MAX_SAFE_INTEGER }: AnchorsQuery,
  ): Promise<AnchorsAnswer> {
    admitted(this.runtime, by, 'look', 'operation:anchors');
    const anchors = await anchorsBefore(this.runtime.pool, before, PAGE);
    const last = anchors.at(-1)?.statement.number ?? 1;
    return { anchors: anchors as unknown as AnchorsAnswer['anchors'], ...(last > 1 && { next: last }) };
  }

  @ApiOperation({ summary: 'Signs at once what has been recorded since the last anchor.' })
  @ApiOkResponse({ type: AnchoredAnswer })
  @HttpCode(200)
  @Post()
  async anchor(@Who() by: By): Promise<AnchoredAnswer> {
    admitted(this.runtime, by, 'operate', 'anchor');
    return operate(this.runtime, by, 'anchor', {}, async () => ({ facts: await this.anchorer.now() }));
  }
}
