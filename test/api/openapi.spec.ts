import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import ts from 'typescript';
import { declared } from '../../src/app.module.js';
import * as words from '../../src/shapes/words.js';
import { on, startTestService, type TestService } from '../support/service.js';

interface Schema {
  readonly type?: string;
  readonly nullable?: boolean;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly requestBody?: { readonly content: Content };
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

const ROOT = new URL('../../', import.meta.url).pathname;
const text = readFileSync(`${ROOT}docs/openapi.json`, 'utf8');
const document = JSON.parse(text) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
const { schemas } = document.components;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);
const commands = declared.contexts.flatMap((context) =>
  context.chapters.flatMap((chapter) =>
    Object.entries(chapter.commands).map(([name, type]) => ({ context, chapter, name, type })),
  ),
);
/** Those that two contexts offer have the name of the second one in their id. */
const idOf = ({ context, name }: (typeof commands)[number]): string =>
  name === 'RetractEntry' && context.name === 'grant' ? 'RetractEntryOfGrant' : name;
/** Contexts whose entries can be corrected. */
const CORRECTABLE = ['journey', 'grant'];

const refOf = ({ $ref, allOf }: Schema): string | undefined => ($ref ?? allOf?.[0]?.$ref)?.split('/').at(-1);
const resolved = (schema: Schema): Schema => schemas[refOf(schema) ?? ''] ?? schema;

/** Every schema in the document, wherever it stands. */
const everySchema = (): { readonly where: string; readonly schema: Schema }[] => {
  const found: { where: string; schema: Schema }[] = [];
  const visit = (where: string, schema: Schema): void => {
    found.push({ where, schema });
    if (schema.items) visit(`${where}[]`, schema.items);
    for (const [name, field] of Object.entries(schema.properties ?? {})) visit(`${where}.${name}`, field);
    schema.allOf?.forEach((part) => visit(where, part));
    if (typeof schema.additionalProperties === 'object') visit(`${where}.*`, schema.additionalProperties);
  };
  Object.entries(schemas).forEach(([name, schema]) => visit(name, schema));
  for (const { path, method, parameters = [], requestBody, responses } of operations) {
    const where = `${method} ${path}`;
    parameters.forEach(({ name, schema }) => visit(`${where} ${name}`, schema));
    for (const { content = {} } of [requestBody ?? {}, ...Object.values(responses)])
      Object.values(content).forEach(({ schema }) => visit(where, schema));
  }
  return found;
};

const sources = (readdirSync(`${ROOT}src`, { recursive: true }) as string[])
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .map((path) => `src/${path}`);

