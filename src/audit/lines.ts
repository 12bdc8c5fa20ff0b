import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** Large enough to be written at once, in characters. */
const PIECE = 1 << 16;

/** What is known of a file of a backup. */
export interface Written {
  readonly sha256: string;
  readonly bytes: number;
  readonly lines: number;
}

/** Writes values as JSON lines, packed (gzip), into a file that is not there yet. */
export const writeLines = async (path: string, values: AsyncIterable<unknown>): Promise<Written> => {
  const hash = createHash('sha256');
  let [lines, bytes] = [0, 0];
  async function* texts(): AsyncGenerator<string> {
    let text = '';
    for await (const value of values) {
      text += `${JSON.stringify(value)}\n`;
      lines++;
      if (text.length < PIECE) continue;
      yield text;
      text = '';
    }
    yield text;
  }
  async function* counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(texts()), createGzip({ level: 3 }), counted, file);
  return { sha256: hash.digest('hex'), bytes, lines };
};

export const digestOfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

export async function* readLines<T>(path: string): AsyncGenerator<T> {
  const input = createReadStream(path).pipe(createGunzip());
  for await (const line of createInterface({ input, crlfDelay: Infinity }))
    if (line) yield JSON.parse(line) as T;
}

/** Values in groups. */
export async function* grouped<T>(values: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const value of values) {
    group.push(value);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
