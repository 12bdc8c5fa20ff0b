import { command } from './artefact.js';
import { generate } from './catalogue.js';

await command(generate);
