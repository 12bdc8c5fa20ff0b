import { classOf } from '../../src/access/access.js';
import { declared } from '../../src/app.module.js';
import type { Verb } from '../../src/engine/access.js';
import { type Fields, object, operations, resolved, sampler, STOPS_ALL } from './openapi.js';

/*
 * What each operation of the OpenAPI document is to the table of access: derived from the document and the contexts, never
 * from the code that judges. An operation that is none of these has no class, and the matrix says so.
 */

/** Who asks needs no role for it: it is about nobody. */
const OPEN = /^\/(health|metrics|sign-in|me|changes|development-issuer)\b/;

/** Parts of addresses below /operations that the table knows by another name. */
const OPERATED: Readonly<Record<string, string>> = {
  'post projections/{name}/replay': 'replay',
  'post reporting/publish': 'publish',
  'post anchors': 'anchor',
};

/** Bodies that the schema does not tell all of. */
const BODIES: Readonly<Record<string, string>> = {
  'define-webhook': '{"url":"http://127.0.0.1:9/","unit":"OWN-UNIT","types":["CourseEnrolled"]}',
  [STOPS_ALL]: '{"reason":"for a test","until":"2099-01-01T00:00:00Z"}',
};
/** Of a file without a row. */
const HEADER = 'familyName;givenName;birthDate;sex;municipality;motherTongue;interpreterNeeded';

/** A question without a position to wait for. */
const question = ({ after: _, ...fields }: Fields): Fields => fields;

export interface Cell {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly verb: Verb;
  readonly what: string;
  /** Of whom one stream is that the address names. */
  readonly about: 'person' | 'account' | 'nobody';
  readonly query: readonly string[];
  readonly body?: string;
  readonly type?: string;
}

const pascal = (name: string): string =>
  name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The command at an address, as the table knows it. */
const commandAt = (path: string): string | undefined => {
  const [root, ...parts] = path.slice(1).split('/');
  const context = declared.contexts.find((each) => each.path === root);
  const command = parts.length > 0 ? pascal(parts.at(-1)!) : context?.creates;
  const chapter = context?.chapters.find(({ decider }) => Object.hasOwn(decider.decide, command ?? ''));
  return context && chapter && `${context.name}/${chapter.name}/${command}`;
};

const judgedAs = (method: string, path: string, operation: string): readonly [Verb, string] | undefined => {
  const [, kind = '', name = ''] = /^(look|tell|read|replay|prove|export|import)-(.+)$/.exec(operation) ?? [];
  if (kind === 'look' || kind === 'tell') return ['look', `view:${name}`];
  if (kind === 'read') return ['look', `state:${name}`];
  if (kind === 'replay') return ['replay', name];
  if (kind === 'prove' || kind === 'export') return ['replay', 'proof'];
  if (kind === 'import') return ['issue', commandAt(`/${path.split('/')[1]}`) ?? ''];
  const [, rest = ''] = /^\/operations\/(.+)$/.exec(path) ?? [];
  const operated =
    OPERATED[`${method} ${rest}`] ?? (classOf('operate', operation) ? operation : rest.split('/')[0]!);
  if (rest) return method === 'get' ? ['look', `operation:${operated}`] : ['operate', operated];
  const command = commandAt(path);
  return command ? ['issue', command] : undefined;
};

/** Every operation that one needs a role for. @param participant somebody whom bodies may name */
export const cells = (participant: string): readonly Cell[] => {
  const { fieldsOf } = sampler(() => participant);
  return operations
    .filter(({ path }) => !OPEN.test(path))
    .map(({ method, path, operationId: operation, requestBody, parameters = [] }) => {
      const [verb, what] = judgedAs(method, path, operation) ?? ['look', ''];
      const content = requestBody?.content ?? {};
      const json = content['application/json']?.schema;
      return {
        ...{ operation, method: method.toUpperCase(), path, verb, what },
        about: /^\/journeys\/\{id\}/.test(path)
          ? 'person'
          : /^\/staff\/\{id\}/.test(path)
            ? 'account'
            : 'nobody',
        query: parameters.filter((each) => each.in === 'query' && each.required).map(({ name }) => name),
        ...(json && {
          body:
            BODIES[operation] ??
            object(verb === 'look' ? question(fieldsOf(resolved(json))) : fieldsOf(resolved(json))),
        }),
        ...(content['text/csv'] && { body: HEADER, type: 'text/csv' }),
      };
    });
};

/** Addresses that no line of the table is about. */
export const unclassed = (all: readonly Cell[]): readonly string[] =>
  all.filter(({ verb, what }) => !classOf(verb, what)).map(({ method, path }) => `${method} ${path}`);
