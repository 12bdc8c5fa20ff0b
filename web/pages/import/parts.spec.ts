import { describe, expect, it } from '@jest/globals';
import { partsOf, recordsIn } from './parts.js';

describe('a file in parts', () => {
  it('numbers its rows as the spreadsheet counts them, and passes over blank ones', () => {
    expect(partsOf('\uFEFFa;b\r\n1;2\r\n;\r\n3;4\r\n5;6\r\n', 2)).toEqual([
      { text: '_row;a;b\r\n2;1;2\r\n4;3;4', rows: 2 },
      { text: '_row;a;b\r\n5;5;6', rows: 1 },
    ]);
  });

  it('leaves the numbers that rows of a mended file have', () => {
    expect(partsOf('_row,_hint,a\n7,wrong,x')).toEqual([{ text: '_row,_hint,a\r\n7,wrong,x', rows: 1 }]);
  });

  it('does not cut a text that has several lines', () => {
    expect(recordsIn('a,b\n"one\ntwo ""quoted""",2\n3,4')).toEqual(['a,b', '"one\ntwo ""quoted""",2', '3,4']);
  });

  it('is one part where there is nothing but a header', () => {
    expect(partsOf('a,b')).toEqual([{ text: '_row,a,b', rows: 0 }]);
  });
});
