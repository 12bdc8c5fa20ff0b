// Builds the pages (web/) into dist/web: types and forms from docs/openapi.json, then Vite, then what compresses well twice.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import openapiTS, { astToString } from 'openapi-typescript';
import { build } from 'vite';

const OPENAPI = 'docs/openapi.json';
const GENERATED = 'web/generated';

const resolved = (schema, schemas) =>
  JSON.parse(JSON.stringify(schema), (key, value) =>
    value && typeof value === 'object' && value.$ref
      ? resolved(schemas[value.$ref.split('/').at(-1)], schemas)
      : value,
  );

const kebab = (name) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/**
 * What forms are made of: for each command its address and what it asks for, by the last part of the address; one that
 * begins something, which has none, by its own name. Of two with the same name the later one says of what, too.
 */
const forms = ({ paths, components: { schemas } }) => {
  const byName = {};
  for (const [path, { post }] of Object.entries(paths)) {
    const schema = post?.requestBody?.content?.['application/json']?.schema;
    if (!schema) continue;
    const begins = path.lastIndexOf('/') === 0;
    const name = begins ? kebab(post.operationId) : path.split('/').at(-1);
    const { properties = {}, required = [] } = resolved(schema, schemas);
    byName[begins || !(name in byName) ? name : `${path.split('/')[1]}/${name}`] = {
      ...{ path, required, properties: { ...properties, correction: undefined } },
    };
  }
  return byName;
};

/** What lists can be filtered by: for each address its query parameters with the codes to choose from. */
const filters = ({ paths }) =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([path, { get }]) => {
      const asked = (get?.parameters ?? []).filter((parameter) => parameter.in === 'query');
      if (asked.length === 0 || path.includes('{')) return [];
      const each = asked.map(({ name, schema: { enum: codes, format, type } }) => [
        name,
        {
          ...(codes && { codes }),
          ...(format === 'date' && { type: 'date' }),
          ...(type === 'integer' && { type: 'number' }),
        },
      ]);
      return [[path, Object.fromEntries(each)]];
    }),
  );

const changedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

export const generateWeb = async () => {
  const [types, made] = [`${GENERATED}/api.d.ts`, [forms, filters]];
  const files = [types, ...made.map(({ name }) => `${GENERATED}/${name}.json`)];
  const sources = [OPENAPI, import.meta.filename];
  if (Math.min(...files.map(changedAt)) > Math.max(...sources.map(changedAt))) return;
  mkdirSync(GENERATED, { recursive: true });
  const document = JSON.parse(readFileSync(OPENAPI, 'utf8'));
  for (const make of made) writeFileSync(`${GENERATED}/${make.name}.json`, JSON.stringify(make(document)));
  writeFileSync(types, astToString(await openapiTS(document)));
};

const COMPRESSIBLE = /\.(js|css|html|svg|json)$/;

const compress = (folder) => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = `${entry.parentPath ?? entry.path}/${entry.name}`;
    if (!entry.isFile() || !COMPRESSIBLE.test(file) || entry.name === 'index.html') continue;
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: quality }));
  }
};

export const buildWeb = async () => {
  await generateWeb();
  await build({ configFile: 'web/vite.config.ts', logLevel: 'warn' });
  compress('dist/web');
};

if (process.argv[1]?.endsWith('build-web.mjs'))
  await (process.argv.includes('--types') ? generateWeb() : buildWeb());
