import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/*
 * The arrows as data, checked over the real import statements. Every rule is shown to bite: for each one a made-up
 * file that breaks it must be reported.
 */

type Sources = Readonly<Record<string, string>>;

interface Import {
  readonly from: string;
  /** A path in src, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Which files there are; the first pattern that fits decides. */
const LAYERS = {
  spec: /\.spec\.ts$/,
  kernel: /^src\/kernel\//,
  shapes: /^src\/shapes\//,
  rules: /^src\/rules\//,
  generated: /^src\/generated\//,
  facts: /^src\/contexts\/(.+\/)?facts\.ts$/,
  dto: /^src\/contexts\/.*\.dto\.ts$/,
  decider: /^src\/contexts\/(.+\/)?decider\.ts$/,
  context: /^src\/contexts\//,
  engine: /^src\/engine\//,
  view: /^src\/views\//,
  access: /^src\/access\//,
  audit: /^src\/audit\//,
  app: /^src\/app\.module\.ts$/,
  start: /^src\/[^/]+\.ts$/,
} as const;
type Layer = keyof typeof LAYERS | 'package';

const layerOf = (path: string): Layer =>
  (Object.entries(LAYERS).find(([, pattern]) => pattern.test(path))?.[0] ?? 'package') as Layer;

/** From a layer to those that it may import; `type` allows types only. What is not here is forbidden. */
const ARROWS: Readonly<Record<Exclude<Layer, 'package'>, Partial<Record<Layer, 'value' | 'type'>>>> = {
  kernel: { kernel: 'value' },
  shapes: { shapes: 'value', kernel: 'value', package: 'value' },
  rules: { rules: 'value', kernel: 'value' },
  generated: { kernel: 'type' },
  facts: { kernel: 'type', shapes: 'type', facts: 'type' },
  dto: { shapes: 'value' },
  decider: {
    kernel: 'value',
    rules: 'value',
    shapes: 'type',
    dto: 'type',
    facts: 'type',
    decider: 'value',
    context: 'value',
  },
  context: {
    kernel: 'value',
    rules: 'value',
    shapes: 'value',
    facts: 'type',
    dto: 'value',
    decider: 'value',
    context: 'value',
  },
  engine: { engine: 'value', kernel: 'value', shapes: 'value', package: 'value' },
  view: {
    view: 'value',
    engine: 'value',
    kernel: 'value',
    shapes: 'value',
    rules: 'value',
    facts: 'type',
    package: 'value',
  },
  audit: { audit: 'value', engine: 'value', kernel: 'value', shapes: 'value', package: 'value' },
  access: { access: 'value', kernel: 'value', engine: 'type' },
  app: {
    access: 'value',
    audit: 'value',
    context: 'value',
    view: 'value',
    engine: 'value',
    generated: 'value',
    package: 'value',
  },
  start: {
    app: 'value',
    start: 'value',
    audit: 'value',
    engine: 'value',
    generated: 'value',
    package: 'value',
  },
  spec: {},
};

/** Packages that a layer may use besides its arrows; all others may use none, or all that `package` above allows. */
const PURE = ['access', 'kernel', 'rules', 'generated', 'facts', 'dto', 'decider', 'context'];

/** What reads a clock, draws chance or reaches outside. */
const IMPURE = [
  /^new Date\b/,
  /^Date\.now$/,
  /^Math\.random$/,
  /^(crypto|performance|process|globalThis)\./,
  /^(Date|fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\(/,
];
const MUST_BE_PURE = /^src\/(kernel|contexts|rules)\/|^src\/views\/.*\.projection\.ts$|^src\/shapes\//;
/** `new Date(ms)` turns a number into a day there, which is pure. */
const CALENDAR = 'src/kernel/local-date.ts';
/** Shapes say of what ties consist. */
const BELONGING = 'src/kernel/belonging.ts';

const LONGEST = 200;
/** Longer files, and why. */
const LONG: Readonly<Record<string, string>> = {
  'src/generated/catalogue.ts': 'generated',
  'src/audit/verify-bundle.ts': 'one file by design: it is handed out and shares nothing with the service',
};

interface Read {
  readonly imports: readonly Import[];
  readonly impure: readonly string[];
}

const remembered = new Map<string, Read>();

const read = (from: string, text: string): Read => {
  const key = `${from}\n${text}`;
  const known = remembered.get(key) ?? readAnew(from, text);
  remembered.set(key, known);
  return known;
};

const readAnew = (from: string, text: string): Read => {
  const imports: Import[] = [];
  const impure: string[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const name = specifier.text;
    const to = name.startsWith('.')
      ? posix.join(posix.dirname(from), name).replace(/\.js$/, '.ts')
      : name.replace(/^node:/, '');
    imports.push({ from, to, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const { isTypeOnly = false, name, namedBindings } = node.importClause ?? {};
      const onlyTypes =
        !!namedBindings &&
        ts.isNamedImports(namedBindings) &&
        namedBindings.elements.length > 0 &&
        namedBindings.elements.every((element) => element.isTypeOnly);
      add(node.moduleSpecifier, isTypeOnly || (onlyTypes && !name));
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isExternalModuleReference(node)) add(node.expression, false);
    else if (ts.isCallExpression(node) && ['import', 'require'].includes(node.expression.getText()))
      add(node.arguments[0], false);
    if (ts.isNewExpression(node) || ts.isCallExpression(node) || ts.isPropertyAccessExpression(node))
      impure.push(...IMPURE.flatMap((pattern) => pattern.exec(node.getText())?.[0] ?? []));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(from, text, ts.ScriptTarget.Latest, true));
  return { imports, impure: [...new Set(impure)] };
};

const importsOf = (path: string, text: string): readonly Import[] => read(path, text).imports;

const contextOf = (path: string): string | undefined => /^src\/contexts\/([^/]+)\//.exec(path)?.[1];

const arrowProblem = ({ from, to, typeOnly }: Import): string | undefined => {
  const [source, target] = [layerOf(from), layerOf(to)];
  if (source === 'spec') return undefined;
  const says = (why: string) => `${from} → ${to}: ${why}`;
  if (target === 'package') {
    const allowed = ARROWS[source as keyof typeof ARROWS].package;
    return allowed && !PURE.includes(source) ? undefined : says('no packages here');
  }
  if (target === 'spec') return says('tests are imported by nobody');
  const allowed = ARROWS[source as keyof typeof ARROWS][target];
  if (!allowed) return says(`${source} may not import ${target}`);
  if (allowed === 'type' && !typeOnly) return says(`${source} may import ${target} as types only`);
  if (source === 'shapes' && target === 'kernel' && to !== CALENDAR && !(typeOnly && to === BELONGING))
    return says('shapes know only the calendar of the kernel');
  const [mine, theirs] = [contextOf(from), contextOf(to)];
  if (mine && theirs && mine !== theirs && target !== 'facts')
    return says('of another context, only its facts');
  if (source === 'facts' && mine !== theirs && theirs) return says('facts know no other context');
  return undefined;
};

/** Files that import values from one another in a circle. */
const circles = (imports: readonly Import[]): string[] => {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly && layerOf(from) !== 'spec') next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push(`circle: ${[...trail.slice(start), path].join(' → ')}`);
    if (start >= 0 || done.has(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  [...next.keys()].forEach((path) => visit(path, []));
  return found;
};

/** Everything in these files that the architecture does not allow. */
const violations = (sources: Sources): string[] => {
  const imports = Object.entries(sources).flatMap(([path, text]) => importsOf(path, text));
  const files = Object.entries(sources).filter(([path]) => layerOf(path) !== 'spec');
  return [
    ...imports.flatMap((each) => arrowProblem(each) ?? []),
    ...circles(imports),
    ...files
      .filter(([path]) => path !== CALENDAR && MUST_BE_PURE.test(path))
      .flatMap(([path, text]) => read(path, text).impure.map((what) => `${path} is not pure: ${what}`)),
    ...files
      .filter(([path, text]) => !(path in LONG) && text.trimEnd().split('\n').length > LONGEST)
      .map(([path, text]) => `${path} has ${text.trimEnd().split('\n').length} lines, ${LONGEST} are enough`),
    ...files.filter(([path]) => layerOf(path) === 'package').map(([path]) => `${path} belongs to no layer`),
  ];
};

const ROOT = new URL('../', import.meta.url).pathname;
const repository: Sources = Object.fromEntries(
  (readdirSync(`${ROOT}src`, { recursive: true }) as string[])
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [`src/${path}`, readFileSync(`${ROOT}src/${path}`, 'utf8')]),
);

describe('the sources', () => {
  it('hold to the architecture', () => {
    expect(violations(repository)).toEqual([]);
  });

  it('are really looked at', () => {
    const imports = Object.entries(repository).flatMap(([path, text]) => importsOf(path, text));
    expect(imports.length).toBeGreaterThan(300);
    const between = new Set(imports.map(({ from, to }) => `${layerOf(from)} → ${layerOf(to)}`));
    for (const arrow of [
      'decider → dto',
      'context → facts',
      'view → facts',
      'app → context',
      'engine → kernel',
    ])
      expect(between).toContain(arrow);
    const missing = imports.filter(
      ({ from, to }) => layerOf(to) !== 'package' && layerOf(from) !== 'spec' && !(to in repository),
    );
    expect(missing).toEqual([]);
    expect(Object.keys(LONG).filter((path) => !(path in repository) && !path.includes('generated'))).toEqual(
      [],
    );
  });

  it('meet in app.module.ts, the only file that knows contexts, views and engine', () => {
    const known = (path: string) => new Set(importsOf(path, repository[path]!).map(({ to }) => layerOf(to)));
    const all = Object.keys(repository).filter((path) =>
      (['context', 'view', 'engine'] as const).every((layer) => known(path).has(layer)),
    );
    expect(all.filter((path) => layerOf(path) !== 'spec')).toEqual(['src/app.module.ts']);
  });
});

describe('a file is reported', () => {
  const journey = 'src/contexts/journey/intake';
  const breaking: readonly (readonly [rule: string, path: string, text: string, report: string])[] = [
    ['of the kernel that imports a package', 'src/kernel/x.ts', `import { v5 } from 'uuid';`, 'no packages'],
    ['of the kernel that imports from node', 'src/kernel/x.ts', `import fs from 'node:fs';`, 'no packages'],
    [
      'of the kernel that imports a type from a package',
      'src/kernel/x.ts',
      `import type { Pool } from 'pg';`,
      'no packages',
    ],
    [
      'of the kernel that imports shapes',
      'src/kernel/x.ts',
      `import { day } from '../shapes/kinds.js';`,
      'kernel may not import shapes',
    ],
    [
      'of the kernel that imports the engine',
      'src/kernel/x.ts',
      `import type { By } from '../engine/by.js';`,
      'kernel may not import engine',
    ],
    [
      'of the kernel that imports dynamically',
      'src/kernel/x.ts',
      `export const x = () => import('pg');`,
      'no packages',
    ],
    [
      'of the kernel that re-exports',
      'src/kernel/x.ts',
      `export * from '../engine/by.js';`,
      'kernel may not import engine',
    ],
    ['of the kernel that requires', 'src/kernel/x.ts', `const x = require('pg');`, 'no packages'],
    [
      'of shapes that knows more of the kernel than days',
      'src/shapes/x.ts',
      `import { fold } from '../kernel/decider.js';`,
      'only the calendar',
    ],
    [
      'of shapes that imports a context',
      'src/shapes/x.ts',
      `import type { X } from '../contexts/journey/facts.js';`,
      'shapes may not import facts',
    ],
    [
      'of a context that imports the engine',
      `${journey}/x.ts`,
      `import { issue } from '../../../engine/issue.js';`,
      'context may not import engine',
    ],
    [
      'of a context that imports a type of the engine',
      `${journey}/x.ts`,
      `import type { By } from '../../../engine/by.js';`,
      'context may not import engine',
    ],
    [
      'of a context that imports a package',
      `${journey}/x.ts`,
      `import { Injectable } from '@nestjs/common';`,
      'no packages',
    ],
    [
      'of a context that imports a view',
      `${journey}/x.ts`,
      `import { FLAGS } from '../../../views/caseload/caseload.dto.js';`,
      'context may not import view',
    ],
    [
      "of a context that imports another one's decider",
      `${journey}/x.ts`,
      `import type { Programme } from '../../programme/seats.js';`,
      'only its facts',
    ],
    [
      "of a context that imports another one's facts as values",
      `${journey}/x.ts`,
      `import { ProgrammeFacts } from '../../programme/facts.js';`,
      'types only',
    ],
    [
      'of a context that imports the app',
      `${journey}/x.ts`,
      `import { declared } from '../../../app.module.js';`,
      'context may not import app',
    ],
    [
      'that decides and imports commands as values',
      `${journey}/decider.ts`,
      `import * as commands from './commands.dto.js';`,
      'dto as types only',
    ],
    [
      'that decides and imports shapes as values',
      `${journey}/decider.ts`,
      `import { NEEDS } from '../../../shapes/words.js';`,
      'shapes as types only',
    ],
    [
      'that decides and imports one value among types',
      `${journey}/decider.ts`,
      `import { type Need, NEEDS } from '../../../shapes/words.js';`,
      'shapes as types only',
    ],
    [
      'that declares facts and imports commands',
      `${journey}/facts.ts`,
      `import type { AssessNeeds } from './commands.dto.js';`,
      'facts may not import dto',
    ],
    [
      'that declares facts and imports shapes as values',
      `${journey}/facts.ts`,
      `import { NEEDS } from '../../../shapes/words.js';`,
      'shapes as types only',
    ],
    [
      'that declares commands and imports the kernel',
      `${journey}/commands.dto.ts`,
      `import { addDays } from '../../../kernel/local-date.js';`,
      'dto may not import kernel',
    ],
    [
      'of the engine that imports a context',
      'src/engine/x.ts',
      `import { journey } from '../contexts/journey/index.js';`,
      'engine may not import context',
    ],
    [
      "of the engine that imports a context's facts",
      'src/engine/x.ts',
      `import type { F } from '../contexts/journey/facts.js';`,
      'engine may not import facts',
    ],
    [
      'of the engine that imports rules',
      'src/engine/x.ts',
      `import { RULES } from '../rules/table.js';`,
      'engine may not import rules',
    ],
    [
      'of the audit that imports a context',
      'src/audit/x.ts',
      `import type { F } from '../contexts/journey/facts.js';`,
      'audit may not import facts',
    ],
    [
      'of the engine that imports the audit',
      'src/engine/x.ts',
      `import { rootOf } from '../audit/merkle.js';`,
      'engine may not import audit',
    ],
    [
      'of the rules that imports a context',
      'src/rules/x.ts',
      `import type { X } from '../contexts/journey/facts.js';`,
      'rules may not import facts',
    ],
    ['of the rules that imports a package', 'src/rules/x.ts', `import x from 'pg';`, 'no packages'],
    [
      'of the engine that imports a view',
      'src/engine/http/x.ts',
      `import { caseload } from '../../views/caseload/caseload.view.js';`,
      'engine may not import view',
    ],
    [
      'of the engine that imports what was generated',
      'src/engine/x.ts',
      `import { catalogue } from '../generated/catalogue.js';`,
      'engine may not import generated',
    ],
    [
      'of a view that imports a decider',
      'src/views/x/x.ts',
      `import type { Intake } from '../../contexts/journey/intake/decider.js';`,
      'view may not import decider',
    ],
    [
      'of a view that imports commands',
      'src/views/x/x.ts',
      `import { AssessNeeds } from '../../contexts/journey/intake/commands.dto.js';`,
      'view may not import dto',
    ],
    [
      'of a view that imports facts as values',
      'src/views/x/x.ts',
      `import { JourneyFacts } from '../../contexts/journey/facts.js';`,
      'facts as types only',
    ],
    [
      'of a view that imports the rules of contexts',
      'src/views/x/x.ts',
      `import { notInFuture } from '../../contexts/rules.js';`,
      'view may not import context',
    ],
    [
      'beside app.module.ts that imports a context',
      'src/service.ts',
      `import { journey } from './contexts/journey/index.js';`,
      'start may not import context',
    ],
    [
      'beside app.module.ts that imports a view',
      'src/main.ts',
      `import { caseload } from './views/caseload/caseload.view.js';`,
      'start may not import view',
    ],
    ['that imports a test', 'src/engine/x.ts', `import { x } from './x.spec.js';`, 'imported by nobody'],
    [
      'that reads the clock in the kernel',
      'src/kernel/x.ts',
      'export const x = () => new Date();',
      'not pure: new Date',
    ],
    [
      'that makes a date of a text in a decider',
      `${journey}/decider.ts`,
      `export const x = new Date('2021-01-01');`,
      'not pure: new Date',
    ],
    [
      'that reads the clock in a decider',
      `${journey}/decider.ts`,
      'export const x = () => Date.now();',
      'not pure: Date.now',
    ],
    [
      'that draws chance in a projection',
      'src/views/x/x.projection.ts',
      'export const x = () => Math.random();',
      'not pure: Math.random',
    ],
    [
      'that makes ids in a context',
      `${journey}/x.ts`,
      'export const x = () => crypto.randomUUID();',
      'not pure: crypto',
    ],
    [
      'that waits in the kernel',
      'src/kernel/x.ts',
      'setTimeout(() => undefined, 1);',
      'not pure: setTimeout',
    ],
    ['that is too long', 'src/engine/x.ts', 'export const x = 1;\n'.repeat(201), '201 lines'],
    ['that belongs nowhere', 'src/helpers/x.ts', 'export const x = 1;', 'belongs to no layer'],
  ];

  it.each(breaking)('%s', (_, path, text, report) => {
    const found = violations({ ...repository, [path]: text }).filter((each) => each.startsWith(path));
    expect(found).toEqual([expect.stringContaining(report)]);
  });

  it('that imports in a circle, but not for types', () => {
    const circle = (typed: string) => ({
      'src/engine/x.ts': `import ${typed} { y } from './y.js';`,
      'src/engine/y.ts': `import { z } from './z.js';`,
      'src/engine/z.ts': `import { x } from './x.js';`,
    });
    expect(violations(circle(''))).toEqual([
      'circle: src/engine/x.ts → src/engine/y.ts → src/engine/z.ts → src/engine/x.ts',
    ]);
    expect(violations(circle('type'))).toEqual([]);
  });

  it('only for its code, not for what its comments and texts say', () => {
    const text = `/** Never new Date() here. */\n// nor Math.random()\nexport const x = 'not new Date()';`;
    expect(violations({ 'src/kernel/x.ts': text })).toEqual([]);
  });
});
