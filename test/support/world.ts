import { commands, NOWHERE, object, sampler } from './openapi.js';
import { on, type TestService } from './service.js';

/** A stream of each context, for requests that are generated. */
export const openWorld = async (test: TestService) => {
  const journey = await test.person();
  const programme = await test.programme();
  const { fieldsOf } = sampler(() => journey);
  const grant = await test.grant();
  const created = async (path: string, body: object | string) =>
    ((await test.issue(path, body, on('2021-07-31'))).body as { id: string }).id;
  // Where one field depends on another, or names something that there is, no sample of all fields is one.
  const rule = { rule: 'title-warning', from: '2022-01-01', value: 120, source: 'made up' };
  /** By the first part of its address. */
  const streams: Record<string, string> = {
    ...{ journeys: journey, programmes: programme, grants: grant },
    'rule-book': await created('/rule-book', rule),
    reports: await created('/reports', { grant, kind: 'interim', to: '2021-06-30' }),
  };
  for (const { path, schema } of commands.filter(
    ({ path, name }) => !/\{id\}/.test(path) && !name.startsWith('look-') && !(path.slice(1) in streams),
  ))
    streams[path.slice(1)] = await created(path, object(fieldsOf(schema)));
  const at = (path: string, id?: string): string =>
    path.replace('{id}', id ?? streams[path.split('/')[1]!] ?? NOWHERE);
  return { journey, programme, streams, at };
};

export type World = Awaited<ReturnType<typeof openWorld>>;
