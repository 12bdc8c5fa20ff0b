import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A generated file that is committed, so that a reviewer sees in the diff what a change means. */
export interface Artefact {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly content: string;
}

/** The paths of those artefacts that are not on disk as they should be. */
export const stale = async (root: string, artefacts: readonly Artefact[]): Promise<string[]> => {
  const onDisk = await Promise.all(
    artefacts.map(({ path }) => readFile(join(root, path), 'utf8').catch(() => null)),
  );
  return artefacts.filter(({ content }, index) => content !== onDisk[index]).map(({ path }) => path);
};

const write = async (root: string, { path, content }: Artefact): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
};

/**
 * The command line of a generator, run in the root of the repository: writes what changed, or with `--check` says what
 * is stale. What it cannot generate, it explains. Sets the exit code.
 */
export const command = async (generate: (root: string) => Promise<readonly Artefact[]>): Promise<void> => {
  const root = process.cwd();
  try {
    const artefacts = await generate(root);
    const changed = await stale(root, artefacts);
    if (process.argv.includes('--check')) {
      for (const path of changed) console.error(`${path} is stale: run \`npm run generate\` and commit it.`);
      if (changed.length) process.exitCode = 1;
    } else {
      for (const artefact of artefacts.filter(({ path }) => changed.includes(path))) {
        await write(root, artefact);
        console.log(`${artefact.path} written`);
      }
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
};
