import { describe, expect, it } from '@jest/globals';
import type { StaffFacts } from '../../contexts/staff/facts.js';
import { rowAfter } from '../../kernel/scenario.js';
import { staffProjection } from './staff.projection.js';

const registered = [
  'StaffRegistered',
  '2021-01-10',
  { account: 'coach-1', languages: ['de'], municipality: 'Musterstadt', unit: 'team-a' },
] as const;
const agreed = [
  'DeputyshipAgreed',
  '2021-03-01',
  { deputyship: 'd', deputy: 'coach-2', from: '2021-03-10', until: '2021-03-20', reason: 'holiday' },
] as const;

describe('a case worker in the directory', () => {
  it('is shown as amended, without what was not said', () => {
    const moved = ['StaffAmended', '2021-02-01', { unit: 'team-b' }] as const;
    expect(rowAfter<StaffFacts>(staffProjection, registered, moved)).toMatchObject({
      account: 'coach-1',
      name: null,
      languages: ['de'],
      unit: 'team-b',
      registeredOn: '2021-01-10',
    });
  });

  it('stays without a name when erased, as accounts have decided things', () => {
    const named = ['StaffRegistered', registered[1], { ...registered[2], name: 'Muster' }] as const;
    const erased = ['StaffErased', '2021-02-01', { ground: 'no-longer-needed' }] as const;
    expect(rowAfter<StaffFacts>(staffProjection, named, erased)).toMatchObject({
      ...{ account: 'coach-1', name: null, unit: 'team-a' },
    });
  });

  it('has deputies up to the day on which each acted last', () => {
    const ended = ['DeputyshipEnded', '2021-03-12', { deputyship: 'd' }] as const;
    const period = { deputyship: 'd', deputy: 'coach-2', from: '2021-03-10' };
    expect(rowAfter<StaffFacts>(staffProjection, registered, agreed)).toMatchObject({
      deputyships: [{ ...period, until: '2021-03-20' }],
    });
    expect(rowAfter<StaffFacts>(staffProjection, registered, agreed, ended)).toMatchObject({
      deputyships: [{ ...period, until: '2021-03-12' }],
    });
  });
});
