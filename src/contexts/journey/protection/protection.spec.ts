import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import type { BenefitFacts } from '../benefits/facts.js';
import type * as benefitCommands from '../benefits/commands.dto.js';
import { benefits } from '../benefits/index.js';
import type { StatusFacts } from '../status/facts.js';
import { status } from '../status/index.js';
import type * as commands from './commands.dto.js';
import type { ProtectionFacts } from './facts.js';
import { protection } from './index.js';

const { given } = story<
  ProtectionFacts & BenefitFacts & StatusFacts,
  CommandsOf<typeof commands> & CommandsOf<typeof benefitCommands>
>({ chapters: [protection, benefits, status] });

const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('protection', () => {
  it.each([
    ['ApplyForTemporaryProtection', 'TemporaryProtectionApplied'],
    ['ApplyForAsylum', 'AsylumApplied'],
    ['TakeFingerprints', 'FingerprintsTaken'],
  ] as const)('%s records %s on its day, once, and not ahead', (command, type) => {
    const on = '2021-03-01';
    expect(given().when(command, { on, authority: 'BAMF' })).toEqual([
      { type, happenedOn: on, data: { authority: 'BAMF' } },
    ]);
    expect(given([type, on, {}]).when(command, { on })).toEqual([]);
    expect(given().when(command, { on: '2021-03-16' })).toEqual(refused('in-the-future'));
  });
});

describe('benefits', () => {
  const started = [
    'RegimeStarted',
    '2021-01-15',
    { spell: 'spell', regime: 'asylblg', decidedOn: '2021-01-15', rank: 'primary' },
  ] as const;
  const paid = { spell: 'spell', month: '2021-02', cents: 44_900 };

  it('are recorded by month, once each', () => {
    expect(given(started).when('RecordBenefit', paid)).toEqual([
      { type: 'BenefitPaid', happenedOn: '2021-02-01', data: paid },
    ]);
    expect(given(started, ['BenefitPaid', '2021-02-01', paid]).when('RecordBenefit', paid)).toEqual(
      refused('benefit-already-recorded'),
    );
  });

  it('belong to a spell, and to a month of it that has begun', () => {
    expect(given().when('RecordBenefit', paid)).toEqual(refused('unknown-spell'));
    const record = (month: string) => given(started).when('RecordBenefit', { ...paid, month });
    expect(record('2020-12')).toEqual(refused('before-benefits'));
    expect(record('2021-04')).toEqual(refused('in-the-future'));
    expect(record('2021-01')).toHaveLength(1);
  });
});
