import { invalid, Problem } from '../problems.js';

/** More than any request has; the libraries beneath recurse and would run out of stack. */
const DEEPEST = 16;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const malformed = (hint: string) => new Problem(400, 'malformed', hint);

/** @throws Problem 400 for `constructor`, `toString` …: the libraries beneath drop such fields before validation */
export const refuseInherited = (names: Iterable<string>): void => {
  for (const name of names)
    if (name === 'prototype' || name in Object.prototype)
      throw invalid([{ path: name, hint: 'is not a field of this request' }]);
};

/** What JSON.parse lets pass although nobody can mean it. The text is known to be JSON. */
const refuseAmbiguous = (text: string): void => {
  const names: (Set<string> | undefined)[] = [];
  let latest = '';
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g)) {
    if (token === '{') names.push(new Set());
    else if (token === '[') names.push(undefined);
    else if (token === '}' || token === ']') names.pop();
    else if (token !== ':') latest = token;
    else {
      const name = JSON.parse(latest) as string;
      refuseInherited([name]);
      if (names.at(-1)!.has(name)) throw invalid([{ path: name, hint: 'is given twice' }]);
      names.at(-1)!.add(name);
    }
    if (names.length > DEEPEST) throw malformed('The body is nested too deeply.');
  }
};

const uncompressed = (encoding: string | undefined, type: string): void => {
  if (encoding && encoding.toLowerCase() !== 'identity')
    throw new Problem(415, 'unsupported-media-type', `Send the body uncompressed, as ${type}.`);
};

/** Where a file may be sent; at other addresses it is refused as any other type of body is. */
const TAKES_FILES = /\/import$/;

/** A file as it came. @throws Problem 415 where none is taken, or if it is compressed */
export const parseFile = (bytes: Buffer, encoding: string | undefined, address = ''): Buffer => {
  if (!TAKES_FILES.test(address))
    throw new Problem(415, 'unsupported-media-type', 'Send the body as application/json.');
  uncompressed(encoding, 'text/csv');
  return bytes;
};

/**
 * A body as JSON in UTF-8, each name once.
 * @throws Problem 400 malformed, or invalid with the name; 415 for a compressed body
 */
export const parseBody = (bytes: Buffer, encoding: string | undefined): unknown => {
  uncompressed(encoding, 'application/json');
  try {
    const text = utf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    refuseAmbiguous(text);
    return value;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw malformed('The body is not JSON in UTF-8.');
  }
};
