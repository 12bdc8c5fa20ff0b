import { command } from './artefact.js';
import { catalogueFile, factsPage } from './catalogue.js';

/** `--catalogue` makes what the build needs; without it the page that is committed is written, or checked. */
await command(process.argv.includes('--catalogue') ? catalogueFile : factsPage);