describe('docs/openapi.json', () => {
  it('is what the code yields', () => {
    const built = `${ROOT}dist/.built`;
    // The build itself writes src/generated.
    const written = sources.filter((path) => !path.startsWith('src/generated/'));
    const newest = Math.max(...written.map((path) => statSync(ROOT + path).mtimeMs));
    if (!existsSync(built) || statSync(built).mtimeMs < newest)
      throw new Error('dist is missing or older than the sources: npm run build');
    const script = `import('./dist/src/openapi.js').then((m) => m.openApiDocument()).then((d) => process.stdout.write(JSON.stringify(d, null, 2) + '\\n'))`;
    const yielded = execFileSync(process.execPath, ['-e', script], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    expect(JSON.parse(yielded)).toEqual(document);
    expect(yielded).toBe(text);
  });

  it.each(commands)('$name has a route with a body of all its fields', (command) => {
    const { context, chapter, name, type } = command;
    const operation = operations.find(({ operationId }) => operationId === idOf(command))!;
    const kebab = (of: string) => of.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
    const inChapter = context.flat ? [] : [kebab(chapter.name)];
    const parts = name === context.creates ? [] : ['{id}', ...inChapter, kebab(name)];
    expect([operation.method, operation.path]).toEqual(['post', ['', context.path, ...parts].join('/')]);

    const { schema } = operation.requestBody!.content['application/json']!;
    expect(refOf(schema)).toBe(name);
    const validations = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
    const fields = [...new Set(validations.map(({ propertyName }) => propertyName))];
    const optional = validations.filter(({ type: kind }) => kind === 'conditionalValidation');
    const required = fields.filter((field) => !optional.some(({ propertyName }) => propertyName === field));
    const correction =
      CORRECTABLE.includes(context.name) && !chapter.history && !chapter.final ? ['correction'] : [];
    expect(Object.keys(resolved(schema).properties!).sort()).toEqual([...fields, ...correction].sort());
    expect([...(resolved(schema).required ?? [])].sort()).toEqual(required.sort());
    expect(fields.length).toBeGreaterThan(0);

    for (const status of ['200', '201'])
      expect(refOf(operation.responses[status]!.content!['application/json']!.schema)).toBe('CommandAnswer');
    const headers = operation.parameters!.filter((each) => each.in === 'header').map((each) => each.name);
    expect(headers).toEqual(
      expect.arrayContaining(['Idempotency-Key', ...(name === context.creates ? [] : ['If-Match'])]),
    );
  });

  it('has no command that the code does not offer, and each view and history once', () => {
    const posts = operations.filter(({ requestBody }) => requestBody).map(({ operationId }) => operationId);
    const confidential = declared.views.filter((view) => view.confidential).map(({ name }) => `look-${name}`);
    expect(posts.sort()).toEqual(
      [
        ...commands.map(idOf),
        ...confidential,
        'CorrectAwardGrant',
        'CorrectRegisterParticipant',
        'import-journey',
        'begin-read-only',
        'define-webhook',
      ].sort(),
    );
    const gets = operations
      .filter(({ tags }) => !tags?.includes('operations'))
      .map(({ operationId }) => operationId);
    expect(gets.filter((id) => !posts.includes(id)).sort()).toEqual(
      [
        ...declared.views
          .filter(({ confidential, internal }) => !confidential && !internal)
          .map(({ name }) => `look-${name}`),
        ...declared.streamViews!.map(({ name }) => `tell-${name}`),
        ...declared.contexts.flatMap(({ name }) => [`read-${name}`, `replay-${name}`]),
        ...['sign-in', 'me', 'changes'],
        ...['journey', 'grant'].flatMap((name) => [`prove-${name}`, `export-${name}`]),
      ].sort(),
    );
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it.each(operations)('$method $path says what it is for and how it fails', (operation) => {
    const { operationId, path, summary = '', parameters = [], tags = [], responses } = operation;
    expect(summary).toMatch(/\w+ .*\w+/);
    expect(summary).not.toBe(operationId);
    expect(tags).toHaveLength(1);
    expect(refOf(responses['4XX']!.content!['application/problem+json']!.schema)).toBe('ProblemDocument');
    expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(named);
  });

  it('lists every word of each vocabulary that a command or a query takes', () => {
    const declarations = sources
      .filter((path) => path.endsWith('.dto.ts'))
      .map((path) => readFileSync(ROOT + path, 'utf8'))
      .join();
    const asked = Object.entries(words as Record<string, unknown>).filter(
      ([name, list]) => Array.isArray(list) && new RegExp(`\\b${name}\\b`).test(declarations),
    );
    const enums = everySchema().flatMap(({ schema }) => (schema.enum ? [JSON.stringify(schema.enum)] : []));
    expect(asked.length).toBeGreaterThan(15);
    for (const [name, list] of asked)
      expect({ name, enums }).toEqual({ name, enums: expect.arrayContaining([JSON.stringify(list)]) });
  });

  it('leaves no type open', () => {
    const open = everySchema().filter(({ schema }) => {
      if (refOf(schema)) return !(refOf(schema)! in schemas);
      if (schema.type === 'array') return !schema.items;
      if (schema.type === 'object')
        return Object.keys(schema.properties ?? {}).length === 0 && !schema.additionalProperties;
      return !['string', 'integer', 'number', 'boolean'].includes(schema.type ?? '');
    });
    expect(open.map(({ where }) => where)).toEqual([]);
    expect(Object.keys(schemas)).not.toContain('Object');
    const used = new Set(everySchema().map(({ schema }) => refOf(schema)));
    expect(Object.keys(schemas).filter((name) => !used.has(name))).toEqual([]);
  });

  it('asks for whole numbers as integers', () => {
    const numbers = everySchema().filter(({ schema: { type } }) => type === 'number' || type === 'integer');
    const asked = numbers.filter(({ where }) => commands.some(({ name }) => where.startsWith(`${name}.`)));
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter(({ schema }) => schema.type !== 'integer')).toEqual([]);
  });
});

describe('the names of classes', () => {
  it('are unique in the repository, or schemas would overwrite one another', () => {
    const classes = sources.flatMap((path) => {
      const file = ts.createSourceFile(path, readFileSync(ROOT + path, 'utf8'), ts.ScriptTarget.Latest);
      return file.statements.flatMap((node) =>
        ts.isClassDeclaration(node) && node.name ? [{ name: node.name.text, path }] : [],
      );
    });
    const twice = classes.filter(
      ({ name }, index) => classes.findIndex((other) => other.name === name) !== index,
    );
    expect(twice).toEqual([]);
    expect(classes.map(({ name }) => name)).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
  });
});

describe('what the service really answers', () => {
  let test: TestService;
  beforeAll(async () => {
    test = await startTestService();
  });
  afterAll(() => test.stop());

  /** Where a value is not as a schema says. */
  const misfits = (value: unknown, schema: Schema, where = ''): string[] => {
    const of = resolved(schema);
    if (value === null) return schema.nullable ? [] : [`${where} is null`];
    if (of.enum && !of.enum.includes(value as string)) return [`${where} is ${JSON.stringify(value)}`];
    if (of.type === 'array')
      return Array.isArray(value)
        ? value.flatMap((each, index) => misfits(each, of.items!, `${where}[${index}]`))
        : [`${where} is no list`];
    if (of.type === 'object') {
      if (typeof value !== 'object') return [`${where} is no object`];
      const { properties = {}, required = [], additionalProperties } = of;
      const missing = required
        .filter((name) => !(name in value))
        .map((name) => `${where}.${name} is missing`);
      const fields = Object.entries(value).flatMap(([name, field]) => {
        if (properties[name]) return misfits(field, properties[name], `${where}.${name}`);
        return additionalProperties ? [] : [`${where}.${name} is not documented`];
      });
      return [...missing, ...fields];
    }
    const type =
      typeof value === 'number'
        ? Number.isInteger(value)
          ? ['integer', 'number']
          : ['number']
        : [typeof value];
    return type.includes(of.type ?? '') ? [] : [`${where} is ${type[0]} instead of ${of.type}`];
  };
  const fits = (
    { status, body }: { status: number; body: unknown },
    expected: number,
    operationId: string,
  ) => {
    const { responses } = operations.find((each) => each.operationId === operationId)!;
    const content = (responses[String(expected)] ?? responses['4XX'])!.content!;
    const schema = (content['application/json'] ?? content['application/problem+json'])!.schema;
    expect([status, ...misfits(body, schema, operationId)]).toEqual([expected]);
  };

  it('is as documented', async () => {
    const today = on('2021-07-31');
    const programme = await test.programme({ rates: [{ unit: 'coaching-session', cents: 1 }] }, today);
    const registered = await test.issue(
      '/journeys',
      {
        familyName: 'Muster',
        birthDate: '1990-01-01',
        sex: 'diverse',
        municipality: 'Musterstadt',
        motherTongue: 'ar',
        interpreterNeeded: true,
      },
      today,
    );
    fits(registered, 201, 'RegisterParticipant');
    const participant = registered.body.id as string;
    const seat = await test.issue(`/programmes/${programme}/request-seat`, { participant }, today);
    fits(seat, 201, 'RequestSeat');
    fits(
      await test.issue(`/programmes/${programme}/request-seat`, { participant }, today),
      409,
      'RequestSeat',
    );
    fits(
      await test.issue(`/programmes/${programme}/request-seat`, { participant: 1 }, today),
      400,
      'RequestSeat',
    );
    const assigned = { caseWorker: 'coach-1' };
    const assign = (headers = {}) =>
      test.issue(`/journeys/${participant}/assignment/assign-case-worker`, assigned, {
        ...today,
        ...headers,
      });
    fits(await assign({ 'idempotency-key': 'k' }), 201, 'AssignCaseWorker');
    const nothing = await assign();
    fits(nothing, 200, 'AssignCaseWorker');
    const plan = { plannedFor: '2021-08-05', at: '09:00', channel: 'home', language: 'ar' };
    await test.issue(`/journeys/${participant}/coaching/schedule-session`, plan, today);
    const after = (await test.issue(`/journeys/${participant}/coaching/schedule-session`, plan, today)).body
      .position;
    for (const [path, operationId] of [
      [`/journeys/${participant}`, 'read-journey'],
      [`/journeys/${participant}/history`, 'replay-journey'],
      [`/programmes/${programme}`, 'read-programme'],
      [`/programmes/${programme}/history`, 'replay-programme'],
      ['/caseload', 'look-caseload'],
      ['/funding', 'look-funding'],
    ] as const) {
      const answer = await test.get(`${path}?after=${after}`, today);
      fits(answer, 200, operationId);
      if ('rows' in answer.body) expect(answer.body.rows.length).toBeGreaterThan(0);
    }
    fits(await test.get('/caseload?limit=0'), 400, 'look-caseload');
  });

  it('documents itself at /docs, /openapi.json and /openapi.yaml', async () => {
    const { status, body } = await test.get('/openapi.json');
    expect([status, Object.keys(body.paths)]).toEqual([200, Object.keys(document.paths)]);
    const page = await test.get('/docs');
    expect([page.status, page.headers['content-type'], page.text.includes('swagger-ui')]).toEqual([
      200,
      expect.stringContaining('text/html'),
      true,
    ]);
    expect((await test.get('/openapi.yaml')).status).toBe(200);
  });
});
