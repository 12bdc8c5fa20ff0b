/** What the service answers when it refuses (RFC 9457), and what stands for a request that never arrived. */
export interface Problem {
  readonly status: number;
  /** Stable; `unreachable` if there was no answer. */
  readonly code: string;
  readonly hint: string;
  readonly errors?: readonly { readonly path: string; readonly code?: string; readonly hint: string }[];
  readonly correlationId?: string;
}

export const UNREACHABLE: Problem = { status: 0, code: 'unreachable', hint: '' };

export const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'code' in error && 'status' in error;

/** Whether asking again may help: no answer, too many requests, or a service that is starting or building a view. */
export const passes = (error: unknown): boolean =>
  !isProblem(error) || error.status === 0 || error.status === 429 || error.status >= 500;

/** A problem that can be thrown. */
export const thrown = (problem: Problem): Error & Problem => Object.assign(new Error(problem.code), problem);

export const problemIn = async (response: Response): Promise<Error & Problem> => {
  const body: unknown = await response.json().catch(() => undefined);
  return thrown(
    isProblem(body) ? body : { status: response.status, code: 'unexpected', hint: response.statusText },
  );
};
