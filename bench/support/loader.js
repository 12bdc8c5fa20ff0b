/**
 * Runs the benches as they stand, without a build of their own: what they import from `src` is the service as it was
 * built into `dist`, what else they import is compiled on the way.
 */
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const SOURCES = new URL('../../src/', import.meta.url).href;
const BUILT = new URL('../../dist/src/', import.meta.url).href;
/** What is compiled on the way: the benches, and how tests use a browser. */
const OURS = ['../', '../../test/pages/'].map((folder) => new URL(folder, import.meta.url).href);
const isOurs = (url) => OURS.some((folder) => url?.startsWith(folder));

// Node runs the two hooks below in a thread of their own, from this same file.
if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  if (!specifier.startsWith('.') || !isOurs(context.parentURL)) return next(specifier, context);
  const { href } = new URL(specifier, context.parentURL);
  if (href.startsWith(SOURCES)) return next(href.replace(SOURCES, BUILT), context);
  const ours = isOurs(href) && context.parentURL.endsWith('.ts');
  return next(ours ? href.replace(/\.js$/, '.ts') : href, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { default: ts } = await import('typescript');
  const { outputText: source } = ts.transpileModule(readFileSync(fileURLToPath(url), 'utf8'), {
    fileName: fileURLToPath(url),
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      useDefineForClassFields: false,
      inlineSourceMap: true,
    },
  });
  return { format: 'module', source, shortCircuit: true };
}
