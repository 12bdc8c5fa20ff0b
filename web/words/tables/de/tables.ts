import { commands } from './commands.js';
import { facts } from './facts.js';
import { fields } from './fields.js';
import { problems } from './problems.js';
import { values } from './values.js';
import { views } from './views.js';

export const tables = { commands, facts, fields, problems, values, views };
