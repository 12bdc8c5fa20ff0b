import {
  applyDecorators,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  type Type,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { admitted } from '../access.js';
import type { By } from '../by.js';
import { idParameter, problems } from '../http/documentation.js';
import { IdPipe } from '../http/validation.js';
import { Who } from '../http/who.js';
import { operate } from '../operations.js';
import { RUNTIME, type Runtime } from '../runtime.js';
import { define, end, enteredOf, listed, ownWebhook, resume, rotate, test } from './manage.js';
import { setState, type Webhook } from './store.js';
import {
  WebhookOrder,
  WebhooksAnswer,
  WebhookSecretAnswer,
  WebhookStateAnswer,
  WebhookTestAnswer,
} from './webhooks.dto.js';

const says = (summary: string, operationId: string, type: Type) =>
  applyDecorators(ApiOperation({ summary, operationId }), ApiOkResponse({ type }), HttpCode(200));

/** Other systems that are told of facts (docs/webhooks.md). */
@ApiTags('operations')
@applyDecorators(...problems)
@Controller('operations/webhooks')
export class WebhooksController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @says('Systems that are told of facts, and how delivery to them goes.', 'list-webhooks', WebhooksAnswer)
  @Get()
  async list(@Who() by: By): Promise<WebhooksAnswer> {
    admitted(this.runtime, by, 'look', 'operation:webhooks');
    return { webhooks: [...(await listed(this.runtime, by))] };
  }

  @says(
    'Tells another system of facts from now on. The secret that signs them is shown this once.',
    'define-webhook',
    WebhookSecretAnswer,
  )
  @Post()
  async define(@Body() order: WebhookOrder, @Who() by: By): Promise<WebhookSecretAnswer> {
    const answer = await operate(this.runtime, by, 'define-webhook', enteredOf(order), () =>
      define(this.runtime, by, order),
    );
    this.runtime.webhooks?.hurry();
    return answer;
  }

  @says(
    'Signs by a new secret, shown this once; the one before is valid beside it for 24 hours.',
    'rotate-webhook-secret',
    WebhookSecretAnswer,
  )
  @idParameter
  @Post(':id/rotate-secret')
  rotate(@Param('id', IdPipe) id: string, @Who() by: By): Promise<WebhookSecretAnswer> {
    return this.act(by, 'rotate-webhook-secret', id, () => rotate(this.runtime, id));
  }

  @says('Tells a system nothing until it is resumed; nothing is lost.', 'pause-webhook', WebhookStateAnswer)
  @idParameter
  @Post(':id/pause')
  pause(@Param('id', IdPipe) id: string, @Who() by: By): Promise<WebhookStateAnswer> {
    return this.act(by, 'pause-webhook', id, async () => {
      await setState(this.runtime.pool, id, 'paused');
      return { id, state: 'paused' };
    });
  }

  @says('Goes on where it was paused or given up.', 'resume-webhook', WebhookStateAnswer)
  @idParameter
  @Post(':id/resume')
  resume(@Param('id', IdPipe) id: string, @Who() by: By): Promise<WebhookStateAnswer> {
    return this.act(by, 'resume-webhook', id, async () => {
      await resume(this.runtime, id);
      this.runtime.webhooks?.hurry();
      return { id, state: 'active' };
    });
  }

  @says('Posts a test event at once, and says whether it was taken.', 'test-webhook', WebhookTestAnswer)
  @idParameter
  @Post(':id/test')
  test(@Param('id', IdPipe) id: string, @Who() by: By): Promise<WebhookTestAnswer> {
    return this.act(by, 'test-webhook', id, (webhook) => test(this.runtime, webhook));
  }

  @says('Ends it for good; what was not delivered is forgotten.', 'end-webhook', WebhookStateAnswer)
  @idParameter
  @Delete(':id')
  end(@Param('id', IdPipe) id: string, @Who() by: By): Promise<WebhookStateAnswer> {
    return this.act(by, 'end-webhook', id, async () => {
      await end(this.runtime, id);
      return { id, state: 'ended' };
    });
  }

  private act<Answer>(
    by: By,
    what: string,
    id: string,
    work: (webhook: Webhook) => Promise<Answer>,
  ): Promise<Answer> {
    return operate(this.runtime, by, what, { webhook: id }, async () =>
      work(await ownWebhook(this.runtime, by, id)),
    );
  }
}
