// Builds the service and its pages if their sources are newer than the last build, so that a start does not pay for one needlessly.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';

const SERVICE = 'dist/.built';
const PAGES = 'dist/web/index.html';
const SOURCES = [
  'src',
  'scenarios',
  'tools',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

const files = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
        .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`)
        .filter((file) => !/^(src|web)\/generated\//.test(file))
    : [path];

const changed = (stamp, sources) => {
  const newest = sources
    .filter(existsSync)
    .flatMap(files)
    .map((file) => statSync(file).mtimeMs);
  return Math.max(...newest) > (existsSync(stamp) ? statSync(stamp).mtimeMs : 0);
};

if (changed(SERVICE, SOURCES)) {
  const started = new Date();
  process.stderr.write('Building …\n');
  execFileSync(
    'node',
    ['--no-warnings', '--import', './tools/typescript.js', 'tools/generate.ts', '--catalogue'],
    {
      stdio: ['inherit', 'ignore', 'inherit'],
    },
  );
  execFileSync('nest', ['build'], { stdio: 'inherit', shell: process.platform === 'win32' });
  writeFileSync(SERVICE, '');
  // A source saved while the compiler was running counts as newer.
  utimesSync(SERVICE, started, started);
}

// Compiling the service empties dist. The pages cut a history by the rules of the kernel and draw it as the timeline does.
const SHARED = ['src/kernel', 'src/shapes', 'src/views/timeline'];
if (changed(PAGES, ['web', ...SHARED, 'docs/openapi.json', 'package-lock.json'])) {
  const { buildWeb } = await import('./build-web.mjs');
  await buildWeb();
}
