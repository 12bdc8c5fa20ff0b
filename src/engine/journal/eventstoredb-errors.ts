/** gRPC: cancelled, deadline exceeded, aborted, internal (a connection that tore), unavailable. */
const LOST_STATUS = new Set([1, 4, 10, 13, 14]);
const LOST_TYPE = new Set(['not-leader', 'timeout']);
const LOST_MESSAGE =
  /Server Is (Not Ready|Busy)|leader info |Failed to discover|write after end|Result: Expired/i;

/** Milliseconds without an answer after which a call is given up. The server gives up an append after 2 s itself. */
export const ANSWER = 5_000;

/** The store did not answer, or not in time. What was asked of it may have happened. */
export class EventStoreUnavailable extends Error {
  /** As Node names a connection that ended early; problems.ts knows it as an outage. */
  readonly code = 'ECONNABORTED';

  constructor(reason: string, cause?: unknown) {
    super(`EventStoreDB does not answer: ${reason}`, { cause });
  }
}

/** What the client throws, with all that passes by itself made one class; most of it arrives as a plain Error. */
export const eventStoreError = (error: unknown): Error => {
  if (error instanceof EventStoreUnavailable) return error;
  if (!(error instanceof Error)) return new Error(String(error));
  const { code, type, message } = error as Error & { code?: unknown; type?: string };
  if (!LOST_STATUS.has(code as number) && !LOST_TYPE.has(type ?? '') && !LOST_MESSAGE.test(message))
    return error;
  const reason = /Last error: (?!null)(?:Error: )?(.*?)\.? Resolution note/s.exec(message)?.[1] ?? message;
  return new EventStoreUnavailable(reason.replace(/\s+/g, ' '), error);
};

/** Waits for an answer, but not for ever. @throws EventStoreUnavailable */
export const within = async <T>(what: string, answer: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EventStoreUnavailable(`no answer in time: ${what}`)), ANSWER);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw eventStoreError(error);
  } finally {
    clearTimeout(timer);
  }
};
