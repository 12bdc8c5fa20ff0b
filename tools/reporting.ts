import { command } from './artefact.js';
import { dashboards } from './dashboards.js';
import { reportingPage } from './reporting-page.js';

await command(() => Promise.resolve([reportingPage(), ...dashboards()]));
