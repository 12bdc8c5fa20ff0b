import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { type Happened, somebody, story } from '../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { RestatementAnswer, StatementAnswer } from './decider.js';
import type { ReportFacts } from './facts.js';
import { report } from './index.js';

const { given } = story<ReportFacts, CommandsOf<typeof commands>>(report);
const TODAY = '2022-03-01';
const GRANT = '00000000-0000-4000-8000-000000000001';
const ID = '00000000-0000-4000-8000-000000000002';
const through = { stream: `grant-${GRANT}`, version: 3, id: ID };
const digests = { json: 'j', csv: 'c', xlsx: 'x', pdf: 'p' };
const totals = { approvedCents: 100, spentCents: 90, ownShareCents: 18 };
const answer: StatementAnswer = {
  ...{ from: '2021-01-01', to: '2021-12-31', through, rounding: 'half-up', digests, totals },
  ...{ content: 'bytes', figures: 'f' },
};
const asked = { grant: GRANT, kind: 'final' } as const;
const said = { ...asked, from: answer.from, to: answer.to, through, rounding: 'half-up', digests, totals };
const computed: Happened<ReportFacts> = ['StatementComputed', TODAY, { ...said, by: 'somebody-else' }];
const frozen: Happened<ReportFacts> = ['StatementFrozen', TODAY, { by: somebody.id, content: 'bytes' }];
const today = { today: TODAY };
const code = (refused: string): object => ({ refused, hint: expect.any(String) as unknown });

describe('ComputeStatement', () => {
  const when = (body: object, present: readonly StatementAnswer[] = [answer], on = TODAY) =>
    given().when('ComputeStatement', { ...asked, ...body }, { today: on, present });

  it('records what it is, up to which fact, its sums and its digests', () => {
    expect(when({})).toEqual([
      { type: 'StatementComputed', happenedOn: TODAY, data: { ...said, by: somebody.id } },
    ]);
  });

  it('needs a grant, a period that is over, and of an interim statement its last day', () => {
    expect(when({}, [])).toEqual(code('unknown-grant'));
    expect(when({}, [answer], '2021-12-30')).toEqual(code('period-not-over'));
    expect(when({}, [answer], '2021-12-31')).toHaveLength(1);
    expect(when({ kind: 'interim' })).toEqual(code('period-missing'));
    expect(when({ kind: 'interim', from: '2021-07-01', to: '2021-06-30' })).toEqual(code('end-before-start'));
    expect(when({ from: '2021-02-01' })).toEqual(code('final-is-whole'));
  });

  it('computes one statement in a stream', () => {
    expect(given(computed).when('ComputeStatement', asked, { ...today, present: [answer] })).toEqual(
      code('already-computed'),
    );
  });
});

describe('FreezeStatement', () => {
  const when = (known: object, body: object = {}, ...facts: readonly Happened<ReportFacts>[]) =>
    given(computed, ...facts).when('FreezeStatement', body, {
      ...{ ...today, present: [answer], again: [answer] },
      ...known,
    });

  it('keeps the bytes, by another person than who had it computed', () => {
    expect(when({})).toEqual([
      { type: 'StatementFrozen', happenedOn: TODAY, data: { by: somebody.id, content: 'bytes' } },
    ]);
    expect(when({ actor: { ...somebody, id: 'somebody-else' } })).toEqual(code('four-eyes'));
    expect(when({}, {}, frozen)).toEqual([]);
  });

  it('is refused where it comes out otherwise, or where a figure has moved since', () => {
    for (const form of ['json', 'csv', 'xlsx', 'pdf'])
      expect(when({ again: [{ ...answer, digests: { ...digests, [form]: 'other' } }] })).toEqual(
        code('not-reproducible'),
      );
    expect(when({ again: [] })).toEqual(code('not-reproducible'));
    expect(when({ present: [{ ...answer, figures: 'other' }] })).toEqual(code('figures-moved'));
    expect(when({ again: [{ ...answer, content: 'x'.repeat(600_001) }] })).toEqual(
      code('statement-too-large'),
    );
  });

  it('freezes what the person looked at', () => {
    expect(when({}, { digest: 'j' })).toHaveLength(1);
    expect(when({}, { digest: 'c' })).toEqual(code('other-statement'));
  });
});

describe('SubmitStatement', () => {
  it('records that a frozen statement went to the funder, once', () => {
    const body = { on: '2022-02-28', reference: 'Az. 1' };
    const submitted: Happened<ReportFacts> = ['StatementSubmitted', '2022-02-28', { reference: 'Az. 1' }];
    expect(given(computed).when('SubmitStatement', body, today)).toEqual(code('not-frozen'));
    expect(given(computed, frozen).when('SubmitStatement', body, today)).toEqual([
      { type: 'StatementSubmitted', happenedOn: '2022-02-28', data: { reference: 'Az. 1' } },
    ]);
    expect(given(computed, frozen).when('SubmitStatement', { on: '2022-03-02' }, today)).toEqual(
      code('in-the-future'),
    );
    expect(given(computed, frozen, submitted).when('SubmitStatement', body, today)).toEqual([]);
  });
});

describe('RestateStatement', () => {
  const restatement: RestatementAnswer = {
    deltaCents: -5,
    totals,
    through,
    causes: [{ id: 'a' }, { id: 'b' }],
  };
  const when = (known: RestatementAnswer | undefined, ...facts: readonly Happened<ReportFacts>[]) =>
    given(computed, ...facts).when('RestateStatement', { reason: 'r' }, { ...today, restatement: known });
  const data = { reason: 'r', deltaCents: -5, totals, through, causes: ['a', 'b'], by: somebody.id };

  it('records the cents and the facts that made them', () => {
    expect(when(restatement, frozen)).toEqual([{ type: 'StatementRestated', happenedOn: TODAY, data }]);
    expect(when(restatement)).toEqual(code('not-frozen'));
  });

  it('says nothing twice', () => {
    const restated: Happened<ReportFacts> = ['StatementRestated', TODAY, data];
    expect(when({ ...restatement, deltaCents: 0 }, frozen)).toEqual(code('nothing-to-restate'));
    expect(when(restatement, frozen, restated)).toEqual(code('nothing-to-restate'));
    expect(when({ ...restatement, deltaCents: 0 }, frozen, restated)).toHaveLength(1);
  });
});
