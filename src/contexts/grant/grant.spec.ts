import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { type Decision, refuse } from '../../kernel/messages.js';
import { type Happened, somebody, story } from '../../kernel/scenario.js';
import type * as award from './award/commands.dto.js';
import type * as costs from './costs/commands.dto.js';
import type * as drawDowns from './draw-downs/commands.dto.js';
import type { GrantFacts } from './facts.js';
import { grant } from './index.js';
import type * as repayments from './repayments/commands.dto.js';

type Commands = CommandsOf<typeof award> &
  CommandsOf<typeof costs> &
  CommandsOf<typeof drawDowns> &
  CommandsOf<typeof repayments>;
const { given } = story<GrantFacts, Commands>(grant);
type Facts = Happened<GrantFacts>[];

const TODAY = '2021-03-15';
const refused = (code: string) => refuse(code, expect.any(String) as never);
const because = { reason: 'r' };

const modules = [
  {
    module: 'coaching',
    title: 'Coaching',
    cents: 100_000,
    lines: [
      { line: 'talks', title: 'Talks', kind: 'rate', unit: 'coaching-session', cents: 4500 },
      { line: 'rooms', title: 'Rooms', kind: 'actual' },
      { line: 'fees', title: 'Fees', kind: 'actual', capCents: 5000 },
      { line: 'posts', title: 'Posts', kind: 'staff-post', monthlyCents: 40_001, permille: 1500 },
    ],
  },
] as const;
const terms = {
  title: 'Muster',
  funder: 'Musterland',
  legalBasis: 'Musterrichtlinie',
  from: '2021-01-01',
  to: '2021-12-31',
  ownShare: { permille: 200, basis: 'within' },
  modules,
  municipalities: [{ name: 'Hier' }, { name: 'Dort', cents: 20_000 }],
  conditions: [],
  statementDueMonths: 6,
} as const;
const awarded = ['GrantAwarded', '2021-01-10', terms] as const;
const amended = (on: string, changes: object) =>
  ['GrantAmended', on, { decidedOn: on, ...changes }] as Facts[number];

/** Without a reason it is refused, with one it is recorded and the rule named. */
const warns = (issue: (reason: object) => Decision<GrantFacts>, warning: string) => {
  expect(issue({})).toEqual(refused('reason-required'));
  expect(issue(because)).toEqual([expect.objectContaining({ warnings: [warning] })]);
};

describe('an award', () => {
  const { statementDueMonths: _, conditions: __, ...sent } = structuredClone(terms);
  const make = (changes: object, ...facts: Facts) =>
    given(...facts).when('AwardGrant', { ...sent, on: '2021-01-10', ...changes } as never);
  const line = (changes: object) =>
    make({ modules: [{ ...modules[0], lines: [{ ...modules[0].lines[0], ...changes }] }] });

  it('holds the terms of the notice, and what the law says where it says nothing', () => {
    const talks = { ...modules[0].lines[0], counting: 'exact' };
    const plan = [{ ...modules[0], lines: [talks, ...modules[0].lines.slice(1)] }];
    expect(make({})).toEqual([
      { type: 'GrantAwarded', happenedOn: '2021-01-10', data: { ...terms, modules: plan } },
    ]);
  });

  it.each([
    ['named-twice', { modules: [modules[0], modules[0]] }],
    ['named-twice', { municipalities: [{ name: 'Hier' }, { name: 'Hier' }] }],
    ['end-before-start', { to: '2020-12-31' }],
    ['in-the-future', { on: '2021-03-16' }],
  ])('is refused: %s', (code, changes) => expect(make(changes)).toEqual(refused(code)));

  it('says what each line pays', () => {
    for (const changes of [
      { unit: undefined },
      { cents: undefined },
      { unit: 'coaching-hour' },
      { capCents: 1 },
      { kind: 'actual' },
      { kind: 'staff-post' },
    ])
      expect(line(changes)).toEqual(refused('line-unclear'));
  });

  it('happens once', () => expect(make({}, awarded)).toEqual(refused('already-awarded')));
});

