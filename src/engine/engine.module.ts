import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Catalogue } from '../kernel/catalogue.js';
import { Changes, ChangesController } from './changes/changes.controller.js';
import { OperationsController } from './http/operations.controller.js';
import { controllersOf } from './http/routes.js';
import { SignInController } from './http/sign-in.controller.js';
import { RequestPipe } from './http/validation.js';
import { IssueHandler } from './issue.js';
import { LookHandler } from './look.js';
import { metricsOf } from './metrics.js';
import { start } from './open.js';
import { ProblemFilter } from './problems.js';
import { RecallHandler, ReplayHandler } from './replay.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { type Declared, METRICS, RUNTIME, type Runtime } from './runtime.js';
import { TellHandler } from './tell.js';

/** Views and policies start once every handler is known, and stop before the store is closed. */
@Injectable()
class Lifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap = (): Promise<void> => start(this.runtime);
  onApplicationShutdown = (): Promise<void> => this.runtime.close();
}

@Module({})
export class EngineModule {
  /** The engine over what the contexts and views declare. Without a runtime it can be described, not run. */
  static over(declared: Declared, catalogue: Catalogue, runtime?: Runtime): DynamicModule {
    return {
      module: EngineModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        ...controllersOf(declared, catalogue.summaries),
        OperationsController,
        SignInController,
        WebhooksController,
        ChangesController,
        ...(declared.controllers ?? []),
      ],
      providers: [
        { provide: RUNTIME, useValue: runtime },
        { provide: METRICS, useFactory: () => metricsOf(runtime!) },
        { provide: APP_PIPE, useClass: RequestPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        IssueHandler,
        LookHandler,
        RecallHandler,
        ReplayHandler,
        TellHandler,
        Lifecycle,
        Changes,
        ...(declared.providers ?? []),
      ],
    };
  }
}
