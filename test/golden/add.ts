/**
 * `npm run golden:add`: an example of each (fact type, version) that the golden files lack, as today's code stores it.
 * An example that is there is never changed: it stands for facts that lie in somebody's journal.
 */
import { writeFileSync } from 'node:fs';
import { declared } from '../../src/app.module.js';
import { added, fileOf, load, missing } from './golden.js';
import { declaredFacts } from './types.js';

const { contexts } = declared;
const before = load(contexts);
const after = await added(contexts, before, declaredFacts());

const write = (name: string, content: readonly object[], was: readonly object[]): void => {
  if (content.length === was.length) return;
  writeFileSync(fileOf(name), `${JSON.stringify(content, null, 2)}\n`);
  console.log(`${fileOf(name)}: ${content.length - was.length} added`);
};
for (const { name } of contexts) write(name, after.examples[name]!, before.examples[name]!);
write('keys', after.keys, before.keys);

const lost = missing(contexts, after.examples);
for (const { type, version } of lost)
  console.error(
    `${type} v${version} has no example, and today's code can no longer write one. Restore it from git.`,
  );
process.exitCode = lost.length > 0 ? 1 : 0;
