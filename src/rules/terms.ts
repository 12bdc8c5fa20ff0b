import type { Rule } from './in-force.js';
import { RULES } from './table.js';

/** The rules that are a number of something: only these change while the service runs. */
export const TERMS: readonly string[] = Object.entries<Rule>(RULES)
  .filter(([, { versions }]) => versions.every(({ value }) => typeof value === 'number'))
  .map(([id]) => id);
