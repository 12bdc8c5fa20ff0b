import { applyDecorators, Controller, Get, Inject, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ISSUER_PATH, originOf } from '../identity/issuer/here.js';
import { notFound } from '../problems.js';
import { RUNTIME, type Runtime } from '../runtime.js';
import { problems } from './documentation.js';
import { SignInAnswer } from './sign-in.dto.js';

/** What a page needs to know before it knows who asks. */
@ApiTags('pages')
@applyDecorators(...problems)
@Controller('sign-in')
export class SignInController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @ApiOperation({
    summary: 'Where one signs in, and as which client: the rest the issuer says (OpenID Connect Discovery).',
    operationId: 'sign-in',
  })
  @ApiOkResponse({ type: SignInAnswer })
  @ApiSecurity({})
  @Get()
  begin(@Req() request: FastifyRequest): SignInAnswer {
    const { issuer, signIn } = this.runtime.config;
    if (issuer) return { issuer: issuer.url, ...signIn };
    const origin = originOf(request);
    if (!origin)
      throw notFound(
        'Open the pages by 127.0.0.1 or localhost: the development issuer is for this machine only.',
      );
    return { issuer: `${origin}${ISSUER_PATH}`, ...signIn };
  }
}
