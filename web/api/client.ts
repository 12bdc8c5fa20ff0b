import createClient, { type Middleware } from 'openapi-fetch';
import createHooks from 'openapi-react-query';
import type { paths } from '../generated/api.js';
import { acting } from '../sign-in/acting.js';
import { renewed, token } from '../sign-in/session.js';
import { problemIn, thrown, UNREACHABLE } from './problem.js';
import { sees } from './seen.js';

/** Every request says who asks; of several roles or units, as which. */
export const ask = async (request: Request): Promise<Response> => {
  const asked = async (): Promise<Response> => {
    const copy = request.clone();
    copy.headers.set('Authorization', `Bearer ${await token()}`);
    for (const [name, value] of Object.entries(acting())) if (value) copy.headers.set(name, value);
    return fetch(copy).catch(() => Promise.reject(thrown(UNREACHABLE)));
  };
  const response = await asked();
  return response.status === 401 && (await renewed()) ? asked() : response;
};

/** A page sees what was recorded on it a moment ago: its looks wait for that position. */
const seen: Middleware = {
  onRequest: ({ request }) => {
    const after = request.method === 'GET' ? sees(new URL(request.url).pathname) : undefined;
    if (!after) return undefined;
    const url = new URL(request.url);
    url.searchParams.set('after', after);
    return new Request(url, request);
  },
  onResponse: async ({ response }) => {
    if (!response.ok) throw await problemIn(response);
    return undefined;
  },
};

export const api = createClient<paths>({
  baseUrl: '',
  fetch: ask,
  querySerializer: { array: { style: 'form', explode: true } },
});
api.use(seen);

/** `look.useQuery('get', '/caseload', { params: { query: { flag: 'childcare' } } })` */
export const look = createHooks(api);
