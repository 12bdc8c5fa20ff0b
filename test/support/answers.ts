import { expect } from '@jest/globals';
import type { Response } from 'supertest';
import { type Body, type Headers, on, type TestService } from './service.js';

/** The id of nothing. */
export const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** The day on which these tests play. */
export const TODAY = on('2021-07-31');

export type Row = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- rows as they come

export interface Page {
  readonly rows: Row[];
  readonly next?: string;
}

export const typesOf = ({ body }: Response): string[] =>
  (body as { facts: { type: string }[] }).facts.map(({ type }) => type);

/** The command recorded these facts and no others. */
export const recorded = (answer: Response, ...types: string[]): Response => {
  expect([answer.status, (answer.body as Body).hint]).toEqual([201, undefined]);
  expect(typesOf(answer)).toEqual(types);
  return answer;
};

/** The command was refused as a conflict with this code, and says what to do. */
export const refused = ({ status, body }: Response, code: string): void =>
  expect({ status, body: body as Body }).toMatchObject({
    status: 409,
    body: { code, hint: expect.stringMatching(/\w{2,} .*\w{2,}/) },
  });

/** What the command created within its stream. */
export const createdBy = ({ body }: Response): string => (body as { commandId: string }).commandId;

/** Waits for what policies make of an answer. */
export const settled = async (test: TestService, { body }: Response): Promise<void> => {
  const { position } = body as { position: string };
  expect((await test.get(`/journeys/${UNKNOWN}?after=${position}`)).status).toBe(404);
};

/** Without a reason it is refused, with one it is recorded and each rule named. */
export const warned = async (
  issue: (body: Body) => PromiseLike<Response>,
  body: Body,
  ...warnings: readonly string[]
): Promise<Response> => {
  refused(await issue(body), 'reason-required');
  const answer = await issue({ ...body, reason: 'It was needed.' });
  expect([answer.status, (answer.body as Body).warnings]).toEqual([201, warnings]);
  return answer;
};

/** Somebody who issues commands and looks: each look waits for what was recorded last. */
export const desk = (test: () => TestService) => {
  let position = '';
  const issue = async (path: string, body: Body, headers: Headers = TODAY): Promise<Response> => {
    const answer = await test().issue(path, body, headers);
    if (answer.status === 201) ({ position } = answer.body as { position: string });
    return answer;
  };
  const look = async (path: string, headers: Headers = TODAY): Promise<Page> => {
    const answer = await test().get(`${path}${path.includes('?') ? '&' : '?'}after=${position}`, headers);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
    return answer.body as Page;
  };
  /** All rows, page by page. */
  const paged = async (path: string, limit: number): Promise<Row[]> => {
    const found: Row[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: Page = await look(`${path}&limit=${limit}${cursor && `&cursor=${cursor}`}`);
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      found.push(...page.rows);
      cursor = page.next;
    }
    return found;
  };
  return { issue, look, paged };
};
