import { openApiDocument } from '../src/openapi.js';
import { command } from './artefact.js';

await command(async () => [
  { path: 'docs/openapi.json', content: `${JSON.stringify(await openApiDocument(), null, 2)}\n` },
]);
