/** How many rows are sent at once: few enough that one sees it going on. */
const PART = 100;
/** Tells the service which row of the file it is. */
const ROW = '_row';

/** Records of a CSV text as they stand there: a line may end within quotation marks. */
export const recordsIn = (text: string): readonly string[] => {
  const records: string[] = [];
  let record = '';
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    record = record === '' ? line : `${record}\n${line}`;
    const open = (record.match(/"/g) ?? []).length % 2 === 1;
    if (open) continue;
    records.push(record);
    record = '';
  }
  return record === '' ? records : [...records, record];
};

const delimiterIn = (header: string): string => [';', '\t'].find((each) => header.includes(each)) ?? ',';

export interface Part {
  readonly text: string;
  readonly rows: number;
}

/** A file in parts with the header each, in which every row says which it is, unless it does so already. */
export const partsOf = (text: string, most = PART): readonly Part[] => {
  const [header = '', ...records] = recordsIn(text);
  const delimiter = delimiterIn(header);
  const numbered = header.split(delimiter).some((cell) => cell.trim() === ROW);
  const rows = records
    .map((record, index) => ({ record, text: numbered ? record : `${index + 2}${delimiter}${record}` }))
    .filter(({ record }) => record.replaceAll(delimiter, '').trim() !== '');
  const first = numbered ? header : `${ROW}${delimiter}${header}`;
  return Array.from({ length: Math.max(1, Math.ceil(rows.length / most)) }, (_, nth) => {
    const part = rows.slice(nth * most, (nth + 1) * most);
    return { text: [first, ...part.map((row) => row.text)].join('\r\n'), rows: part.length };
  });
};