describe('an amendment', () => {
  const amend = (changes: object) =>
    given(awarded).when('AmendGrant', { on: '2021-02-01', decidedOn: '2021-03-01', ...changes });

  it('records only what changed, a module in whole', () => {
    const dearer = { ...modules[0], cents: 200_000 };
    const second = { ...modules[0], module: 'second' };
    expect(amend({ to: '2022-06-30', from: terms.from, modules: [dearer, second] })).toMatchObject([
      {
        type: 'GrantAmended',
        happenedOn: '2021-02-01',
        data: {
          decidedOn: '2021-03-01',
          to: '2022-06-30',
          modules: [{ cents: 200_000 }, { module: 'second' }],
        },
      },
    ]);
    expect(amend({ to: terms.to, ownShare: { basis: 'within', permille: 200 } })).toEqual([]);
  });

  it('cannot end before it begins, nor have been decided tomorrow', () => {
    expect(amend({ to: '2020-01-01' })).toEqual(refused('end-before-start'));
    expect(amend({ to: '2022-01-01', decidedOn: '2021-03-16' })).toEqual(refused('in-the-future'));
  });

  it('decides by its day, also for what was paid before it was recorded', () => {
    const cost = {
      module: 'coaching',
      line: 'rooms',
      cents: 100,
      receipt: { number: '1', issuedOn: TODAY },
      payee: 'p',
    };
    const pay = (on: string, ...facts: Facts) => given(awarded, ...facts).when('RecordCost', { ...cost, on });
    expect(pay('2020-12-31')).toEqual(refused('outside-period'));
    expect(pay('2020-12-31', amended('2020-11-01', { from: '2020-11-01' }))).toHaveLength(1);
    expect(pay('2020-12-31', amended('2021-01-01', { from: '2020-11-01' }))).toEqual(
      refused('outside-period'),
    );
  });
});

describe('costs', () => {
  const paid = {
    ...{ on: '2021-03-10', module: 'coaching', line: 'rooms', cents: 60_000 },
    ...{ receipt: { number: 'R 1', issuedOn: '2021-03-01' }, payee: 'Muster & Co' },
  };
  const pay = (changes: object, facts: Facts = [], known: Record<string, unknown> = {}) =>
    given(awarded, ...facts).when('RecordCost', { ...paid, ...changes }, known);
  const { on: _, ...stored } = paid;
  const cost = (changes: object = {}, on = '2021-03-01') =>
    ['CostIncurred', on, { ...stored, cost: 'c1', ...changes }] as Facts[number];
  const promised = (changes: object = {}) =>
    [
      'CommitmentEntered',
      '2021-02-01',
      {
        ...{ commitment: 'm1', module: 'coaching', line: 'rooms', cents: 70_000 },
        ...{ dueOn: '2021-04-01', what: 'w' },
        ...changes,
      },
    ] as Facts[number];

  it('are recorded with their receipt on the day of payment', () => {
    expect(pay({ municipality: 'Hier' })).toEqual([
      {
        type: 'CostIncurred',
        happenedOn: '2021-03-10',
        data: { ...stored, municipality: 'Hier', cost: 'this-command' },
      },
    ]);
  });

  it.each([
    ['in-the-future', { on: '2021-03-16' }],
    ['outside-period', { on: '2020-12-31' }],
    ['unknown-module', { module: 'other' }],
    ['unknown-line', { line: 'other' }],
    ['municipality-not-in-grant', { municipality: 'Anderswo' }],
    ['other-kind-of-line', { line: 'talks' }],
    ['other-kind-of-line', { line: 'posts' }],
    ['no-commitment', { closes: true }],
    ['unknown-commitment', { commitment: 'none' }],
  ])('are refused: %s', (code, changes) => expect(pay(changes)).toEqual(refused(code)));

  it('over the budget of their module need a reason', () => {
    expect(pay({ cents: 40_000 }, [cost()])).toHaveLength(1);
    warns((reason) => pay({ cents: 40_001, ...reason }, [cost()]), 'over-budget');
    warns((reason) => pay({ cents: 30_001, ...reason }, [promised()]), 'over-budget');
    expect(pay({ cents: 99_000, line: 'fees' }, [cost()])).toHaveLength(1);
  });

  it('with a receipt that is recorded already are refused, unless somebody says why', () => {
    const receipts = { c1: { number: 'R 1', payee: 'muster  & CO' } };
    expect(pay({ cents: 1 }, [cost()], { receipts })).toEqual(refused('receipt-already-recorded'));
    expect(pay({ cents: 1, ...because }, [cost()], { receipts })).toMatchObject([
      { warnings: ['receipt-already-recorded'] },
    ]);
    for (const other of [
      { number: 'R 2', payee: 'Muster & Co' },
      { number: 'R 1', payee: 'Other' },
    ])
      expect(pay({ cents: 1 }, [cost()], { receipts: { c1: other } })).toHaveLength(1);
    // Who corrects a cost finds its own receipt.
    expect(pay({}, [], { receipts: { c1: receipts.c1 }, commandId: 'c1' })).toHaveLength(1);
  });

  it('settle a commitment in parts, until one closes it', () => {
    const part = cost({ commitment: 'm1', cents: 20_000 });
    expect(pay({ cents: 80_000, commitment: 'm1' }, [promised(), part])).toHaveLength(1);
    warns((reason) => pay({ cents: 50_001, ...reason }, [promised(), part]), 'over-budget');
    const last = cost({ commitment: 'm1', cents: 20_000, closes: true });
    expect(pay({ cents: 80_000 }, [promised(), last])).toHaveLength(1);
    expect(pay({ commitment: 'm1' }, [promised(), last])).toEqual(refused('commitment-closed'));
    expect(pay({ line: 'fees', commitment: 'm1' }, [promised()])).toEqual(refused('other-line'));
  });

  it('are promised within the budget, or with a reason', () => {
    const promise = (changes: object, ...facts: Facts) =>
      given(awarded, ...facts).when('EnterCommitment', {
        ...{ module: 'coaching', line: 'rooms', cents: 40_000, dueOn: '2021-04-01', what: 'w' },
        ...changes,
      });
    expect(promise({}, cost())).toMatchObject([
      { type: 'CommitmentEntered', happenedOn: TODAY, data: { commitment: 'this-command' } },
    ]);
    warns((reason) => promise({ cents: 40_001, ...reason }, cost()), 'over-budget');
    expect(promise({ dueOn: '2021-03-01' })).toEqual(refused('end-before-start'));
  });

  it('that were promised and do not come are released', () => {
    const release = (...facts: Facts) =>
      given(awarded, ...facts).when('ReleaseCommitment', { commitment: 'm1', reason: 'r' });
    expect(release(promised())).toMatchObject([{ type: 'CommitmentReleased' }]);
    expect(release(promised(), ['CommitmentReleased', TODAY, { commitment: 'm1', reason: 'r' }])).toEqual(
      refused('commitment-closed'),
    );
    expect(release()).toEqual(refused('unknown-commitment'));
  });

  it('of posts are charged by the month, and no more posts than there are', () => {
    const charge = (changes: object, ...facts: Facts) =>
      given(awarded, ...facts).when('ChargeStaffPost', {
        ...{ month: '2021-02', module: 'coaching', line: 'posts', permille: 500 },
        ...changes,
      });
    const charged = [
      'StaffPostCharged',
      '2021-02-28',
      { cost: 'p1', module: 'coaching', line: 'posts', month: '2021-02', permille: 1200 },
    ] as const;
    expect(charge({})).toMatchObject([{ type: 'StaffPostCharged', happenedOn: '2021-02-28' }]);
    expect(charge({}, charged)).toEqual(refused('over-posts'));
    expect(charge({ permille: 300 }, charged)).toHaveLength(1);
    expect(charge({ month: '2021-01' }, charged)).toHaveLength(1);
    expect(charge({ on: '2021-03-01' })).toEqual(refused('outside-month'));
    expect(charge({ month: '2021-03' })).toEqual(refused('in-the-future'));
    expect(charge({ line: 'rooms' })).toEqual(refused('other-kind-of-line'));
    // 1.2 posts are 48,001 cents, half a post 20,001.
    expect(charge({ month: '2021-01', permille: 500 }, charged, cost({ cents: 31_998 }))).toHaveLength(1);
    warns(
      (reason) => charge({ month: '2021-01', ...reason }, charged, cost({ cents: 31_999 })),
      'over-budget',
    );
  });
});

