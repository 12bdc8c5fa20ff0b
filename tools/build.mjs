// Builds the service if the sources are newer than the last build, so that a start does not pay for one needlessly.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';

const STAMP = 'dist/.built';
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
        .filter((file) => !file.startsWith('src/generated/'))
    : [path];

const built = existsSync(STAMP) ? statSync(STAMP).mtimeMs : 0;
const newest = Math.max(
  ...SOURCES.filter(existsSync)
    .flatMap(files)
    .map((file) => statSync(file).mtimeMs),
);

if (newest > built) {
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
  writeFileSync(STAMP, '');
  // A source saved while the compiler was running counts as newer.
  utimesSync(STAMP, started, started);
}
