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

/** What forms are made of: for each command its address and what it asks for, by the last part of the address. */
const forms = ({ paths, components: { schemas } }) =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([path, { post }]) => {
      const schema = post?.requestBody?.content?.['application/json']?.schema;
      if (!schema) return [];
      const kebab = post.operationId.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
      const name =
        path.split('/').filter((part) => !part.startsWith('{')).length > 1 ? path.split('/').at(-1) : kebab;
      const { properties = {}, required = [] } = resolved(schema, schemas);
      return [[name, { path, required, properties: { ...properties, correction: undefined } }]];
    }),
  );

/** @returns whether there was something to do */
export const generateWeb = async () => {
  const types = `${GENERATED}/api.d.ts`;
  if (existsSync(types) && statSync(types).mtimeMs > statSync(OPENAPI).mtimeMs) return;
  mkdirSync(GENERATED, { recursive: true });
  const document = JSON.parse(readFileSync(OPENAPI, 'utf8'));
  writeFileSync(`${GENERATED}/forms.json`, JSON.stringify(forms(document)));
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
