import { expect } from '@jest/globals';
import type { Response } from 'supertest';
import { type Body, type TestService } from './service.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

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
  expect((await test.get(`/journeys/${NOBODY}?after=${position}`)).status).toBe(404);
};

/** Without a reason it is refused, with one it is recorded and the rule named. */
export const warned = async (
  issue: (body: Body) => PromiseLike<Response>,
  body: Body,
  warning: string,
): Promise<Response> => {
  refused(await issue(body), 'reason-required');
  const answer = await issue({ ...body, reason: 'It was needed.' });
  expect([answer.status, (answer.body as Body).warnings]).toEqual([201, [warning]]);
  return answer;
};
