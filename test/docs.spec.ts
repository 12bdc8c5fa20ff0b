import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...(readdirSync(join(ROOT, 'docs'), { recursive: true }) as string[])
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
];

/** Without code, in which brackets are no links. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

interface Link {
  readonly target: string;
  readonly anchor: string | undefined;
}

const linksIn = (text: string): Link[] =>
  [
    ...prose(text).matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
    ...prose(text).matchAll(/^\s*\[[^\]]+\]:\s*(\S+)/gm),
    ...prose(text).matchAll(/\b(?:href|src)="([^"]+)"/g),
  ]
    .map(([, url]) => url!)
    .filter((url) => !/^[a-z][a-z0-9+.-]*:/i.test(url))
    .map((url) => ({ target: url.split('#')[0]!, anchor: url.split('#')[1] }));

/** As GitHub makes it of a heading. */
const slugOf = (heading: string): string =>
  heading
    .trim()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const anchorsOf = (text: string): string[] => {
  const seen = new Map<string, number>();
  const headings = text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm);
  const slugs = [...headings].map(([, heading]) => {
    const slug = slugOf(heading!);
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times > 0 ? `${slug}-${times}` : slug;
  });
  return [...slugs, ...[...text.matchAll(/\b(?:id|name)="([^"]+)"/g)].map(([, id]) => id!)];
};

/** What is wrong with a link, if anything is. */
const brokenBy = ({ target, anchor }: Link, page: string, own: string): string | undefined => {
  const path = target ? join(dirname(page), decodeURI(target)) : page;
  const file = join(ROOT, path);
  if (relative(ROOT, file).startsWith('..')) return `${page} → ${target} leads out of the repository`;
  if (!existsSync(file)) return `${page} → ${target} does not exist`;
  if (anchor === undefined) return undefined;
  if (statSync(file).isDirectory()) return `${page} → ${target}#${anchor} is a folder`;
  const lines = /^L(\d+)(?:-L(\d+))?$/.exec(anchor);
  if (lines) {
    const last = Number(lines[2] ?? lines[1]);
    return last <= read(path).split('\n').length ? undefined : `${page} → ${target} has no line ${last}`;
  }
  return anchorsOf(target ? read(path) : own).includes(anchor)
    ? undefined
    : `${page} → ${target}#${anchor} is no heading`;
};

const broken = (page: string, text: string): string[] =>
  linksIn(text).flatMap((link) => brokenBy(link, page, text) ?? []);

describe('documentation', () => {
  it.each(pages)('%s: every link leads somewhere', (page) => {
    expect(broken(page, read(page))).toEqual([]);
  });

  it('has links at all', () => {
    expect(linksIn(read('README.md')).length).toBeGreaterThan(15);
    expect(pages.flatMap((page) => linksIn(read(page))).length).toBeGreaterThan(40);
  });

  it('is checked for links that lead nowhere', () => {
    const page = [
      '[gone](docs/gone.md) [there](docs/glossary.md "title") [out](../x) [web](https://example.org/x)',
      '[anchor](CONTRIBUTING.md#arrows) [no anchor](CONTRIBUTING.md#arrowz) [own](#here) [not own](#there)',
      '[line](package.json#L2) [no line](package.json#L99999) `[code](gone)`',
      '[ref]: gone.md',
      '## Here',
      '```\n[code](gone)\n```',
    ].join('\n');
    expect(broken('README.md', page)).toEqual([
      'README.md → docs/gone.md does not exist',
      'README.md → ../x leads out of the repository',
      'README.md → CONTRIBUTING.md#arrowz is no heading',
      'README.md → #there is no heading',
      'README.md → package.json has no line 99999',
      'README.md → gone.md does not exist',
    ]);
  });
});

interface Step {
  readonly step: string;
  readonly path: string;
  readonly symbols: readonly string[];
}

/** Rows of the table below a heading: a cell with a link to a file, and names in backticks. */
const stepsIn = (readme: string): Step[] => {
  const [, section = ''] =
    /^#{2,4} One request, file by file\s*$([\s\S]*?)(?=^#{1,4} )/m.exec(`${readme}\n# `) ?? [];
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [step = '', ...cells] = line.split('|').slice(1, -1);
      const [, path = ''] = /\]\(([^)#]+)/.exec(cells.join('|')) ?? [];
      const symbols = cells.flatMap((cell) => [
        ...cell.replace(/\[[^\]]*\]\([^)]*\)/g, '').matchAll(/`([^`]+)`/g),
      ]);
      return { step: step.trim(), path, symbols: symbols.map(([, symbol]) => symbol!) };
    });
};

/** What a row promises and its file does not hold. */
const unheld = ({ step, path, symbols }: Step): string[] => {
  if (!path || !existsSync(join(ROOT, path)) || statSync(join(ROOT, path)).isDirectory())
    return [`${step}: there is no file ${path}`];
  if (symbols.length === 0) return [`${step}: names nothing to look for in ${path}`];
  const text = read(path);
  const occurs = (symbol: string) =>
    new RegExp(`(?<![\\w$-])${symbol.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w$])`).test(text);
  return symbols.filter((symbol) => !occurs(symbol)).map((symbol) => `${step}: ${path} has no ${symbol}`);
};

describe("the README's trace of one request", () => {
  const steps = stepsIn(read('README.md'));

  it('leads through route, command, decision, fact, storage, view and test', () => {
    const paths = steps.map(({ path }) => path);
    for (const stage of [
      /^src\/engine\/http\//,
      /^src\/contexts\/.*\/commands\.dto\.ts$/,
      /^src\/contexts\/.*\/decider\.ts$/,
      /^src\/contexts\/.*\/facts\.ts$/,
      /^src\/engine\/journal\//,
      /^src\/views\/.*\.projection\.ts$/,
      /\.spec\.ts$/,
    ])
      expect({ stage, paths }).toEqual({
        stage,
        paths: expect.arrayContaining([expect.stringMatching(stage)]),
      });
  });

  it('names files that exist, and in them what there is to see', () => {
    expect(steps.flatMap(unheld)).toEqual([]);
  });

  it('is checked for what is not there', () => {
    const table = (row: string) =>
      `### One request, file by file\n\n| a | b | c |\n| - | - | - |\n${row}\n\n## Next\n`;
    const found = (row: string) => stepsIn(table(row)).flatMap(unheld);
    const file = 'src/kernel/decider.ts';
    expect(found(`| fold | [${file}](${file}) | \`fold\` |`)).toEqual([]);
    expect(found(`| fold | [${file}](${file}) | \`fol\` |`)).toEqual([`fold: ${file} has no fol`]);
    expect(found(`| fold | [${file}](${file}) | fold |`)).toEqual([
      `fold: names nothing to look for in ${file}`,
    ]);
    expect(found('| gone | [x](src/gone.ts) | `fold` |')).toEqual(['gone: there is no file src/gone.ts']);
  });
});