describe('a draw-down', () => {
  const payments = [{ module: 'coaching', line: 'rooms', cents: 50_000, dueOn: '2021-05-15' }];
  const ask = (changes: object, ...facts: Facts) =>
    given(awarded, ...facts).when('RequestDrawDown', { cents: 50_000, payments, ...changes });
  const asked = (cents = 50_000) =>
    ['DrawDownRequested', '2021-03-01', { drawDown: 'd1', cents, payments }] as const;
  const approved = ['DrawDownApproved', '2021-03-02', { drawDown: 'd1' }] as const;
  const turnedDown = ['DrawDownRejected', '2021-03-02', { drawDown: 'd1', reason: 'r' }] as const;
  const came = ['DrawDownPaid', '2021-03-10', { drawDown: 'd1', cents: 40_000 }] as const;
  const other = { actor: { ...somebody, id: 'other' } };

  it('is asked for payments that are due within two months', () => {
    expect(ask({})).toMatchObject([
      {
        type: 'DrawDownRequested',
        happenedOn: TODAY,
        data: { drawDown: 'this-command', cents: 50_000, payments },
      },
    ]);
    const later = [{ ...payments[0]!, dueOn: '2021-05-16' }];
    warns((reason) => ask({ payments: later, ...reason }), 'due-late');
  });

  it('is one of its payments, and of what is left of the approved money', () => {
    expect(ask({ cents: 49_999 })).toEqual(refused('sum-differs'));
    expect(ask({ payments: [{ ...payments[0]!, line: 'none' }] })).toEqual(refused('unknown-line'));
    // 20 % of the 1,000 euros is the own share.
    expect(ask({}, asked(30_000))).toHaveLength(1);
    expect(ask({}, asked(30_001))).toEqual(refused('over-approved'));
    expect(ask({}, asked(30_001), turnedDown)).toHaveLength(1);
    const onTop = amended('2021-01-01', { ownShare: { permille: 200, basis: 'on-top' } });
    expect(ask({}, onTop, asked(50_000))).toHaveLength(1);
    expect(ask({}, onTop, asked(50_001))).toEqual(refused('over-approved'));
  });

  it('is approved by a second person, once', () => {
    const approve = (known: Record<string, unknown>, ...facts: Facts) =>
      given(awarded, ...facts).when('ApproveDrawDown', { drawDown: 'd1' }, known);
    expect(approve({}, asked())).toEqual(refused('four-eyes'));
    expect(approve(other, asked())).toEqual([
      { type: 'DrawDownApproved', happenedOn: TODAY, data: { drawDown: 'd1' } },
    ]);
    expect(approve(other, asked(), approved)).toEqual(refused('draw-down-approved'));
    expect(approve(other, asked(), turnedDown)).toEqual(refused('draw-down-rejected'));
    expect(approve(other)).toEqual(refused('unknown-draw-down'));
  });

  it('is not changed by anybody once it was approved', () => {
    expect(
      given(awarded).when(
        'RequestDrawDown',
        { cents: 50_000, payments },
        { answered: { 'this-command': true } },
      ),
    ).toEqual(refused('draw-down-answered'));
  });

  it('comes after its approval, and not more than was asked for', () => {
    const receive = (body: object, ...facts: Facts) =>
      given(awarded, ...facts).when('RecordDrawDownPayment', { drawDown: 'd1', on: '2021-03-10', ...body });
    expect(receive({}, asked())).toEqual(refused('draw-down-requested'));
    expect(receive({}, asked(), approved)).toMatchObject([{ type: 'DrawDownPaid', data: { cents: 50_000 } }]);
    expect(receive({ cents: 50_001 }, asked(), approved)).toEqual(refused('more-than-requested'));
    expect(receive({ on: '2021-03-01' }, asked(), approved)).toEqual(refused('end-before-start'));
    expect(receive({}, asked(), approved, came)).toEqual(refused('draw-down-paid'));
  });

  it('is turned down before the money came', () => {
    const reject = (...facts: Facts) =>
      given(awarded, ...facts).when('RejectDrawDown', { drawDown: 'd1', reason: 'r' });
    expect(reject(asked())).toHaveLength(1);
    expect(reject(asked(), approved)).toHaveLength(1);
    expect(reject(asked(), approved, came)).toEqual(refused('draw-down-paid'));
  });

  describe('is paid back', () => {
    const demand = (body: object, ...facts: Facts) =>
      given(awarded, asked(), approved, came, ...facts).when('DemandRepayment', {
        ...{ cents: 40_000, reason: 'r' },
        ...body,
      });
    const demanded = [
      'RepaymentDemanded',
      '2021-03-14',
      { repayment: 'r1', cents: 40_000, interestCents: 27, reason: 'r' },
    ] as const;

    it('with interest for each day, by the base rate of that day', () => {
      // 4.12 % of 400 euros for six days.
      expect(demand({ interestFrom: '2021-03-10' })).toMatchObject([
        {
          type: 'RepaymentDemanded',
          happenedOn: TODAY,
          data: { repayment: 'this-command', interestCents: 27 },
        },
      ]);
      expect(demand({})).toMatchObject([{ data: { interestCents: 0 } }]);
    });

    it('and no more than came', () => {
      expect(demand({ cents: 40_001 })).toEqual(refused('more-than-drawn-down'));
      expect(demand({ cents: 1 }, demanded)).toEqual(refused('more-than-drawn-down'));
    });

    it('in parts, after which as much can be asked for again', () => {
      const pay = (body: object, ...facts: Facts) =>
        given(awarded, asked(), approved, came, demanded, ...facts).when('RecordRepayment', {
          ...{ repayment: 'r1', on: TODAY, cents: 40_000 },
          ...body,
        });
      const made = ['RepaymentMade', TODAY, { repayment: 'r1', cents: 30_000, interestCents: 27 }] as const;
      expect(pay({ interestCents: 27 })).toMatchObject([{ type: 'RepaymentMade', happenedOn: TODAY }]);
      expect(pay({ cents: 10_000 }, made)).toHaveLength(1);
      expect(pay({ cents: 10_001 }, made)).toEqual(refused('more-than-demanded'));
      expect(pay({ cents: 1, interestCents: 1 }, made)).toEqual(refused('more-than-demanded'));
      const all = [asked(), approved, came, demanded] as Facts;
      const more = { cents: 50_000, payments };
      expect(ask({ ...more }, ...all)).toEqual(refused('over-approved'));
      expect(ask({ ...more }, ...all, made)).toHaveLength(1);
    });
  });
});
