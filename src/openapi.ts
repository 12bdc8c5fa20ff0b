import type { OpenAPIObject } from '@nestjs/swagger';
import { appModule } from './app.module.js';
import { describeApp, openApi } from './engine/http/app.js';

/** The API's description, from the code alone: no database, nothing is started. */
export const openApiDocument = async (): Promise<OpenAPIObject> => openApi(await describeApp(appModule()));
