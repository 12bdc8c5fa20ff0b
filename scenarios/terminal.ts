import { SingleBar } from 'cli-progress';
import type { Watching } from './player.js';

/** What the scripts that people start have in common: progress, Ctrl-C, and errors in a line. */

export const say = (line = ''): void => console.log(line);

/** Shows how far a play has come: a bar, or now and then a line where there is no terminal. */
export const withProgress = async <T>(
  title: string,
  total: number,
  work: (progress: Watching['progress']) => Promise<T>,
): Promise<T> => {
  const bar = new SingleBar({
    format: `${title.padEnd(10)} {bar} {percentage} % | {value} of {total} entries | {duration_formatted}`,
    ...{ barsize: 40, hideCursor: true, noTTYOutput: true, notTTYSchedule: 5_000 },
  });
  bar.start(total, 0);
  try {
    return await work((done) => bar.update(done));
  } finally {
    bar.stop();
  }
};

/** For the eyes of somebody who is no developer; the first line of an error says what happened. */
const explain = (error: unknown): string => {
  const { code, port, message, stack } = error as Error & { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `PORT=${port} is taken by another process; set PORT to a free one.`;
  return process.env.LOG_LEVEL === 'debug' ? (stack ?? message) : message;
};

/** Runs until it ends, fails, or somebody presses Ctrl-C; cleaning up is for the work's own `finally`. */
export const untilStopped = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
  const over = new AbortController();
  // Only once: a second Ctrl-C ends the process at once.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => over.abort());
  try {
    await work(over.signal);
  } catch (error) {
    if (!over.signal.aborted) console.error(explain(error));
    process.exitCode = over.signal.aborted ? 130 : 1;
  }
};
