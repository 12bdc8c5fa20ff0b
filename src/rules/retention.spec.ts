import { describe, expect, it } from '@jest/globals';
import { heldBack, retentionsOf } from './retention.js';

describe('what has to be kept', () => {
  it('is nothing yet while the journey is open, then the file, and what was paid for', () => {
    expect(retentionsOf({})).toEqual([]);
    expect(retentionsOf({ fundedOn: '2021-05-01' })).toEqual([]);
    expect(retentionsOf({ closedOn: '2021-01-01' })).toEqual([{ ground: 'case-file', until: '2031-12-31' }]);
    expect(retentionsOf({ closedOn: '2021-12-31', fundedOn: '2021-01-01' })).toEqual([
      { ground: 'case-file', until: '2031-12-31' },
      { ground: 'funding', until: '2027-12-31' },
    ]);
  });

  it('is kept by the rule of the day from which it is reckoned', () => {
    const change = { rule: 'retention-case-file', from: '2021-06-01', value: 3, source: 's' };
    const until = (closedOn: string) => retentionsOf({ closedOn }, [change])[0]!.until;
    expect([until('2021-05-31'), until('2021-06-01')]).toEqual(['2031-12-31', '2024-12-31']);
  });

  it('holds an erasure back until its last day, the longest first', () => {
    const both = retentionsOf({ closedOn: '2010-01-01', fundedOn: '2019-01-01' });
    const on = (day: string) => heldBack(both, ['case-file', 'funding'], day)?.until;
    expect([on('2015-01-01'), on('2025-12-31'), on('2026-01-01')]).toEqual([
      '2025-12-31',
      '2025-12-31',
      undefined,
    ]);
    expect(heldBack(both, ['case-file'], '2021-01-01')).toBeUndefined();
  });
});
