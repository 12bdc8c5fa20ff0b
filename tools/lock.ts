/*
 * The committed page of facts is a lock as well: what a fact type looked like when it was committed is what journals
 * may hold, so it may only change together with its version.
 */

interface Shape {
  readonly version: string;
  readonly fields: string;
}

const CELLS = /(?<!\\)\|/;

/** `| **Type** | meaning | Bedeutung | payload | version |` → the payload without comments, and the version. */
const shapesIn = (page: string): Map<string, Shape> =>
  new Map(
    page
      .split('\n')
      .filter((line) => line.startsWith('| **'))
      .map((line) => {
        const [, type = '', , , payload = '', version = ''] = line.split(CELLS).map((cell) => cell.trim());
        const fields = payload.split('<br>').map((field) => field.split(' – ')[0]);
        return [type.replaceAll('*', ''), { version, fields: fields.sort().join('; ') }];
      }),
  );

/** What the new page may not do to the facts of the committed one, a line for each. */
export const brokenShapes = (committed: string, page: string): string[] => {
  const now = shapesIn(page);
  return [...shapesIn(committed)].flatMap(([type, before]) => {
    const after = now.get(type);
    if (!after)
      return [`${type} is gone, but journals may hold it: keep the type, or read it through an upcast.`];
    if (after.version !== before.version || after.fields === before.fields) return [];
    return [
      `${type} changed its payload without a new version: add an upcast. Was {${before.fields}}, is {${after.fields}}.`,
    ];
  });
};
