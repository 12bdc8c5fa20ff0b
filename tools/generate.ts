import { command } from './artefact.js';
import { accessPage } from './access-page.js';
import { catalogueFile, factsPage } from './catalogue.js';
import { rulesPage } from './rules-page.js';

/** `--catalogue` makes what the build needs; without it the pages that are committed are written, or checked. */
await command(
  process.argv.includes('--catalogue')
    ? catalogueFile
    : async (root) => [...(await factsPage(root)), rulesPage(), accessPage()],
);
