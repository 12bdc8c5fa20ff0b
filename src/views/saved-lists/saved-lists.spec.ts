import { describe, expect, it } from '@jest/globals';
import type { StaffFacts } from '../../contexts/staff/facts.js';
import { type Happened, rowAfter } from '../../kernel/scenario.js';
import { savedListProjection } from './saved-list.projection.js';
import { savedLists } from './saved-lists.view.js';

type Given = Happened<StaffFacts>;
const row = (...facts: readonly Given[]) => rowAfter<StaffFacts>(savedListProjection, ...facts);
const saved = (list: string, name: string): Given => [
  'ListSaved',
  '2021-03-01',
  { list, name, of: 'caseload', filters: ['flag=childcare'] },
];
const entry = (id: string, name: string) => ({
  ...{ id, name, of: 'caseload', filters: ['flag=childcare'], savedOn: '2021-03-01' },
});

describe('saved lists', () => {
  it('are those saved last under each id', () => {
    expect(row(saved('l', 'A'), saved('m', 'B'), saved('l', 'C'))).toMatchObject({
      lists: [entry('m', 'B'), entry('l', 'C')],
    });
  });

  it('are there until they are forgotten', () => {
    const forgotten: Given = ['ListForgotten', '2021-03-02', { list: 'l' }];
    expect(row(saved('l', 'A'), saved('m', 'B'), forgotten)).toMatchObject({ lists: [entry('m', 'B')] });
  });
});

describe('the address of a saved list', () => {
  const address = async (filters: readonly string[] | null) =>
    (await savedLists.refine!([{ of: 'caseload', filters } as never], {}, {} as never))[0] as {
      address: string;
    };

  it('has its filters, whatever stands in them', async () => {
    expect(await address(['flag=childcare', 'municipality=Bad A & B=C'])).toMatchObject({
      address: '/caseload?flag=childcare&municipality=Bad+A+%26+B%3DC',
    });
  });

  it('has none where there are none, or they were erased', async () => {
    const whole = { address: '/caseload', filters: [] };
    expect([await address([]), await address(null)]).toEqual([
      expect.objectContaining(whole),
      expect.objectContaining(whole),
    ]);
  });
});
