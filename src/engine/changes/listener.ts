import { Readable } from 'node:stream';
import type { Change, Told } from './log.js';

/** How long a client waits before it connects again, in milliseconds. */
const RETRY = 1_000;
const HEARTBEAT = 15_000;
/** Bytes that may wait for a client; who is slower is cut off, and resumes where it stopped. */
const MOST_WAITING = 64 * 1024;
const LONGEST_TIMER = 2 ** 31 - 1;

/** As the wire has it (HTML, section 9.2). */
const written = (event: string, data: object, id?: string): string =>
  `${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

export interface Listener {
  readonly stream: Readable;
  /** From where it can go on, should it hear nothing. */
  readonly begin: (id: string) => void;
  readonly hear: (change: Change & Partial<Told>) => void;
  readonly end: () => void;
}

/**
 * One client's stream of changes.
 * @param until when its token ends, in ms
 */
export const listener = (
  mayLook: (view: string) => boolean,
  until = Infinity,
  most = MOST_WAITING,
): Listener => {
  const stream = new Readable({ read: () => undefined });
  const write = (text: string): void => {
    if (stream.destroyed || stream.readableEnded) return;
    stream.push(text);
    if (stream.readableLength > most) stream.destroy();
  };
  const end = (): void => {
    clearInterval(beating);
    clearTimeout(ending);
    if (!stream.destroyed) stream.push(null);
  };
  const beating = setInterval(() => write(':\n\n'), HEARTBEAT);
  const ending = setTimeout(end, Math.min(Math.max(0, until - Date.now()), LONGEST_TIMER));
  stream.on('close', () => {
    clearInterval(beating);
    clearTimeout(ending);
  });
  write(`retry: ${RETRY}\n\n`);
  return {
    stream,
    end,
    begin: (id) => write(written('connected', {}, id)),
    hear: ({ event, id, ...data }) => {
      if (mayLook(data.view)) write(written(event, data, id));
    },
  };
};
