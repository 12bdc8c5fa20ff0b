import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { refuse } from '../../kernel/messages.js';
import { type Happened, story } from '../../kernel/scenario.js';
import { lastDayBy, ruleLines, ruleOn } from '../../rules/in-force.js';
import type { RuleBook } from '../rule-changes.js';
import type * as commands from './commands.dto.js';
import type { RuleBookFacts } from './facts.js';
import { ruleBook } from './index.js';

const { given } = story<RuleBookFacts, CommandsOf<typeof commands>>(ruleBook);
const SECOND = { actor: { id: 'test-lead', role: 'team-lead', unit: 'test-unit' } };
const refused = (code: string) => refuse(code, expect.any(String) as never);

const law = { rule: 'plan-revision', value: 3, source: '§ 15(3) SGB II (made up)' };
const drafted = (change: string, from = '2021-05-01', by = 'test-worker') =>
  ['RuleChangeDrafted', from, { ...law, change, by }] as const;
const adopted = (change: string, from = '2021-05-01') =>
  ['RuleChangeAdopted', from, { change, by: 'test-lead' }] as const;
const revoked = (change: string, from = '2021-05-01') =>
  ['RuleChangeRevoked', from, { change, reason: 'made up' }] as const;

const changesAfter = (...facts: Happened<RuleBookFacts>[]) =>
  (given(...facts).state as { ruleBook: RuleBook }).ruleBook.adopted;

describe('a change of a rule', () => {
  it('is proposed for a day, ahead or past', () => {
    for (const from of ['2021-05-01', '2019-01-01'])
      expect(given().when('DraftRuleChange', { ...law, from })).toEqual([
        {
          type: 'RuleChangeDrafted',
          happenedOn: from,
          data: { ...law, change: 'this-command', by: 'test-worker' },
        },
      ]);
  });

  it('is refused where the rule says so already, also by another change', () => {
    const draft = { ...law, from: '2021-06-01' };
    expect(given().when('DraftRuleChange', { ...draft, value: 6 })).toEqual(refused('rule-says-so'));
    const book = given(drafted('a'), adopted('a'));
    expect(book.when('DraftRuleChange', draft)).toEqual(refused('rule-says-so'));
    expect(book.when('DraftRuleChange', { ...draft, from: '2021-04-30' })).toMatchObject([{}]);
    expect(given(drafted('a')).when('DraftRuleChange', draft)).toMatchObject([{}]);
  });

  it('is adopted by a second person, once', () => {
    const book = given(drafted('a'));
    expect(book.when('AdoptRuleChange', { change: 'a' })).toEqual(refused('four-eyes'));
    expect(book.when('AdoptRuleChange', { change: 'b' }, SECOND)).toEqual(refused('unknown-rule-change'));
    expect(book.when('AdoptRuleChange', { change: 'a' }, SECOND)).toEqual([
      { type: 'RuleChangeAdopted', happenedOn: '2021-05-01', data: { change: 'a', by: 'test-lead' } },
    ]);
    const twice = given(drafted('a'), adopted('a'));
    expect(twice.when('AdoptRuleChange', { change: 'a' }, SECOND)).toEqual([]);
  });

  it('does not begin on the day of another one of the same rule', () => {
    const book = given(drafted('a'), drafted('b'), adopted('a'));
    expect(book.when('AdoptRuleChange', { change: 'b' }, SECOND)).toEqual(refused('rule-changed-that-day'));
    const freed = given(drafted('a'), drafted('b'), adopted('a'), revoked('a'));
    expect(freed.when('AdoptRuleChange', { change: 'b' }, SECOND)).toMatchObject([{}]);
  });

  it('is taken back, whether adopted or not, with a reason', () => {
    const revoke = { change: 'a', reason: 'made up' };
    for (const book of [given(drafted('a')), given(drafted('a'), adopted('a'))])
      expect(book.when('RevokeRuleChange', revoke)).toEqual([
        { type: 'RuleChangeRevoked', happenedOn: '2021-05-01', data: revoke },
      ]);
    const gone = given(drafted('a'), adopted('a'), revoked('a'));
    expect(gone.when('RevokeRuleChange', revoke)).toEqual(refused('unknown-rule-change'));
  });
});

describe('a rule with changes', () => {
  const on = (day: string, ...facts: Happened<RuleBookFacts>[]) =>
    ruleOn('plan-revision', day, changesAfter(...facts));

  it('says otherwise from the day of an adopted change on, and not before', () => {
    expect(on('2021-05-01', drafted('a'))).toBe(6);
    expect(on('2021-04-30', drafted('a'), adopted('a'))).toBe(6);
    expect(on('2021-05-01', drafted('a'), adopted('a'))).toBe(3);
    expect(on('2021-05-01', drafted('a'), adopted('a'), revoked('a'))).toBe(6);
  });

  it('gives way to a later version of the table, and comes before one of the same day', () => {
    expect(on('2023-07-01', drafted('a'), adopted('a'))).toBe(6);
    const sameDay = [drafted('b', '2023-07-01'), adopted('b', '2023-07-01')] as const;
    expect(on('2023-07-01', ...sameDay)).toBe(3);
  });

  it('ends times and is listed by it', () => {
    const changes = changesAfter(drafted('a'), adopted('a'));
    expect(lastDayBy('plan-revision', '2021-05-01', '2021-05-01', changes)).toBe('2021-07-31');
    expect(ruleLines('2021-05-01', changes).filter(({ id }) => id === law.rule)).toMatchObject([
      { from: '2021-05-01', until: '2023-06-30', value: 3, source: law.source },
    ]);
  });
});
