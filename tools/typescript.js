/**
 * Lets plain node run the TypeScript of this repository where nothing else compiles it: in the build and the global setup,
 * and in child processes of specs (`node --import ./tools/typescript.js some.ts`).
 */
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

// Node runs the two hooks below in a thread of their own, from this same file.
if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (source.protocol === 'file:' && existsSync(source)) return next(source.href, context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
  const { default: ts } = await import('typescript');
  const { config } = ts.readConfigFile(
    new URL('../tsconfig.json', import.meta.url).pathname,
    ts.sys.readFile,
  );
  const options = { ...config.compilerOptions, module: 'esnext', sourceMap: false, inlineSourceMap: true };
  const { outputText } = ts.transpileModule(readFileSync(fileURLToPath(url), 'utf8'), {
    compilerOptions: ts.convertCompilerOptionsFromJson(options, '.').options,
    fileName: fileURLToPath(url),
  });
  return { format: 'module', source: outputText, shortCircuit: true };
}
